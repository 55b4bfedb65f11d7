// A phone that keeps the registry keeps it right: page by page, with what was removed, whatever was lost on the way.
import { newId } from '../../../cloudfunctions/kernel/ids'
import { chineseCalendar } from '../../../cloudfunctions/kernel/calendar/working-calendar'
import { dayKinds } from '../../../cloudfunctions/kernel/station/day-kinds'
import { insertStations, takeCode } from '../../../cloudfunctions/kernel/station/make-station'
import { scoped } from '../../../cloudfunctions/store/transaction'
import { home, useThread } from '../case/thread'
import { homePoint, seenByAll, stand, which } from './standing-station'

const thread = useThread()

async function standMany(many: number): Promise<void> {
  await scoped(thread.db.pool, { scope: [home] }, async (sql) => {
    const made = []
    for (let i = 0; i < many; i++) {
      const stationId = newId()
      made.push({
        communityCode: home,
        stationId,
        code: await takeCode(sql, home, stationId),
        state: 'active' as const,
        name: `第 ${i} 站`,
        kind: 'own' as const,
        ...homePoint,
        address: '某处',
        howToGetIn: '',
        hours: '24/7',
        exceptions: [],
        facilities: {},
        photos: 0,
      })
    }
    await insertStations(sql, made, thread.f.now())
  })
}

/** A phone: what it holds, and the cursor it has stored. */
function phone() {
  const held = new Map<string, string>()
  let cursor: string | undefined
  const page = () => thread.f.stranger.call('sync-stations', cursor ? { cursor } : {})
  const store = (p: Awaited<ReturnType<typeof page>>): void => {
    for (const s of p.stations) held.set(s.stationId, s.name)
    for (const id of p.removed) held.delete(id)
    cursor = p.cursor
  }
  return {
    held,
    page,
    store,
    async all() {
      for (;;) {
        const p = await page()
        store(p)
        if (p.complete) return
      }
    },
  }
}

test('450 stations come in three pages; a lost page is asked for again; nothing comes twice afterwards', async () => {
  await standMany(450)
  const it = phone()
  const sizes: number[] = []
  for (;;) {
    const lost = await it.page()
    const again = await it.page()
    expect(again).toEqual(lost)
    it.store(again)
    sizes.push(again.stations.length)
    if (again.complete) break
  }
  expect(sizes).toEqual([200, 200, 50])
  expect(it.held.size).toBe(450)
  expect(await it.page()).toMatchObject({ stations: [], removed: [], complete: true })
})

test('what is removed leaves every phone, also one that stopped half-way; a new phone never hears of it', async () => {
  const it = phone()
  it.store(await it.page())
  const station = await stand(thread)
  const [first] = it.held.keys()
  await it.all()
  expect(it.held.has(station.stationId)).toBe(true)
  const staff = await thread.f.signIn('community-staff')
  await staff.call('remove-station', { ...which(station), reason: '搬走了' })
  await staff.call('remove-station', { communityCode: home, stationId: first!, reason: '搬走了' })
  const delta = await it.page()
  expect(delta.removed).toEqual([station.stationId, first])
  await it.all()
  expect(it.held.has(station.stationId) || it.held.has(first!)).toBe(false)
  const fresh = phone()
  const page = await fresh.page()
  expect(page.removed).toEqual([])
  await fresh.all()
  expect([...fresh.held.keys()].sort()).toEqual([...it.held.keys()].sort())
  expect(await thread.f.stranger.refused('visit-station', { code: station.code })).toBe('NOT_FOUND')
  expect(await staff.refused('remove-station', { ...which(station), reason: '再来一次' })).toBe('STATE_CHANGED')
})

test('a code is never given to another station', async () => {
  const { rows } = await thread.db.pool.query<{ codes: number; stations: number }>(
    `select (select count(distinct code)::int from station_code) as codes,
       (select count(*)::int from station) as stations`,
  )
  expect(rows[0]!.codes).toBe(rows[0]!.stations)
  await expect(
    scoped(thread.db.pool, { scope: [home] }, (sql) => sql.query(`delete from station_code`)),
  ).rejects.toMatchObject({ code: '42501' })
})

test('the days that are not what their weekday says come along, and no others', async () => {
  const days = dayKinds(
    chineseCalendar([{ day: '2026-11-24', workday: false, name: '本地' }]),
    new Date('2026-09-18T02:00:00Z'),
  )
  expect(days).toMatchObject({
    '2026-09-20': 'workday',
    '2026-10-01': 'holiday',
    '2026-10-03': 'holiday',
    '2026-10-10': 'workday',
    '2026-11-24': 'rest',
  })
  expect([days['2026-09-21'], days['2026-09-26'] === 'workday', days['2026-11-21']]).toEqual([
    undefined,
    false,
    undefined,
  ])
  const sent = (await thread.f.stranger.call('sync-stations', {})).days
  expect(Object.keys(sent).every((d) => d >= '2026-11-22' && d <= '2027-12-28')).toBe(true)
})

test('no call about stations takes a place of the person who asks', async () => {
  const station = await stand(thread)
  for (const at of [{ lng: 111.7, lat: 40.8 }, { point: { lng: 111.7, lat: 40.8 } }, { near: '111.7,40.8' }]) {
    expect(await thread.f.stranger.refused('sync-stations', at)).toBe('INPUT_INVALID')
    expect(await thread.f.stranger.refused('read-station', { ...which(station), ...at })).toBe('INPUT_INVALID')
    expect(await thread.f.stranger.refused('visit-station', { code: station.code, ...at })).toBe('INPUT_INVALID')
    expect(
      await (await thread.f.signIn('rider')).refused('report-station', {
        ...which(station),
        what: 'door-locked',
        ...at,
      }),
    ).toBe('INPUT_INVALID')
  }
  expect(await seenByAll(thread, station)).toMatchObject({ warning: null })
})
