// What riders and staff do with each other in WeChat: the compiled package on their phones, from a dry tap to a mended
// one, and from an application to the letter of appointment and back out.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { picture } from '../h5/picture'
import { mustBe, suite } from '../told'
import { withCity } from './with-city'

const { promise, end } = suite()
const rider = '马小军'

withCity('weapp_desks', async ({ eye, phoneOf, phones, tick }) => {
  const place = mkdtempSync(path.join(tmpdir(), 'hongyi-desks-'))
  const photo = await picture(path.join(place, 'tap.png'))
  const his = await phoneOf('rider')
  const keeper = await phoneOf('station-keeper')
  const staff = await phoneOf('community-staff')
  const {
    rows: [kept],
  } = await eye.query<{ community_code: string; station_id: string; name: string }>(
    `select s.community_code, s.station_id, s.name
     from station s
     join credential c on c.person_id = s.keeper_id
     where c.kind = 'demo' and c.subject = 'station-keeper'
     limit 1`,
  )
  const at = `communityCode=${kept!.community_code}&stationId=${kept!.station_id}`
  await promise('a keeper lands in their station', async () => {
    await keeper.text(kept!.name, 10_000)
  })
  await promise('a dry tap reported with one thumb is a task with its due on the staff’s phone', async () => {
    await his.open(`/stations/station?${at}`)
    await his.tap('门锁着 / 没水')
    await his.tap('没水')
    await his.text('收到了', 10_000)
    await staff.open('/station-desk/index?part=faults')
    await staff.tap(new RegExp(`${kept!.name}`))
    await staff.text(/前去看/, 10_000)
  })
  await promise('staff mend it with a photo from the phone, and the rider hears of it', async () => {
    staff.photos(photo)
    await staff.tap('拍一张修好的样子')
    await staff.tap('从相册选')
    await staff.page.waitForTimeout(600)
    await staff.tap('修好了')
    await staff.text(/已经告诉说过的/, 15_000)
    await tick()
    await his.open('/notices/index')
    await his.text(new RegExp(`${kept!.name}修好了`), 10_000)
  })
  await promise('the keeper changes the hours by rows on the phone', async () => {
    await keeper.open(`/station-desk/edit?${at}&part=hours`)
    await keeper.tap('24 小时')
    await keeper.tap('存好，骑手马上看到')
    for (let tries = 0; tries < 50; tries++) {
      const {
        rows: [row],
      } = await eye.query<{ hours: string }>('select hours from station where station_id = $1', [kept!.station_id])
      if (row!.hours === '24/7') return
      await keeper.page.waitForTimeout(100)
    }
    throw new Error(`the hours are still the old ones:\n${await keeper.reads()}`)
  })
  await promise('a rider applies in five steps', async () => {
    await his.open('/gridwork/index')
    await his.tap('两分钟报到')
    await his.tap('美团')
    await his.tap('下一步')
    await his.text('平时在哪一片', 10_000)
    await his.tap('下一步')
    await his.tap('下午')
    await his.tap('下一步')
    await his.tap('搬抬')
    await his.tap('下一步')
    await his.text('报到说明', 10_000)
    await his.tap('我看过了，同意')
    await his.tap('交给社区')
    await his.text('社区给你回音', 15_000)
  })
  await promise('staff appoint him from the phone, and the letter stands in his', async () => {
    await staff.open('/gridwork-desk/index')
    await staff.tap(new RegExp(rider))
    await staff.tap('同意，定聘期')
    await staff.tap('半年')
    await staff.tap(/^同意，聘到/)
    await staff.text('已经同意', 15_000)
    await his.open('/gridwork/index')
    await his.tap(/还有 \d+ 天/)
    await his.tap(/^聘书/)
    await his.text(`${rider} 同志`, 10_000)
  })
  await promise('he reports in passing and takes it himself', async () => {
    const {
      rows: [spot],
    } = await eye.query<{ lng: number; lat: number }>(
      `select b.lng, b.lat
       from building b
       join helper h using (community_code)
       join person p on p.person_id = h.helper_id
       where p.name = $1
       limit 1`,
      [rider],
    )
    await his.change({ location: spot!, permissions: { 'scope.userLocation': true } })
    await his.open('/gridwork/passing')
    his.photos(photo)
    await his.tap('拍一张')
    await his.tap('现在拍')
    await his.tap('我顺手就办')
    await his.tap('记下，我去办')
    await his.text('在你手上了', 15_000)
    const { rows } = await eye.query<{ n: string }>(
      `select count(*) as n
       from assignment a
       join person p on p.person_id = a.helper_id
       where p.name = $1 and a.ended_at is null`,
      [rider],
    )
    mustBe(Number(rows[0]!.n) === 1, 'nothing is in his hands')
  })
  await promise('he leaves, and what he had in hand goes back', async () => {
    await his.open('/gridwork/index')
    await his.tap(/还有 \d+ 天/)
    await his.tap('退出')
    await his.text('当时就抹掉', 10_000)
    await his.tap('退出', { nth: 1 })
    await his.text('谢谢你来过', 15_000)
    await his.text('手上的 1 件已经另外找人')
  })
  await promise('no page threw, or asked for what WeChat lacks', async () => {
    const faults = phones.flatMap((p) => p.faults().map((f) => `${p.openid}: ${f}`))
    mustBe(faults.length === 0, faults.slice(0, 5).join('\n'))
  })
  rmSync(place, { recursive: true, force: true })
}).then(end, (error: Error) => {
  console.error(error)
  process.exit(1)
})
