// What two people do to one station at one moment: no phone misses a
// change, one task is fixed once, three words close once.
import { newId } from '../../cloudfunctions/kernel/ids'
import { changeStation } from '../../cloudfunctions/kernel/station/change-station'
import { findStation, type StationRow } from '../../cloudfunctions/kernel/station/station-row'
import { scoped, type OpenSql } from '../../cloudfunctions/store/transaction'
import { demoPerson } from '../world/city'
import { arrived, home, useThread } from '../kernel/case/thread'
import { seenByAll, stand, strangers, toldOf, which } from '../kernel/station/standing-station'

const thread = useThread(undefined, { max: 30 })

/** Known bad: a version from a plain sequence is given out before the commit, and the later one may commit first. */
async function changeBySequence(
  sql: OpenSql,
  row: Pick<StationRow, 'community_code' | 'station_id'>,
  set: { name: string },
): Promise<void> {
  await sql.query(
    `update station set name = $3, version = nextval('bad_version') where community_code = $1 and station_id = $2`,
    [row.community_code, row.station_id, set.name],
  )
}

/** Two writers, the first of whom commits last; a phone syncs in between. True: the phone heard of both. */
async function hearsOfBoth(
  change: (sql: OpenSql, row: StationRow, set: { name: string }) => Promise<unknown>,
): Promise<boolean> {
  const [slow, fast] = [await stand(thread, { name: '慢的' }), await stand(thread, { name: '快的' })]
  const rowOf = (id: string) => scoped(thread.db.pool, { scope: [home] }, (sql) => findStation(sql, home, id))
  const [slowRow, fastRow] = [(await rowOf(slow.stationId))!, (await rowOf(fast.stationId))!]
  let { cursor } = await thread.f.stranger.call('sync-stations', {})
  const heard = new Set<string>()
  const sync = async (): Promise<void> => {
    const page = await thread.f.stranger.call('sync-stations', { cursor })
    for (const s of page.stations) heard.add(s.name)
    cursor = page.cursor
  }
  let release = (): void => undefined
  const held = new Promise<void>((r) => {
    release = r
  })
  let began = (): void => undefined
  const hasBegun = new Promise<void>((r) => {
    began = r
  })
  const first = scoped(thread.db.pool, { scope: [home] }, async (sql) => {
    await change(sql, slowRow, { name: '慢的改了' })
    began()
    await held
  })
  await hasBegun
  const second = scoped(thread.db.pool, { scope: [home] }, (sql) => change(sql, fastRow, { name: '快的改了' }))
  // The second one either commits now, or waits for the first: in both cases a phone looks in between.
  await Promise.race([second, new Promise((r) => setTimeout(r, 300))])
  await sync()
  release()
  await Promise.all([first, second])
  await sync()
  return heard.has('慢的改了') && heard.has('快的改了')
}

test('a writer that commits late is never passed by a cursor; versions from a sequence would be', async () => {
  expect(await hearsOfBoth(changeStation)).toBe(true)
  await thread.db.pool.query(
    'create sequence bad_version start 1000000; grant usage on sequence bad_version to hongyi_app',
  )
  expect(await hearsOfBoth(changeBySequence)).toBe(false)
  await thread.db.pool.query(`update station_clock set version = 2000000`)
})

test('twenty people change twenty stations while a phone syncs all the time: it ends with what is there', async () => {
  const stations = []
  for (let i = 0; i < 20; i++) stations.push(await stand(thread, { name: `站${i}` }))
  const people = await strangers(thread, 20)
  let { cursor } = await thread.f.stranger.call('sync-stations', {})
  const kept = new Map<string, object>()
  const take = async (): Promise<void> => {
    const page = await thread.f.stranger.call('sync-stations', { cursor })
    for (const s of page.stations) kept.set(s.stationId, s)
    cursor = page.cursor
  }
  let done = false
  const phone = (async () => {
    while (!done) await take()
  })()
  await Promise.all(
    stations.map((s, i) => people[i]!.call('report-station', { ...which(s), what: 'broken', facilities: ['water'] })),
  )
  done = true
  await phone
  await take()
  for (const s of stations) expect(kept.get(s.stationId)).toEqual(await seenByAll(thread, s))
})

test('ten people at one locked door at one moment are one task, ten words and one closing', async () => {
  const station = await stand(thread)
  const people = await strangers(thread, 10)
  const before = (await toldOf(thread, demoPerson('community-staff').personId)).length
  const answers = await Promise.all(
    people.map((p) => p.call('report-station', { ...which(station), what: 'door-locked' })),
  )
  expect(answers.every((a) => a.counted)).toBe(true)
  expect(new Set(answers.map((a) => a.fault!.faultId)).size).toBe(1)
  expect(await seenByAll(thread, station)).toMatchObject({ warning: { people: 10 }, closed: { by: 'reports' } })
  const told = (await toldOf(thread, demoPerson('community-staff').personId))
    .slice(before)
    .map((m) => m.kind)
    .sort()
  expect(told).toEqual(['station.closed-by-reports', 'station.fault-opened'])
})

