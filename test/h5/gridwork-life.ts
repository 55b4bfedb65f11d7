// From a rider's application to the day he leaves, on H5, by several people in browsers of their own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import type { Page } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import { withServer } from '../../config/with-database'
import { newId } from '../../cloudfunctions/kernel/ids'
import { mustBe, suite } from '../told'
import { openBrowser, visit, type Visitor } from './browser'
import { startHost, type Host } from './host'
import { picture } from './picture'

const { promise, end } = suite()
const run = Date.now() % 10000
const asked = `路灯杆歪了，要两个人扶正 ${run}`
const passing = `井盖翘起来一角 ${run}`
const rider = '马小军'

/** What is on top: a sheet, else the screen that is shown. */
const top = (page: Page) => page.locator('.taro_page:not([style*="display: none"])').last()
const choose = (v: Visitor, role: 'radio' | 'checkbox' | 'switch' | 'button', name: string | RegExp) =>
  top(v.page).getByRole(role, { name }).last().click()

/** One call as that person, as their own phone would make it. */
async function callAs(
  v: Visitor,
  base: string,
  operation: string,
  input: unknown,
): Promise<{ ok: boolean; code?: string; data?: Record<string, never> }> {
  const token = await v.page.evaluate(() => (JSON.parse(localStorage.getItem('token')!) as { data: string }).data)
  return (
    await v.context.request.post(`${base}/rpc/${operation}`, {
      data: { input, clientId: newId() },
      headers: { authorization: `Bearer ${token}` },
    })
  ).json()
}

interface World {
  host: Host
  eye: Client
  rider: Visitor
  staff: Visitor
  member: Visitor
  volunteer: Visitor
  photo: string
  community: string
}

