// What a rider says of a station is true for everybody at once, and nobody alone can close it.
import { newId } from '../../../cloudfunctions/kernel/ids'
import { demoPerson } from '../../world/city'
import { arrived, useThread } from '../case/thread'
import { seenByAll, stand, strangers, toldOf, which } from './standing-station'

const thread = useThread()
const rider = () => thread.f.signIn('rider')

test('没水: one tap, the next sync shows it to all, staff have a task; fixed with a photo, the rider hears', async () => {
  const { f } = thread
  const station = await stand(thread)
  const before = await f.stranger.call('sync-stations', {})
  const heard = await (await rider()).call('report-station', {
    ...which(station),
    what: 'broken',
    facilities: ['water'],
    text: '接了半天不出水',
  })
  expect(heard.counted).toBe(true)
  expect(heard.fault?.dueAt).toBe('2026-11-24T02:00:00.000Z') // water: 24 clock hours

  const delta = await f.stranger.call('sync-stations', { cursor: before.cursor })
  expect(delta.stations.map((s) => s.stationId)).toEqual([station.stationId])
  expect(delta.stations[0]!.facilities.water).toEqual({ state: 'broken', seenAt: '2026-11-23T02:00:00.000Z', by: 1 })

  const staff = await f.signIn('community-staff')
  const { faults } = await staff.call('list-faults', { view: 'open' })
  expect(faults.map((x) => [x.title, x.reports, x.texts])).toEqual([['没热水', 1, ['接了半天不出水']]])
  expect(JSON.stringify(faults)).not.toContain(demoPerson('rider').name)
  const photo = await arrived(thread, staff.personId)
  f.pass(30)
  const { station: fixed, told } = await staff.call('fix-fault', {
    ...which(station),
    faultId: faults[0]!.faultId,
    photos: [photo],
    text: '换了桶',
  })
  expect(told).toBe(1)
  expect(fixed.facilities.water).toEqual({ state: 'yes', seenAt: '2026-11-23T02:30:00.000Z', by: 1 })
  expect((await toldOf(thread, demoPerson('rider').personId)).map((m) => m.kind)).toEqual(['station.fault-fixed'])
  const done = await staff.call('list-faults', { view: 'done' })
  expect(done.faults[0]).toMatchObject({ state: 'fixed', endedBy: '赵静', note: '换了桶' })
  expect(done.faults[0]!.photos).toHaveLength(1)
  await f.tick()
  expect((await (await rider()).call('list-notices', {})).notices[0]).toMatchObject({
    title: '昭乌达红驿修好了',
    subject: { kind: 'station', id: station.stationId },
  })
})

test('门锁着: one person warns, two warn more, three close it; nobody needs to know the others', async () => {
  const station = await stand(thread)
  const [one, two, three] = await strangers(thread, 3)
  const locked = { ...which(station), what: 'door-locked' as const }
  expect((await one!.call('report-station', locked)).station).toMatchObject({ closed: null, warning: { people: 1 } })
  expect((await two!.call('report-station', locked)).station).toMatchObject({ closed: null, warning: { people: 2 } })
  expect((await three!.call('report-station', locked)).station).toMatchObject({
    closed: { by: 'reports', until: null },
    warning: { people: 3 },
  })
  expect(await seenByAll(thread, station)).toMatchObject({ closed: { by: 'reports' } })
  expect((await toldOf(thread, demoPerson('community-staff').personId)).map((m) => m.kind)).toContain(
    'station.closed-by-reports',
  )
})

