// A meal in WeChat: the compiled package on three phones. One thumb keeps it, a phone without a network shows it, the
// clerk's phone says yes once. The canteen's hours are moved as they would pass, so that it runs at any time of day.
import { qrText } from '../../cloudfunctions/kernel/canteen/pick-up-code'
import { mustBe, suite } from '../told'
import { openCanteenNow } from '../world/canteen-now'
import type { Phone } from './phone/phone'
import { withCity } from './with-city'

const { promise, end } = suite()

// By the key, not by the word: what was typed shows the same digits above the keys.
const type = async (clerk: Phone, code: string): Promise<void> => {
  for (const digit of code) await clerk.page.locator('.till-key').filter({ visible: true, hasText: digit }).tap()
}

withCity('weapp_canteen', async ({ eye, phoneOf, phones }) => {
  const canteen = await openCanteenNow(process.env.DATABASE_URL!)
  const page = `/canteen/canteen?communityCode=${canteen.communityCode}&canteenId=${canteen.canteenId}`
  const rowOf = async (tier: string) =>
    (
      await eye.query<{ code: string; state: string; day: string; canteen_id: string }>(
        `select code, state, day::text as day, canteen_id
         from meal_reservation
         where canteen_id = $1 and tier_code = $2`,
        [canteen.canteenId, tier],
      )
    ).rows[0]!
  const clerk = await phoneOf('canteen-clerk')
  const rider = await phoneOf('rider')
  const resident = await phoneOf('resident')
  await promise(
    'a clerk lands at the till; the menu goes out from the same phone, however fast it is written',
    async () => {
      await clerk.text('换一家', 10_000)
      await clerk.tap('换一家')
      await clerk.tap(canteen.name)
      await clerk.open('/canteen-desk/menu')
      await clerk.tap('添一道菜')
      await clerk.type('红烧牛肉', '手工面')
      await clerk.tap('麸质')
      await clerk.tap('就这样')
      await clerk.typeAtOnce([
        ['16', '16'],
        ['80', '2'],
        ['20', '0'],
      ])
      await clerk.tap('出菜单，开始订')
      await clerk.text(/大家现在能订/, 10_000)
    },
  )
  await promise('a rider and a resident keep the two portions with one thumb each', async () => {
    for (const phone of [rider, resident]) {
      await phone.open(page)
      await phone.tap('给我留一份')
      await phone.tap('就留这份')
      await phone.text(/已为你留到/, 10_000)
    }
    await rider.text(/骑手价 ¥12\.8/)
  })
  await promise(
    'WeChat ends the mini-program where there is no network: the number and its picture are still there',
    async () => {
      const { code } = await rowOf('rider')
      await rider.open('/canteen/index')
      await rider.text(`${code.slice(0, 3)} ${code.slice(3)}`, 10_000)
      await rider.offline(true)
      await rider.reload('/canteen/index')
      await rider.text(`${code.slice(0, 3)} ${code.slice(3)}`, 10_000)
      await rider.text('没网，取餐号照样能用')
      mustBe((await rider.page.locator('.ui-qr').filter({ visible: true }).count()) > 0, 'no picture to scan')
      await rider.offline(false)
    },
  )
  await canteen.beginServing()
  await promise(
    'the clerk types it: a yes with what to take; again: a no with the time, and the phone trembles',
    async () => {
      const { code } = await rowOf('rider')
      await clerk.open('/canteen-desk/index')
      await clerk.text('现场用餐', 10_000)
      await type(clerk, code)
      await clerk.text('可以取', 10_000)
      await clerk.text('收 ¥12.8')
      mustBe((await clerk.calls('vibrateShort')).length > 0, 'nothing was felt')
      await clerk.tap('下一位')
      await type(clerk, code)
      await clerk.text('不能取', 10_000)
      await clerk.text(/用过了，\d\d:\d\d/)
      await clerk.tap('下一位')
    },
  )
  await promise('the camera reads what the picture on the other phone says', async () => {
    await resident.open('/canteen/index')
    const { code, day } = await rowOf('full')
    await resident.text(`${code.slice(0, 3)} ${code.slice(3)}`, 10_000)
    const qr = qrText(
      { communityCode: canteen.communityCode, canteenId: canteen.canteenId, day, code },
      process.env.HONGYI_SECRET!,
    )
    clerk.scans(qr)
    await clerk.tap('扫码')
    await clerk.text('可以取', 10_000)
    await clerk.text('收 ¥16')
    await clerk.tap('下一位')
    mustBe((await rowOf('full')).state === 'redeemed', 'the meal is still kept')
  })
  await canteen.endServing()
  await promise('the day is closed, and its sheet can be copied', async () => {
    await clerk.open('/canteen-desk/sheet')
    await clerk.tap('结账，出单子')
    await clerk.tap('结')
    await clerk.text('¥28.8', 10_000)
    await clerk.tap('复制')
    await clerk.text(/复制好了/)
  })
  await promise('no page threw, asked for what WeChat lacks, or sent more than 256 KB to a page at once', async () => {
    const faults = phones
      .flatMap((p) => p.faults().map((f) => `${p.openid}: ${f}`))
      .filter((f) => !/offline|network|lost/i.test(f))
    mustBe(faults.length === 0, JSON.stringify(faults.slice(0, 5), null, 1))
    for (const p of phones)
      mustBe((await p.largestSetData()) < 256 * 1024, `setData of ${await p.largestSetData()} bytes`)
  })
  await canteen.stop()
}).then(end, (error: Error) => {
  console.error(error)
  process.exit(1)
})