async function applying({ rider: r, staff: s }: World): Promise<void> {
  await promise('a rider registers in two minutes, and what he filled in survives a closed app', async () => {
    const began = Date.now()
    await r.go('gridwork/index')
    await r.press('两分钟报到')
    await choose(r, 'radio', '美团')
    await r.press('下一步')
    await r.sees('平时在哪一片')
    await choose(r, 'radio', /只要常去的几片/)
    await choose(r, 'checkbox', /第 01 网格/)
    await r.press('就这 1 片')
    await r.press('下一步')
    await choose(r, 'checkbox', /^下午$/)
    await r.sees('每天 14:00–17:00')
    // The battery is empty; the next morning he goes on where he was.
    await r.page.reload()
    await r.sees('每天 14:00–17:00')
    await r.press('下一步')
    for (const skill of ['门锁', '搬抬', '电路']) await choose(r, 'checkbox', skill)
    await r.press('下一步')
    await r.sees('报到说明')
    await r.press('交给社区')
    await r.sees('点“我看过了，同意”')
    await choose(r, 'switch', '我看过了，同意')
    await r.press('交给社区')
    await r.sees('社区给你回音')
    mustBe(Date.now() - began < 120_000, `it took ${Date.now() - began} ms`)
  })
  await promise('the community asks once for everything that is missing', async () => {
    await s.go('gridwork-desk/index')
    await s.page
      .getByRole('button', { name: new RegExp(rider) })
      .first()
      .click()
    await s.press('一次告知')
    await s.page.getByRole('radio', { name: '写一句方便联系的时间' }).click()
    await s.page.getByRole('button', { name: '告诉他这 1 样' }).click()
    await s.sees('等他补充')
  })
  await promise('he reads what is missing, puts it in, and it is with the community again', async () => {
    await r.go('gridwork/index')
    await r.sees('还差 1 样')
    await r.press('去补上')
    await r.press(/门锁/)
    await r.page.locator('textarea:visible').last().fill('下午三点以后打电话都行。')
    await r.press('下一步')
    await r.press('再交给社区')
    await r.sees('社区在看')
  })
  await promise('staff approve him with dates, and the letter says them', async () => {
    await s.go('gridwork-desk/index')
    await s.page
      .getByRole('button', { name: new RegExp(rider) })
      .first()
      .click()
    await s.press('同意，定聘期')
    await s.page.locator('.ui-sheet').getByRole('radio', { name: '半年' }).click()
    await s.page.getByRole('button', { name: /^同意，聘到/ }).click()
    await s.sees('已经同意')
    await r.go('gridwork/index')
    await r.sees('还有')
    await r.page
      .getByRole('button', { name: /看聘期和空闲时间/ })
      .last()
      .click()
    await r.page.getByRole('button', { name: /^聘书/ }).last().click()
    await r.sees(`${rider} 同志`)
    await r.page.emulateMedia({ media: 'print' })
    const paper = await r.page.locator('.letter').evaluate((e) => {
      const { width, height } = e.getBoundingClientRect()
      return { width, height, bars: getComputedStyle(document.querySelector('.ui:has(.letter) .ui-bar')!).display }
    })
    mustBe(
      paper.bars === 'none' && paper.height / paper.width > 1.4 && paper.height / paper.width < 1.42,
      `it prints as ${JSON.stringify(paper)}`,
    )
    const pages = (await r.page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length
    mustBe(pages === 1, `it prints on ${pages} pages`)
    await r.page.emulateMedia({ media: 'screen' })
  })
}

/** Everybody else who helps here rests: who is asked is then only a matter of his own hours. */
const restOthers = ({ eye, community }: World, personId: string) =>
  eye.query(`update helper set paused_until = now() + interval '1 day' where community_code = $1 and helper_id <> $2`, [
    community,
    personId,
  ])

async function asking(w: World): Promise<void> {
  const { rider: r, host, eye, community } = w
  const {
    rows: [me],
  } = await eye.query<{ person_id: string; appointment_id: string }>(
    `select person_id, appointment_id
     from appointment
     where name = $1 and state = 'active'
     order by appointed_at desc
     limit 1`,
    [rider],
  )
  if (!me) return promise('he is appointed', () => Promise.reject(new Error('there is no appointment')))
  await restOthers(w, me.person_id)
  await host.askedAtNight()
  const weekday = (days: number) => ((new Date(Date.now() + 8 * 3_600_000).getUTCDay() + 6 + days) % 7) + 1
  // The screen's parts of a day end at eleven at night; the test runs at any hour.
  const hours = (days: number[]) =>
    callAs(r, host.url, 'change-free-hours', {
      communityCode: community,
      appointmentId: me.appointment_id,
      maxOpenTasks: 2,
      windows: days.map((d) => ({ weekday: weekday(d), from: 0, to: 1440 })),
    })
  const offers = async () =>
    Number(
      (
        await eye.query<{ n: string }>(`select count(*) as n from case_offer where helper_id = $1 and state = 'open'`, [
          me.person_id,
        ])
      ).rows[0]!.n,
    )
  await promise('outside his hours nobody asks him, and inside them he is asked', async () => {
    await hours([3])
    const {
      rows: [at],
    } = await eye.query<{ code: string }>(
      `select code from building where community_code = $1 and grid_code = $2 order by code limit 1`,
      [community, `G${community}001`],
    )
    const posted = await callAs(w.member, host.url, 'post-case', {
      caseId: newId(),
      text: asked,
      photos: [],
      place: { buildingCode: at!.code },
      categoryCode: 'facility',
      visibility: 'neighbours',
      saidAt: new Date().toISOString(),
    })
    mustBe(posted.ok, `the case was not posted: ${posted.code}`)
    await wait(6_000)
    mustBe((await offers()) === 0, 'he was asked outside his hours')
    await hours([0, 1])
    await eye.query(`update cases set next_wave_at = now() where text = $1`, [asked])
    const whom = await host.askedAbout(asked)
    mustBe(whom.length === 1 && whom[0] === me.person_id, `asked were ${whom.join()}`)
    await r.go('help-out/index')
    await r.sees('路灯杆歪了')
  })
  await promise('a report in passing takes seconds, and he has it in his own hands', async () => {
    await r.go('gridwork/passing')
    const began = Date.now()
    const chooser = r.page.waitForEvent('filechooser')
    await top(r.page).locator('.ui-bottom').getByRole('button', { name: '拍一张' }).click()
    await (await chooser).setFiles(w.photo)
    await choose(r, 'switch', '我顺手就办')
    await r.page.locator('textarea:visible').last().fill(passing)
    await r.press('记下，我去办')
    await r.sees('在你手上了')
    mustBe(Date.now() - began < 15_000, `it took ${Date.now() - began} ms`)
    const {
      rows: [c],
    } = await eye.query<{ case_id: string }>('select case_id from cases where text = $1', [passing])
    mustBe(c && (await host.heldBy(c.case_id)) === 1, 'nobody holds it')
  })
  await promise('a report without a network waits on the phone and arrives once', async () => {
    await r.go('gridwork/passing')
    const chooser = r.page.waitForEvent('filechooser')
    await top(r.page).locator('.ui-bottom').getByRole('button', { name: '拍一张' }).click()
    await (await chooser).setFiles(w.photo)
    await r.page.locator('textarea:visible').last().fill(`没网 ${passing}`)
    await r.sees('负责')
    await r.context.setOffline(true)
    await r.press('交给社区')
    await r.sees('存在手机里了')
    await r.context.setOffline(false)
    await r.sees('收到了')
    mustBe((await host.countCases(`没网 ${passing}`)) === 1, 'it arrived not exactly once')
  })
  await promise('he rests, and the question is taken back at once', async () => {
    mustBe((await offers()) > 0, 'there was no question to take back')
    await r.go(`gridwork/appointment?appointmentId=${me.appointment_id}`)
    await r.press('先歇着')
    await choose(r, 'radio', /^三天/)
    await choose(r, 'button', /^歇到/)
    await r.sees('我回来了，接着问我')
    mustBe((await offers()) === 0, 'a question stayed open')
  })
  await promise(
    'he leaves: what is erased and what stays is said before and after, and the next call asks him nothing',
    async () => {
      await r.press('退出')
      for (const words of ['当时就抹掉', '会留下，因为', '是居民那件事的记录']) await r.sees(words)
      await top(r.page).locator('.ui-sheet').getByRole('button', { name: '退出' }).last().click()
      for (const words of ['谢谢你来过', '手上的 1 件已经另外找人', '已经抹掉', '证明当时得到过你的同意'])
        await r.sees(words)
      const list = (await callAs(r, host.url, 'list-offers', {})) as { data?: { offers: unknown[] } }
      mustBe(list.data?.offers.length === 0, 'the next call still asked him')
      const {
        rows: [h],
      } = await eye.query<{ windows: unknown[]; phone: string | null; grid_codes: string[] }>(
        'select windows, phone, grid_codes from helper where community_code = $1 and helper_id = $2',
        [community, me.person_id],
      )
      mustBe(h && h.windows.length === 0 && h.phone === null && h.grid_codes.length === 0, 'his habits are still there')
    },
  )
}

async function posts({ host, member, volunteer, staff: s, eye, community }: World): Promise<void> {
  await promise('a party member registers the same way, and is appointed', async () => {
    await member.go('gridwork/index')
    await member.press('在职党员报到')
    mustBe(
      (await top(member.page).getByRole('switch', { name: '我是党员' }).getAttribute('aria-checked')) === 'true',
      'party membership was not filled in',
    )
    for (const next of ['平时在哪一片', '哪会儿有空']) {
      await member.press('下一步')
      await member.sees(next)
    }
    await choose(member, 'checkbox', /^晚上$/)
    await member.press('下一步')
    await member.press('下一步')
    await choose(member, 'switch', '我看过了，同意')
    await member.press('交给社区')
    await member.sees('社区给你回音')
    await s.go('gridwork-desk/index')
    await s.page
      .getByRole('button', { name: /张秀兰/ })
      .first()
      .click()
    await s.press('同意，定聘期')
    await s.page.getByRole('button', { name: /^同意，聘到/ }).click()
    await s.sees('已经同意')
  })
  await promise('two ask for one vacant post, one of them gets it', async () => {
    await eye.query(`update post_candidacy set state = 'withdrawn' where community_code = $1 and state = 'open'`, [
      community,
    ])
    await member.go(`gridwork/posts?communityCode=${community}`)
    await member.page
      .getByRole('button', { name: /楼栋长，空着/ })
      .first()
      .click()
    const post = await member.page.locator('.ui-sheet .ui-title').textContent()
    await member.page.locator('.ui-sheet').getByRole('button', { name: '我来当' }).click()
    await member.sees('你报了')
    const {
      rows: [first],
    } = await eye.query<{ post_code: string; candidacy_id: string }>(
      `select post_code, candidacy_id from post_candidacy where community_code = $1 and state = 'open'`,
      [community],
    )
    const other = newId()
    mustBe(
      (
        await callAs(volunteer, host.url, 'apply-for-post', {
          communityCode: community,
          postCode: first!.post_code,
          candidacyId: other,
        })
      ).ok,
      'the second could not ask',
    )
    await s.go('gridwork-desk/index')
    await s.page.getByRole('radio', { name: /^岗位/ }).click()
    await s.page
      .getByRole('button', { name: new RegExp(`${post}，张秀兰`) })
      .first()
      .click()
    await s.press('就定他')
    await s.page.getByText('选一个人，在这里看').first().waitFor()
    const second = await callAs(s, host.url, 'decide-post', {
      communityCode: community,
      candidacyId: other,
      decision: 'appoint',
    })
    mustBe(!second.ok && second.code === 'POST_HELD', `the second heard ${second.code ?? 'yes'}`)
    const { rows } = await eye.query(
      `select 1 from post_holding where community_code = $1 and post_code = $2 and ended_at is null`,
      [community, first!.post_code],
    )
    mustBe(rows.length === 1, `${rows.length} hold it`)
  })
}

async function life(databaseUrl: string): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'hongyi-gridwork-'))
  const host = await startHost(place, databaseUrl)
  const eye = new Client({ connectionString: databaseUrl })
  await eye.connect()
  await eye.query(`select set_config('hongyi.scope', '%', false)`)
  const browser = await openBrowser()
  const {
    rows: [home],
  } = await eye.query<{ community_code: string; lng: number; lat: number }>(
    `select b.community_code, b.lng, b.lat
     from building b
     where b.grid_code = 'G150105006001001'
     order by b.code
     limit 1`,
  )
  const spot = { place: { lng: Number(home!.lng), lat: Number(home!.lat) } }
  const [r, member, volunteer, staff] = [
    await visit(browser, host.url, 'rider', spot),
    await visit(browser, host.url, 'resident'),
    await visit(browser, host.url, 'volunteer'),
    await visit(browser, host.url, 'community-staff', { width: 1440, height: 900 }),
  ]
  for (const v of [r, member, volunteer, staff]) v.page.setDefaultTimeout(12_000)
  const world: World = {
    host,
    eye,
    rider: r,
    staff,
    member,
    volunteer,
    community: home!.community_code,
    photo: await picture(path.join(place, 'cover.png')),
  }
  try {
    await applying(world)
    await asking(world)
    await posts(world)
    await promise('no screen threw an error', async () => {
      const errors = [r, member, volunteer, staff].flatMap((v) => v.errors)
      mustBe(errors.length === 0, errors.slice(0, 5).join('\n'))
    })
    for (const [name, v] of [
      ['rider', r],
      ['staff', staff],
    ] as const)
      await v.shot(path.join('test/.artifacts', `h5-gridwork-${name}.png`))
  } finally {
    await browser.close()
    await eye.end()
    await host.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

withServer(async (server) => life(await server.create('gridwork')), { durable: false }).then(end, (error: Error) => {
  console.error(error)
  process.exit(1)
})