test('two who fix the same fault: one did, the other hears that it is done, each reporter is told once', async () => {
  const station = await stand(thread)
  const [one] = await strangers(thread, 1, 12)
  const { fault } = await one!.call('report-station', { ...which(station), what: 'broken', facilities: ['toilet'] })
  const [staff, street] = [await thread.f.signIn('community-staff'), await thread.f.signIn('street-staff')]
  const codes = await Promise.all(
    [staff, street].map(async (p) =>
      p.refused('fix-fault', {
        ...which(station),
        faultId: fault!.faultId,
        photos: [await arrived(thread, p.personId)],
      }),
    ),
  )
  expect(codes.sort()).toEqual(['FAULT_OVER', 'ok'])
  expect((await toldOf(thread, one!.personId)).filter((m) => m.kind === 'station.fault-fixed')).toHaveLength(1)
})

test('a report while it is being fixed is never lost: it stands, or the fix came after it', async () => {
  for (let i = 0; i < 8; i++) {
    const station = await stand(thread)
    const [one, two] = await strangers(thread, 2, 13)
    const { fault } = await one!.call('report-station', { ...which(station), what: 'broken', facilities: ['water'] })
    const staff = await thread.f.signIn('community-staff')
    const photos = [await arrived(thread, staff.personId)]
    thread.f.pass(60 * 24)
    const [, again] = await Promise.all([
      staff.call('fix-fault', { ...which(station), faultId: fault!.faultId, photos }),
      two!.call('report-station', { ...which(station), what: 'broken', facilities: ['water'] }),
    ])
    const seen = (await seenByAll(thread, station))!.facilities.water!
    // The word was part of the fixed task, or opened a new one: a tap that is broken for nobody's task does not exist.
    const joined = again.fault!.faultId === fault!.faultId
    expect(seen.state).toBe(joined ? 'yes' : 'broken')
    expect(
      (await toldOf(thread, two!.personId)).filter((m) => m.kind === 'station.fault-fixed').length > 0 || !joined,
    ).toBe(true)
  }
})

test('two who edit at once: one is saved, the other told that it changed; a report between does no harm', async () => {
  const station = await stand(thread)
  const [staff, street] = [await thread.f.signIn('community-staff'), await thread.f.signIn('street-staff')]
  const [one] = await strangers(thread, 1, 15)
  const edit = (name: string) => ({
    ...which(station),
    edition: 1,
    name,
    kind: 'own' as const,
    point: station.point,
    address: station.address,
    hours: '24/7',
    facilities: [],
  })
  await one!.call('report-station', { ...which(station), what: 'broken', facilities: ['water'] })
  const codes = await Promise.all([
    staff.refused('save-station', edit('甲名')),
    street.refused('save-station', edit('乙名')),
  ])
  expect(codes.sort()).toEqual(['STATE_CHANGED', 'ok'])
  expect((await seenByAll(thread, station))!).toMatchObject({
    hours: '24/7',
    facilities: { water: { state: 'broken' } },
  })
})

test('two offices decide on one offer: one of them did', async () => {
  const offerer = await thread.f.signIn('elder')
  const station = await stand(thread)
  const stationId = newId()
  const offer = await offerer.call('offer-station', {
    stationId,
    name: '面馆',
    kind: 'merchant',
    point: station.point,
    address: '三号',
    hours: '24/7',
    facilities: ['water'],
  })
  const [staff, street] = [await thread.f.signIn('community-staff'), await thread.f.signIn('street-staff')]
  const codes = await Promise.all([
    staff.refused('accept-station', which(offer)),
    street.refused('decline-station', { ...which(offer), reason: '太近了' }),
  ])
  expect(codes.sort()).toEqual(['STATE_CHANGED', 'ok'])
})

test('scans of one poster at one moment are all counted, until they are too many to be people', async () => {
  const station = await stand(thread)
  thread.f.pass(3)
  await Promise.all(Array.from({ length: 25 }, () => thread.f.stranger.call('visit-station', { code: station.code })))
  const visits = async () => (await thread.f.stranger.call('read-station', which(station))).visits7
  expect(await visits()).toBe(25)
  await Promise.all(Array.from({ length: 25 }, () => thread.f.stranger.call('visit-station', { code: station.code })))
  expect(await visits()).toBe(30)
  thread.f.pass(2)
  await thread.f.stranger.call('visit-station', { code: station.code })
  expect(await visits()).toBe(31)
})