test('one person is one person, however often they tap', async () => {
  const { f } = thread
  const station = await stand(thread)
  const [one] = await strangers(thread, 1, 3)
  const locked = { ...which(station), what: 'door-locked' as const }
  const answers = []
  for (let i = 0; i < 20; i++) {
    f.pass(1)
    answers.push((await one!.call('report-station', locked)).counted)
  }
  expect(answers.filter(Boolean)).toHaveLength(1)
  // Taking it back and saying it again is the same one word.
  for (let i = 0; i < 2; i++) {
    await one!.call('report-station', { ...which(station), what: 'open-after-all' })
    await one!.call('report-station', locked)
  }
  expect(await seenByAll(thread, station)).toMatchObject({ closed: null, warning: { people: 1 } })
  await one!.call('report-station', { ...which(station), what: 'open-after-all' })
  expect(await one!.refused('report-station', locked)).toBe('REPORTED_ENOUGH')
})

test('a rival closes nothing: the keeper of another station in reach counts nothing and makes no task', async () => {
  const rivals = await strangers(thread, 3, 4)
  const station = await stand(thread, { name: '被说的驿站' })
  for (const r of rivals) await stand(thread, { name: '隔壁商家', kind: 'merchant' }, r.personId)
  for (const r of rivals) {
    expect(await r.call('report-station', { ...which(station), what: 'door-locked' })).toMatchObject({
      counted: false,
      fault: null,
      station: { closed: null, warning: null },
    })
    await r.call('report-station', { ...which(station), what: 'broken', facilities: ['water'] })
  }
  expect(await seenByAll(thread, station)).toMatchObject({ version: station.version, warning: null, closed: null })
  // Whoever keeps one on the other side of the city has nothing to win here.
  const [far] = await strangers(thread, 1, 7)
  const farStation = await stand(thread, {}, far!.personId)
  await thread.db.pool.query('update station set lat = lat + 0.05 where station_id = $1', [farStation.stationId])
  expect(await far!.call('report-station', { ...which(station), what: 'door-locked' })).toMatchObject({ counted: true })
})

test('a refuted word weighs less: three of whom one cried wolf before do not close, a fourth does', async () => {
  const wolf = await strangers(thread, 4, 8)
  const earlier = await stand(thread)
  await wolf[0]!.call('report-station', { ...which(earlier), what: 'door-locked' })
  const staff = await thread.f.signIn('community-staff')
  const page = await staff.call('read-desk-station', which(earlier))
  expect(await staff.call('refute-fault', { ...which(earlier), faultId: page.faults[0]!.faultId })).toMatchObject({
    told: 1,
    station: { warning: null },
  })
  expect((await toldOf(thread, wolf[0]!.personId))[0]).toMatchObject({
    kind: 'station.fault-refuted',
    title: '昭乌达红驿能用',
  })

  const station = await stand(thread)
  for (const w of wolf.slice(0, 3)) await w.call('report-station', { ...which(station), what: 'door-locked' })
  expect(await seenByAll(thread, station)).toMatchObject({ closed: null, warning: { people: 3 } })
  await wolf[3]!.call('report-station', { ...which(station), what: 'door-locked' })
  expect(await seenByAll(thread, station)).toMatchObject({ closed: { by: 'reports' } })
})

test('其实开着: as many as closed it open it again, and the task is gone', async () => {
  const people = await strangers(thread, 6, 12)
  const station = await stand(thread)
  for (const p of people.slice(0, 3)) await p.call('report-station', { ...which(station), what: 'door-locked' })
  thread.f.pass(20)
  for (const p of people.slice(3, 5)) await p.call('report-station', { ...which(station), what: 'open-after-all' })
  expect(await seenByAll(thread, station)).toMatchObject({ closed: { by: 'reports' } })
  await people[5]!.call('report-station', { ...which(station), what: 'confirm-here' })
  expect(await seenByAll(thread, station)).toMatchObject({ closed: null, warning: null })
  const staff = await thread.f.signIn('community-staff')
  expect((await staff.call('read-desk-station', which(station))).faults).toMatchObject([
    { state: 'refuted', endedBy: '3 位骑手' },
  ])
})

