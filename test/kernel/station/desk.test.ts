// What staff and keepers do with stations: describe, accept, close,
// work through faults by time left, see where one is missing.
import { newId } from '../../../cloudfunctions/kernel/ids'
import { coverageOf, type Demand } from '../../../cloudfunctions/kernel/station/coverage'
import { forgetReporters } from '../../../cloudfunctions/kernel/station/run-station-timer'
import { makeRandom } from '../../../cloudfunctions/demo-city/random'
import { metresBetween } from '@/rules/nearest'
import { weightOf } from '../../../cloudfunctions/kernel/station/weight'
import { demoCity, demoPerson } from '../../world/city'
import { arrived, home, useThread } from '../case/thread'
import { described, homePoint, seenByAll, stand, strangers, toldOf, which } from './standing-station'

const thread = useThread()

test('a merchant offers, staff accept, riders find it, the merchant keeps it', async () => {
  const { f } = thread
  const [offerer, staff] = [await f.signIn('elder'), await f.signIn('community-staff')]
  const photo = await arrived(thread, offerer.personId)
  const offer = await offerer.call('offer-station', {
    stationId: newId(),
    name: '老马面馆',
    kind: 'merchant',
    point: homePoint,
    address: '三号',
    hours: '10:00-02:00',
    facilities: ['water', 'seats'],
    phone: '00012345678',
    photos: [photo],
  })
  expect(offer).toMatchObject({ communityCode: home, placeName: '昭乌达南路街道 · 大台什路社区' })
  expect(await seenByAll(thread, offer)).toBeNull()
  expect((await toldOf(thread, staff.personId))[0]).toMatchObject({
    kind: 'station.offered',
    title: '有人想开一个驿站：老马面馆',
  })
  const waiting = (await staff.call('list-stations-of-area', { state: 'offered' })).stations[0]!
  expect(waiting).toMatchObject({ offeredBy: { name: '许桂芳', phone: '00012345678' }, photos: 1 })
  expect((await offerer.call('list-my-stations', {})).stations[0]).toMatchObject({
    state: 'offered',
    offeredBy: { phone: null },
  })
  await staff.call('accept-station', which(offer))
  expect(await seenByAll(thread, offer)).toMatchObject({ name: '老马面馆', facilities: { water: { state: 'yes' } } })
  expect((await toldOf(thread, offerer.personId)).map((m) => m.kind)).toEqual(['station.accepted'])
  expect((await offerer.call('close-today', { ...which(offer), reason: '家里有事' })).station.closed).toMatchObject({
    reason: '家里有事',
  })
  expect((await f.stranger.call('read-station', which(offer))).photos).toHaveLength(1)
})

test('what cannot stand is refused: hours nobody can read, a pin in another community, a sixth offer', async () => {
  const staff = await thread.f.signIn('community-staff')
  expect(await staff.answer('save-station', described({ hours: '看老板心情' }))).toMatchObject({
    code: 'HOURS_UNREADABLE',
    fields: { hours: expect.any(String) },
  })
  expect(
    await staff.refused(
      'save-station',
      described({ exceptions: [{ day: '2026-12-01', spans: [{ open: 600, close: 600 }], reason: '' }] }),
    ),
  ).toBe('HOURS_UNREADABLE')
  const elsewhere = demoCity().city.grids.find((g) => g.communityCode !== home)!.centre
  expect(await staff.refused('save-station', described({ point: { lng: elsewhere[0], lat: elsewhere[1] } }))).toBe(
    'STATION_ELSEWHERE',
  )
  expect(await staff.refused('save-station', described({ edition: 3 }))).toBe('STATE_CHANGED')
  const one = await thread.f.signIn('volunteer')
  const offer = () => ({
    stationId: newId(),
    name: '小店',
    kind: 'merchant' as const,
    point: homePoint,
    address: '四号',
    hours: '24/7',
    facilities: [],
  })
  for (let i = 0; i < 5; i++) await one.call('offer-station', offer())
  expect(await one.refused('offer-station', offer())).toBe('OFFERED_ENOUGH')
})

test('a fault is warned of once, overdue it climbs to the street, and danger has two clock hours', async () => {
  const { f } = thread
  f.setTime('2026-11-23T02:00:00Z')
  const keeper = demoPerson('station-keeper').personId
  const station = await stand(thread, { name: '限时的驿站' }, keeper)
  const [one] = await strangers(thread, 1)
  const danger = await one!.call('report-station', { ...which(station), what: 'danger', text: '电线露着' })
  expect(danger.fault!.dueAt).toBe('2026-11-23T04:00:00.000Z')
  const door = await one!.call('report-station', { ...which(station), what: 'door-locked' })
  expect(door.fault!.dueAt).toBe('2026-11-23T04:00:00.000Z') // two work hours: the office closes at noon, exactly then
  expect(
    (await one!.call('report-station', { ...which(station), what: 'broken', facilities: ['seats'] })).fault!.dueAt,
  ).toBe('2026-11-30T09:30:00.000Z')
  const kinds = async (who: string) =>
    (await toldOf(thread, who))
      .filter((m) => m.title.includes('限时的驿站'))
      .map((m) => m.kind.split('.')[1])
      .sort()
  f.pass(100)
  for (let i = 0; i < 2; i++) await f.tick()
  expect(await kinds(keeper)).toEqual([
    'fault-due-soon',
    'fault-due-soon',
    'fault-opened',
    'fault-opened',
    'fault-opened',
  ])
  f.pass(30)
  for (let i = 0; i < 2; i++) await f.tick()
  expect(await kinds(demoPerson('street-staff').personId)).toEqual(['fault-overdue', 'fault-overdue'])
  const staff = await f.signIn('community-staff')
  expect((await staff.call('list-faults', { view: 'overdue' })).faults.map((x) => x.title).sort()).toEqual(
    ['有危险', '门锁着'].sort(),
  )
  const open = (await staff.call('list-faults', { view: 'open' })).faults.map((x) => x.dueAt)
  expect(open).toEqual([...open].sort())
})

