// A timer that is killed while it passes meals on has passed each
// wholly or not at all, and the next one finds the rest.
import { at, menuOf, useKitchen } from '../kernel/canteen/kitchen'
import { atOnce } from '../race/crowd'
import { seatGuests } from '../race/guests'
import { kept, mealFaults } from '../race/meal-faults'
import { startWorker } from './start-worker'

jest.setTimeout(120_000)
const k = useKitchen()

/** Thirty portions, ten of them the elders'; twenty riders eat, twenty wait. */
async function lined(): Promise<void> {
  await k.clerk.call('save-menu', menuOf(k.here, { portions: 30, elderPortions: 10 }))
  const guests = await seatGuests(k.db.pool, 40, 'rider', k.here.communityCode)
  await atOnce(guests, 1, async ({ personId }) =>
    (await k.f.signInAs(personId)).call('reserve-meal', k.asked({ tier: 'rider', waitlist: true })),
  )
}

/** What each guest was told of the meals, how often. */
const told = async (): Promise<Record<string, number[]>> => {
  const { rows } = await k.db.pool.query<{ kind: string; n: number; people: number }>(
    `select kind, count(*)::int as n, count(distinct person_id)::int as people
     from notice
     where kind like 'meal.%'
     group by kind
     order by kind`,
  )
  return Object.fromEntries(rows.map((r) => [r.kind, [r.n, r.people]]))
}

test('killed five times while releasing: nothing is lost, nothing given twice, everybody is told once', async () => {
  await lined()
  const noon = at('12:30')
  for (const [n, write] of [14, 33, 52, 71, 90].entries()) {
    const { signal } = await startWorker({
      databaseUrl: k.db.url,
      now: noon,
      death: { write, still: n % 2 ? 'kept' : 'sent' },
    })
    expect([write, signal]).toEqual([write, 'SIGKILL'])
    // A connection that died rolls back when the server notices.
    await k.db.pool.query(`select pg_sleep(0.2)`)
    expect(await mealFaults(k.db.pool, kept)).toEqual([])
  }
  k.f.setTime(noon)
  await k.f.tick()
  await k.f.tick()
  expect(await mealFaults(k.db.pool, kept)).toEqual([])
  const { rows } = await k.db.pool.query(
    `select count(*) filter (where state = 'released')::int as released,
       count(*) filter (where state = 'reserved')::int as reserved,
       count(*) filter (where state = 'waiting')::int as waiting
     from meal_reservation`,
  )
  expect(rows).toEqual([{ released: 20, reserved: 20, waiting: 0 }])
  expect(await told()).toEqual({ 'meal.filled': [20, 20], 'meal.released': [20, 20] })
})

test('the same check catches a release in two transactions, killed between them', async () => {
  await lined()
  await k.db.pool.query(
    `drop table if exists naive_sitting, naive_reservation;
     create table naive_sitting as select * from meal_sitting;
     create table naive_reservation as select * from meal_reservation`,
  )
  await k.db.pool.query(
    `update naive_reservation
     set state = 'released'
     where reservation_id = (select reservation_id from naive_reservation where state = 'reserved' limit 1)`,
  )
  // Here it dies: the portion was to be counted back next.
  expect(await mealFaults(k.db.pool, { sitting: 'naive_sitting', reservation: 'naive_reservation' })).toEqual([
    '19 promised and 10 left of 30 cooked: lost',
  ])
})