test('staff or the keeper alone close and open it', async () => {
  const keeper = await thread.f.signIn('station-keeper')
  const station = await stand(thread, {}, keeper.personId)
  expect((await keeper.call('report-station', { ...which(station), what: 'door-locked' })).station).toMatchObject({
    closed: { by: 'reports' },
  })
  expect((await keeper.call('report-station', { ...which(station), what: 'open-after-all' })).station).toMatchObject({
    closed: null,
    warning: null,
  })
  const closed = await keeper.call('close-today', { ...which(station), reason: '停电检修' })
  expect(closed.station.closed).toEqual({
    by: 'staff',
    reason: '停电检修',
    since: thread.f.now().toISOString(),
    until: '2026-11-23T16:00:00.000Z',
  })
  expect((await keeper.call('reopen-station', which(station))).station.closed).toBeNull()
  expect(await keeper.refused('reopen-station', which(station))).toBe('STATE_CHANGED')
})

test('"yes, it is here" refreshes what was confirmed, and counts people, not taps', async () => {
  const { f } = thread
  const station = await stand(thread, {
    facilities: [
      { code: 'water', state: 'yes' },
      { code: 'aed', state: 'no' },
    ],
  })
  f.pass(60 * 24 * 20)
  const [one, two] = await strangers(thread, 2, 18)
  await one!.call('report-station', { ...which(station), what: 'confirm-here' })
  await one!.call('report-station', { ...which(station), what: 'confirm-here' })
  const at = f.now().toISOString()
  expect((await seenByAll(thread, station))!).toMatchObject({
    confirmedAt: at,
    facilities: { water: { state: 'yes', seenAt: at, by: 1 } },
  })
  await two!.call('report-station', { ...which(station), what: 'confirm-here', facilities: ['water', 'fridge', 'aed'] })
  expect((await seenByAll(thread, station))!.facilities).toMatchObject({
    water: { by: 2 },
    fridge: { state: 'yes', by: 1 },
    aed: { state: 'no' },
  })
})

test('a report that waited for the network says when it was seen; one of yesterday changes nothing', async () => {
  const { f } = thread
  const station = await stand(thread)
  const [one] = await strangers(thread, 1, 20)
  const ago = (hours: number) => new Date(f.now().getTime() - hours * 3_600_000).toISOString()
  expect(await one!.call('report-station', { ...which(station), what: 'door-locked', saidAt: ago(13) })).toMatchObject({
    counted: false,
    station: { warning: null },
  })
  expect(
    (await one!.call('report-station', { ...which(station), what: 'door-locked', saidAt: ago(2) })).station.warning,
  ).toEqual({ people: 1, since: ago(2), at: ago(2) })
})

test('said wrongly it is refused: no facility, no station, an upload that never came, a repair unseen', async () => {
  const station = await stand(thread)
  const [one] = await strangers(thread, 1, 21)
  const staff = await thread.f.signIn('community-staff')
  expect(await one!.refused('report-station', { ...which(station), what: 'broken' })).toBe('FACILITY_MISSING')
  expect(await one!.refused('report-station', { ...which(station), stationId: newId(), what: 'door-locked' })).toBe(
    'NOT_FOUND',
  )
  expect(await thread.f.stranger.refused('report-station', { ...which(station), what: 'door-locked' })).toBe(
    'SIGN_IN_FIRST',
  )
  expect(
    await one!.refused('report-station', { ...which(station), what: 'door-locked', photos: [station.stationId] }),
  ).toBe('PHOTO_MISSING')
  expect(await seenByAll(thread, station)).toMatchObject({ warning: null })
  const { fault } = await one!.call('report-station', { ...which(station), what: 'danger', text: '插座冒火花' })
  const fix = { ...which(station), faultId: fault!.faultId, photos: [] as string[] }
  expect(await staff.refused('fix-fault', fix)).toBe('PHOTO_NEEDED')
  expect(await one!.refused('fix-fault', fix)).toBe('NOT_FOUND')
  await staff.call('refute-fault', { ...which(station), faultId: fix.faultId })
  expect(await staff.refused('fix-fault', { ...fix, photos: [await arrived(thread, staff.personId)] })).toBe(
    'FAULT_OVER',
  )
})