test('visits are a number a day; what nobody confirmed for two weeks is counted as stale', async () => {
  const { f } = thread
  const station = await stand(thread, { name: '数人头的驿站' })
  for (let day = 0; day < 3; day++) {
    for (let i = 0; i <= day; i++) await f.stranger.call('visit-station', { code: station.code })
    f.pass(60 * 24)
  }
  const staff = await f.signIn('community-staff')
  const page = await staff.call('read-desk-station', which(station))
  expect(page.visits.slice(-4).map((v) => v.visits)).toEqual([1, 2, 3, 0])
  expect(page).toMatchObject({ visits7: 6, visitsToday: 0, stale: 0, has: 4 })
  f.pass(60 * 24 * 12)
  expect(await staff.call('read-desk-station', which(station))).toMatchObject({ stale: 4, has: 4 })
  const { rows } = await thread.db.pool.query(
    `select column_name as name from information_schema.columns where table_name = 'station_visit' order by 1`,
  )
  expect(rows.map((r) => r.name)).toEqual(['community_code', 'day', 'station_id', 'visits'])
})

test('who reported is forgotten after half a year, and what was said of the station stays', async () => {
  const station = await stand(thread)
  const [one] = await strangers(thread, 1, 2)
  await one!.call('report-station', { ...which(station), what: 'broken', facilities: ['water'], text: '没水' })
  const kept = async () =>
    (
      await thread.db.pool.query('select person_id, text, what from station_report where station_id = $1', [
        station.stationId,
      ])
    ).rows
  thread.f.pass(179 * 24 * 60)
  await forgetReporters(thread.f.ports)
  expect(await kept()).toMatchObject([{ person_id: one!.personId, text: '没水' }])
  thread.f.pass(2 * 24 * 60)
  await forgetReporters(thread.f.ports)
  expect(await kept()).toEqual([{ person_id: null, text: '', what: 'broken' }])
})

test('the weight of a word: good faith at first, less with each refuted one, never nothing, never over one', () => {
  const now = new Date('2026-11-23T02:00:00Z')
  const old = new Date('2026-01-01T00:00:00Z')
  const weight = (confirmed: number, refuted: number, since = old) => weightOf({ confirmed, refuted, since }, now)
  expect([weight(0, 0), weight(0, 1), weight(0, 2), weight(0, 100), weight(9, 1), weight(100, 0)]).toEqual([
    1,
    2 / 3,
    0.5,
    0.25,
    11 / 12,
    1,
  ])
  expect([weight(0, 0, now), weight(5, 0, now), weight(0, 100, now)]).toEqual([0.5, 0.5, 0.25])
})

describe('coverage', () => {
  const random = makeRandom(7)
  const spot = () => ({ lng: random.between(111.6, 111.9), lat: random.between(40.7, 40.9) })
  test.each([0, 1, 7, 140])('is what looking at every pair gives, with %d stations', (many) => {
    const demand: Demand[] = Array.from({ length: 300 }, (_, i) => ({
      gridCode: `G${i}`,
      communityCode: `C${i % 40}`,
      households: random.int(0, 400),
      ...spot(),
    }))
    const stations = Array.from({ length: many }, (_, i) => ({ name: `S${i}`, ...spot() }))
    const found = coverageOf(demand, stations, 1000)
    const least = (d: Demand) => Math.min(Infinity, ...stations.map((s) => metresBetween(d, s)))
    const near = demand.filter((d) => least(d) <= 1000).reduce((n, d) => n + d.households, 0)
    expect(found.covered).toBe(near)
    const pain = (d: Demand) => d.households * (many === 0 ? 1 : least(d) - 1000)
    const byCommunity = new Map<string, number>()
    for (const d of demand)
      if (least(d) > 1000) byCommunity.set(d.communityCode, Math.max(byCommunity.get(d.communityCode) ?? 0, pain(d)))
    const worst = [...byCommunity.values()]
      .filter((p) => p > 0)
      .sort((a, b) => b - a)
      .slice(0, 5)
    expect(found.gaps.map((g) => Math.round(pain(g)))).toEqual(worst.map(Math.round))
  })
  test('an area where nobody lives has no share', () =>
    expect(coverageOf([], [], 1000)).toEqual({ households: 0, covered: 0, share: null, gaps: [] }))

  test('staff read it for their area, with names and metres', async () => {
    const street = await thread.f.signIn('street-staff')
    await stand(thread)
    const seen = await street.call('read-coverage', {})
    expect(seen.share).toBeGreaterThan(0)
    expect(seen.share).toBeLessThan(1)
    expect(seen.proxy).toContain('户数')
    for (const gap of seen.gaps)
      expect(gap).toMatchObject({ placeName: expect.stringContaining('昭乌达南路街道 · '), metres: expect.any(Number) })
  })
})
