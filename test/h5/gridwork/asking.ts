import { setTimeout as wait } from 'node:timers/promises'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { mustBe } from '../../told'
import { callAs, choose, rider, top, type World } from './world'

const run = Date.now() % 10000
const asked = `路灯杆歪了，要两个人扶正 ${run}`
const passing = `井盖翘起来一角 ${run}`

/** Everybody else who helps here rests: who is asked is then only a matter of his own hours. */
const restOthers = ({ eye, community }: World, personId: string) =>
  eye.query(`update helper set paused_until = now() + interval '1 day' where community_code = $1 and helper_id <> $2`, [
    community,
    personId,
  ])

/** He is asked inside his hours, reports in passing, rests, and leaves. */
export async function asking(w: World): Promise<void> {
  const { promise, rider: r, host, eye, community } = w
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
