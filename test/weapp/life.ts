// The compiled WeChat package on phones in Chromium: post, accept, answer, close. wx.cloud.callFunction crosses to the
// built function bundles, as WeChat's cloud would call them, over a real database.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { withServer } from '../../config/with-database'
import { migrate } from '../../cloudfunctions/store/migrate'
import { seedDemo } from '../../cloudfunctions/demo-city/seed'
import { picture } from '../h5/picture'
import { askedAtNight } from '../world/asked-at-night'
import { dist } from './dist'
import { openBrowser } from './phone/chromium'
import { openPhone } from './phone/open-phone'
import type { Phone } from './phone/phone'

const root = path.resolve(__dirname, '../..')
interface Bundle {
  main(event: unknown, context: unknown): Promise<unknown>
  receiveUpload?(ticket: string, bytes: Buffer): Promise<unknown>
  readPhoto?(key: string, query: Record<string, string>): Promise<{ bytes: Uint8Array; type: string } | null>
}
const bundle = (name: string): Bundle => require(path.join(root, 'dist/cloudfunctions', name, 'index.js')) as Bundle

let passed = 0
let failed = 0
const open: Phone[] = []
async function promise(words: string, keep: () => Promise<void>): Promise<void> {
  try {
    await keep()
    passed++
    console.log(`✓ ${words}`)
  } catch (error) {
    failed++
    for (const [i, p] of open.entries())
      await p.screenshot(path.join(root, 'test/.artifacts', `weapp-${failed}-${i}.png`)).catch(() => undefined)
    console.log(`✗ ${words}\n  ${(error as Error).message.split('\n').slice(0, 40).join('\n  ')}`)
  }
}
const mustBe = (is: unknown, what: string) => {
  if (!is) throw new Error(what)
}

/**
 * WeChat's cloud: it vouches for the caller in the function's
 * environment, which the function reads before anything else.
 */
function cloud(functions: Record<string, Bundle>) {
  return (name: string, data: unknown, openid: string): Promise<unknown> => {
    Object.assign(process.env, { TCB_SOURCE: 'wx_client', WX_OPENID: openid })
    return functions[name]!.main(data, {})
  }
}

