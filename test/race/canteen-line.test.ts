// Whoever leaves the line and whoever stands next in it: a portion given back is
// somebody's or on the counter, also when many timers release what was not fetched.
// The check also has to find its fault in the way that looks right and is not.
import type { Pool } from 'pg'
import { at } from '../kernel/canteen/kitchen'
import { atOnce } from './crowd'
import { naive, naiveTables, tally, useCrowdedKitchen } from './crowded-kitchen'
import { seatGuests } from './guests'
import { kept, mealFaults, type Told } from './meal-faults'

jest.setTimeout(180_000)
const { k, ask, reserve, cook, one } = useCrowdedKitchen()

describe('the line against whoever leaves it', () => {
  /**
   * Thirty eat, sixty wait; then twenty of the thirty and every second of the sixty go away at once, while others come.
   */
  async function lined() {
    await cook(30, 0)
    const guests = await seatGuests(k.db.pool, 90, 'rider', k.here.communityCode)
    const told: Told[] = []
    for (const guest of guests) told.push(await reserve(guest, 'rider', true))
    expect(tally(told)).toEqual({ reserved: 30, waiting: 60 })
    return {
      guests,
      told,
      leaving: told.map((t, i) => ({ ...t, guest: guests[i]! })).filter((_, i) => i < 20 || (i >= 30 && i % 2 === 0)),
    }
  }

  test("a portion given back is somebody's or on the counter; nobody who left is given one", async () => {
    const { leaving } = await lined()
    const coming = await seatGuests(k.db.pool, 40, 'rider', k.here.communityCode)
    const tasks = [
      ...leaving.map((l) => async (): Promise<Told> => {
        const { code } = await ask(l.guest.token, 'cancel-reservation', one(l.reservationId))
        return { reservationId: l.reservationId, told: code === 'ok' ? 'cancelled' : code }
      }),
      ...coming.map((guest) => () => reserve(guest, 'rider', true)),
    ]
    const mixed = tasks.map((task, i) => ({ task, turn: (i * 37) % tasks.length })).sort((a, b) => a.turn - b.turn)
    const told = await atOnce(mixed, 50, ({ task }) => task())
    expect(tally(told).cancelled).toBe(leaving.length)
    expect(await mealFaults(k.db.pool, kept, told)).toEqual([])
    const { rows } = await k.db.pool.query(
      `select count(*) filter (where state = 'reserved')::int as eating, (select count(*)::int from meal_line) as line,
         count(*) filter (where state = 'waiting')::int as waiting
       from meal_reservation`,
    )
    expect(rows[0]).toMatchObject({ eating: 30, line: rows[0].waiting })
  })

  test('the same check catches: find the first in line, then give it to them', async () => {
    const { leaving } = await lined()
    await naiveTables(k.db.pool)
    const told = await atOnce(leaving, 50, ({ reservationId }) => leaveNaively(k.db.pool, reservationId))
    const faults = await mealFaults(k.db.pool, naive, told)
    expect(faults.filter((f) => /lost|oversold|still theirs|while somebody waits/.test(f)).length).toBeGreaterThan(0)
  })
})

async function leaveNaively(pool: Pool, reservationId: string): Promise<Told> {
  const {
    rows: [r],
  } = await pool.query<{ state: string }>('select state from naive_reservation where reservation_id = $1', [
    reservationId,
  ])
  await pool.query(`update naive_reservation set state = 'cancelled' where reservation_id = $1`, [reservationId])
  if (r!.state === 'reserved') {
    const {
      rows: [next],
    } = await pool.query<{ reservation_id: string }>(
      `select reservation_id from naive_reservation where state = 'waiting' order by line_no limit 1`,
    )
    if (next)
      await pool.query(`update naive_reservation set state = 'reserved' where reservation_id = $1`, [
        next.reservation_id,
      ])
    else await pool.query('update naive_sitting set general_left = general_left + 1')
  }
  return { reservationId, told: 'cancelled' }
}

test('many timers at once, and guests who come and go: each portion is released once', async () => {
  await cook(40, 10)
  const guests = await seatGuests(k.db.pool, 80, 'rider', k.here.communityCode)
  await atOnce(guests, 20, (guest) => reserve(guest, 'rider', true))
  k.f.setTime(at('12:30'))
  await Promise.all([k.f.tick(), k.f.tick(), k.f.tick(), k.f.tick()])
  const { rows } = await k.db.pool.query<{ n: number; people: number }>(
    `select count(*)::int as n, count(distinct reservation_id)::int as people from meal_reservation where no_show`,
  )
  expect(rows).toEqual([{ n: 30, people: 30 }])
  const { rows: told } = await k.db.pool.query(
    `select kind, count(*)::int as n, count(distinct person_id)::int as people
     from notice
     where kind like 'meal.%'
     group by kind
     order by kind`,
  )
  expect(told).toEqual([
    { kind: 'meal.filled', n: 40, people: 40 },
    { kind: 'meal.released', n: 30, people: 30 },
  ])
  expect(await mealFaults(k.db.pool, kept)).toEqual([])
})
