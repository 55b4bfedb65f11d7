// A rider in WeChat: the compiled package finds the nearest open station
// on the phone, in a basement too, and no call of it says where he stands.
import gcoord from 'gcoord'
import { mustBe, suite } from '../told'
import { standing, tellsPosition } from '../world/standing'
import { stationsAsByDay } from '../world/stations-now'
import type { Phone } from './phone/phone'
import { withCity } from './with-city'

const { promise, end } = suite()
const [lng, lat] = gcoord.transform([standing.lng, standing.lat], gcoord.WGS84, gcoord.GCJ02)
const shifted = [{ lng, lat }]

const shown = (phone: Phone): Promise<string> =>
  phone.page.locator('.station-name').filter({ visible: true }).first().innerText()
/** What the package sent: calls, uploads, requests; not what it asked of the phone itself. */
const sentBy = async (phone: Phone): Promise<string[]> =>
  (await phone.calls())
    .filter((c) => /cloud\.|request|uploadFile|downloadFile|connectSocket/.test(c.name))
    .map((c) => JSON.stringify(c.options))

withCity('weapp_stations', async ({ phoneOf, eye, databaseUrl }) => {
  await stationsAsByDay(databaseUrl)
  const rider = await phoneOf('rider', { location: standing, permissions: {} })
  await promise('a rider begins at the stations, with an answer before he was asked for anything', async () => {
    await rider.text('用一下你的位置，就知道哪个最近', 10_000)
    mustBe((await shown(rider)).length > 1, 'no station is shown')
  })
  await promise('his position brings the nearest one, and the way is handed to WeChat’s map as a goal', async () => {
    await rider.tap('用我的位置')
    await rider.text('你现在的位置附近')
    const name = await shown(rider)
    await rider.tap('去这里')
    const [opened] = await rider.calls('openLocation')
    const goal = opened!.options as { name: string; latitude: number; longitude: number }
    mustBe(goal.name === name, `the map was told ${goal.name} instead of ${name}`)
    const {
      rows: [row],
    } = await eye.query<{ lng: number; lat: number }>('select lng, lat from station where name = $1', [name])
    const there = gcoord.transform([row!.lng, row!.lat], gcoord.WGS84, gcoord.GCJ02)
    mustBe(
      Math.abs(goal.longitude - there[0]) < 1e-6 && Math.abs(goal.latitude - there[1]) < 1e-6,
      'the goal is not where the station stands on WeChat’s map',
    )
  })
  await promise('门锁着 is one tap and brings the next best', async () => {
    const locked = await shown(rider)
    await rider.tap('门锁着 / 没水')
    await rider.tap('门锁着')
    await rider.text('收到了', 10_000)
    await rider.tap('给我换一个')
    for (let tries = 0; tries < 50 && (await shown(rider)) === locked; tries++) await rider.page.waitForTimeout(100)
    mustBe((await shown(rider)) !== locked, 'the locked one is still offered')
    const { rows } = await eye.query<{ n: string }>(
      `select count(*) as n
       from station_fault f
       join station s using (community_code, station_id)
       where s.name = $1 and f.state = 'open'`,
      [locked],
    )
    mustBe(Number(rows[0]!.n) === 1, 'staff have no task')
  })
  await promise('WeChat ends the mini-program in a basement: the list and the answer are still there', async () => {
    await rider.offline(true)
    await rider.reload('/stations/index')
    await rider.text(/没网/, 10_000)
    mustBe((await shown(rider)).length > 1, 'no answer without a network')
    await rider.offline(false)
  })
  await promise('a refused position is no dead end: a community chosen from the list does as well', async () => {
    const other = await phoneOf('rider', { location: null, permissions: { 'scope.userLocation': false } })
    await other.text('用一下你的位置，就知道哪个最近', 10_000)
    await other.tap('用我的位置')
    await other.text('手机没给位置，可以自己选个社区', 12_000)
    await other.tap('自己选地方')
    await other.tap(/我的社区/)
    mustBe((await shown(other)).length > 1, 'no station is shown')
  })
  await promise('no call of it all said where he stands, in neither of WeChat’s degrees', async () => {
    const sent = await sentBy(rider)
    mustBe(sent.length > 0, 'no call was heard')
    const telling = sent.filter((text) => tellsPosition(text, standing, shifted))
    mustBe(telling.length === 0, telling.slice(0, 2).join('\n'))
    mustBe(
      tellsPosition(JSON.stringify({ data: { at: shifted[0] } }), standing, shifted),
      'the ear is deaf to shifted degrees',
    )
  })
  await promise('no page threw, or asked for what WeChat lacks', async () => {
    mustBe(rider.faults().length === 0, rider.faults().slice(0, 4).join('\n'))
  })
}).then(end, (error: Error) => {
  console.error(error)
  process.exit(1)
})