async function life(databaseUrl: string): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'hongyi-weapp-'))
  await migrate(databaseUrl)
  await seedDemo(databaseUrl, new Date())
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    HONGYI_MODE: 'demo',
    HONGYI_BLOBS: path.join(place, 'blobs'),
    HONGYI_SECRET: 'for this test alone',
  })
  const functions = { member: bundle('member'), staff: bundle('staff'), matching: bundle('matching') }
  const eye = new Client({ connectionString: databaseUrl })
  await eye.connect()
  await eye.query(`select set_config('hongyi.scope', '%', false)`)
  await askedAtNight(eye)
  const person = async (account: string) =>
    (
      await eye.query<{ person_id: string }>(`select person_id from credential where kind = 'demo' and subject = $1`, [
        account,
      ])
    ).rows[0]!.person_id
  const giveOpenid = (openid: string, personId: string) =>
    eye.query(`insert into credential values ('wechat', $1, $2, now()) on conflict do nothing`, [openid, personId])
  const browser = await openBrowser()
  const pocket = (openid: string): Promise<Phone> =>
    openPhone({
      browser,
      packageDir: dist,
      openid,
      callFunction: cloud(functions),
      world: { location: null as never, permissions: { 'scope.userLocation': false } as never },
      async uploadFile({ url, bytes }) {
        const answer = (await functions.member.receiveUpload!(url.split('/uploads/')[1]!, bytes)) as { ok: boolean }
        return { statusCode: answer.ok ? 200 : 400, data: JSON.stringify(answer) }
      },
      async download(url) {
        const at = new URL(url, 'https://host.test')
        const photo = await functions.member.readPhoto!(
          at.pathname.replace('/photos/', ''),
          Object.fromEntries(at.searchParams),
        )
        return photo ? { bytes: Buffer.from(photo.bytes), type: photo.type } : undefined
      },
    })
  // Help for the elderly: grid workers are on duty at any hour, so that somebody is asked whenever the test runs.
  const said = `老人想去医院复查，找人陪一趟 ${Date.now() % 10000}`
  const door = await picture(path.join(place, 'door.png'))
  await giveOpenid('o-resident', await person('resident'))
  await giveOpenid('o-staff', await person('community-staff'))
  const resident = await pocket('o-resident')
  const staff = await pocket('o-staff')
  const phones = open
  phones.push(resident, staff)
  try {
    await promise('in WeChat a person has an account by being there, and posts with a photo', async () => {
      await resident.text('有事就说一声')
      await resident.text('我反映的')
      resident.photos(door)
      await resident.tap('拍一张，说一声')
      await resident.type('写一句就行', said)
      await resident.tap('养老助老')
      await resident.text('前给你答复', 10_000)
      await resident.tap('交给社区')
      await resident.text('收到了', 15_000)
    })
    await promise('staff land at their desk when the app starts, the first time and every time', async () => {
      await giveOpenid('o-street', await person('street-staff'))
      const street = await pocket('o-street')
      phones.push(street)
      for (const one of [staff, street]) {
        await one.text('今天到期', 10_000)
        await one.start('')
        await one.text('今天到期', 10_000)
      }
      await resident.start('')
      await resident.text('有事就说一声', 10_000)
      mustBe((await resident.route()).route === 'home/index', 'a resident landed elsewhere')
    })
    await promise('a helper who is asked accepts on the phone and finishes the work', async () => {
      await functions.matching.main({ Type: 'Timer' }, {})
      const { rows } = await eye.query<{ helper_id: string }>(
        `select o.helper_id
         from case_offer o
         join cases c using (community_code, case_id)
         where c.text = $1 and o.state = 'open'
         order by o.rank
         limit 1`,
        [said],
      )
      mustBe(rows[0], 'nobody was asked')
      await giveOpenid('o-helper', rows[0]!.helper_id)
      const helper = await pocket('o-helper')
      phones.push(helper)
      await helper.tap('帮忙')
      await helper.tap(/老人想去医院复查/)
      await helper.text('为什么问你')
      await helper.tap('我来')
      await helper.text('打电话', 10_000)
      await helper.tap('办完了')
      await helper.type('怎么办好的', '陪着挂号、拍片、取药')
      await helper.tap('交给社区答复')
      await helper.text(/办完了，等/, 15_000)
    })
    await promise('staff answer with one thumb', async () => {
      await staff.open('/staff-desk/index')
      await staff.tap(/老人想去医院复查/)
      await staff.tap('答复')
      await staff.type('办了什么、结果怎样', '网格员陪着去医院看完了，药也取了。')
      await staff.tap('答复居民')
      await staff.text('办没办好，只由居民来说', 10_000)
    })
    await promise('the resident says that it is solved', async () => {
      await resident.open('/my-cases/index')
      await resident.tap(/老人想去医院复查/)
      await resident.tap('说说办得怎么样')
      await resident.tap('联系了')
      await resident.tap('解决了')
      await resident.tap('满意')
      await resident.tap('就这么说')
      await resident.noText('还想说一句（可以不写）')
      await resident.text('解决了', 15_000)
      const { rows } = await eye.query('select state, outcome from cases where text = $1', [said])
      mustBe(rows[0]?.outcome === 'solved', `the case is ${JSON.stringify(rows[0])}`)
    })
    await promise('a call whose answer was lost is sent again and happens once', async () => {
      const again = `没收到回音的一件 ${said}`
      await resident.open('/post-a-case/index?first=words')
      await resident.type('写一句就行', again)
      await resident.tap('公共设施维修')
      await resident.text('前给你答复', 10_000)
      resident.loseReplies(1)
      await resident.tap('交给社区')
      await resident.text('收到了', 60_000)
      const { rows } = await eye.query<{ n: string }>('select count(*) as n from cases where text = $1', [again])
      mustBe(Number(rows[0]!.n) === 1, `it is there ${rows[0]!.n} times`)
    })
    await promise(
      'no page threw, asked for what WeChat lacks, or sent more than 256 KB to a page at once',
      async () => {
        await resident.page.waitForTimeout(200)
        const faults = phones.flatMap((p) => p.faults().map((f) => `${p.openid}: ${f}`)).filter((f) => !/lost/.test(f))
        mustBe(faults.length === 0, JSON.stringify(faults.slice(0, 5), null, 1))
        for (const p of phones)
          mustBe((await p.largestSetData()) < 256 * 1024, `setData of ${await p.largestSetData()} bytes`)
      },
    )
  } finally {
    for (const [i, p] of phones.entries()) {
      await p.screenshot(path.join(root, 'test/.artifacts', `weapp-${i}.png`)).catch(() => undefined)
      await p.close()
    }
    await browser.close()
    await eye.end()
    const { closePools } = bundle('member') as unknown as { closePools?: () => Promise<void> }
    await closePools?.()
    rmSync(place, { recursive: true, force: true })
  }
}

withServer(async (server) => life(await server.create('weapp')), { durable: false })
  .catch((error: Error) => {
    failed++
    console.error(error)
  })
  .finally(() => {
    console.log(`${passed} passed, ${failed} failed`)
    process.exit(failed ? 1 : 0)
  })
