// Never oversold, never fetched twice, none lost: 5,000 riders for 120 portions, one code at two tills, a
// cancel against the till. Each check also has to find its fault in the way that looks right and is not.
import type { Pool } from 'pg'
import { newId } from '../../cloudfunctions/kernel/ids'
import { at } from '../kernel/canteen/kitchen'
import { atOnce } from './crowd'
import { naive, naiveTables, tally, useCrowdedKitchen } from './crowded-kitchen'
import { seatGuests, type Guest } from './guests'
import { kept, mealFaults, type Told } from './meal-faults'

jest.setTimeout(180_000)
const { k, ask, reserve, cook, one } = useCrowdedKitchen()
const portions = 120
const elderPortions = 30

describe('5,000 riders for 120 portions over 50 connections', () => {
  test("90 eat, 4,910 hear sold out, the elders' 30 lie untouched and go to elders in the middle of it", async () => {
    await cook(portions, elderPortions)
    const riders = await seatGuests(k.db.pool, 5_000, 'rider', k.here.communityCode)
    const elders = await seatGuests(k.db.pool, 40, 'elder', k.here.communityCode)
    const crowd = riders.flatMap((guest, i) => [
      { guest, tier: 'rider' },
      ...(i % 125 === 60 ? [{ guest: elders[(i - 60) / 125]!, tier: 'age-80' }] : []),
    ])
    const told = await atOnce(crowd, 50, ({ guest, tier }) => reserve(guest, tier))
    const ofRiders = told.filter((_, i) => crowd[i]!.tier === 'rider')
    const ofElders = told.filter((_, i) => crowd[i]!.tier !== 'rider')
    // An elder may have taken one of everybody's only after the elders' own were gone.
    expect(tally(ofElders)).toEqual({ reserved: elderPortions, SOLD_OUT: 10 })
    expect(tally(ofRiders)).toEqual({
      reserved: portions - elderPortions,
      SOLD_OUT: 5_000 - (portions - elderPortions),
    })
    expect(await mealFaults(k.db.pool, kept, told)).toEqual([])
  })

  test('with the line: whoever does not eat waits, nobody twice, and the line is as long as it says', async () => {
    await cook(portions, elderPortions)
    const riders = await seatGuests(k.db.pool, 1_000, 'rider', k.here.communityCode)
    const told = await atOnce(riders, 50, (guest) => reserve(guest, 'rider', true))
    expect(tally(told)).toEqual({ reserved: 90, waiting: 910 })
    expect(await mealFaults(k.db.pool, kept, told)).toEqual([])
    const { rows } = await k.db.pool.query(
      `select count(*)::int as n, count(distinct line_no)::int as places, max(line_no) as last
       from meal_reservation
       where state = $1`,
      ['waiting'],
    )
    expect(rows).toEqual([{ n: 910, places: 910, last: 910 }])
  })

  test('the same check catches: look whether one is left, then take it', async () => {
    await cook(portions, elderPortions)
    await naiveTables(k.db.pool)
    const told = await atOnce(Array.from({ length: 1_000 }), 50, () => reserveNaively(k.db.pool))
    const faults = await mealFaults(k.db.pool, naive, told)
    expect(faults.filter((f) => /oversold/.test(f))).toHaveLength(1)
  })
})

async function reserveNaively(pool: Pool): Promise<Told> {
  const reservationId = newId()
  const {
    rows: [s],
  } = await pool.query<{ general_left: number }>('select general_left from naive_sitting')
  if (s!.general_left === 0) return { reservationId, told: 'SOLD_OUT' }
  await pool.query('update naive_sitting set general_left = $1', [s!.general_left - 1])
  await pool.query(
    `insert into naive_reservation (
       community_code, reservation_id, sitting_id, canteen_id, day, sitting, state, pool, tier_code
     )
     select community_code, $1, sitting_id, canteen_id, day, sitting, 'reserved', 'general', 'rider'
     from naive_sitting`,
    [reservationId],
  )
  return { reservationId, told: 'reserved' }
}

/** Reserved meals of so many guests, whose serving has begun. */
async function served(howMany: number): Promise<{ guest: Guest; reservationId: string; code: string }[]> {
  await cook(howMany, 0)
  const guests = await seatGuests(k.db.pool, howMany, 'rider', k.here.communityCode)
  const told = await atOnce(guests, 20, (guest) => reserve(guest, 'rider'))
  expect(tally(told)).toEqual({ reserved: howMany })
  const { rows } = await k.db.pool.query<{ reservation_id: string; code: string }>(
    'select reservation_id, code from meal_reservation',
  )
  const codes = new Map(rows.map((r) => [r.reservation_id, r.code]))
  k.f.setTime(at('11:40'))
  return told.map(({ reservationId }, i) => ({ guest: guests[i]!, reservationId, code: codes.get(reservationId)! }))
}

// Two tills are two phones: fifty calls a minute would be counted otherwise.
const everyCallLater = (): void => k.f.pass(1 / 20)
const redeem = async (code: string, reservationId: string): Promise<Told> => {
  everyCallLater()
  const { data } = await ask(k.clerk.token!, 'redeem-code', { ...k.here, code })
  const no = data && 'reason' in data ? data.reason : 'failed'
  return { reservationId, told: data?.yes ? 'yes' : no }
}

describe('one code at two tills', () => {
  test('one yes, and the other reads when it was used', async () => {
    const meals = await served(60)
    const told = (
      await atOnce(meals, 10, ({ code, reservationId }) =>
        Promise.all([redeem(code, reservationId), redeem(code, reservationId), redeem(code, reservationId)]),
      )
    ).flat()
    expect(tally(told)).toEqual({ yes: 60, USED: 120 })
    expect(await mealFaults(k.db.pool, kept, told)).toEqual([])
  })

  test('the same check catches: look whether it was used, then mark it', async () => {
    const meals = await served(60)
    await naiveTables(k.db.pool)
    const told = (
      await atOnce(meals, 10, ({ reservationId }) =>
        Promise.all([redeemNaively(k.db.pool, reservationId), redeemNaively(k.db.pool, reservationId)]),
      )
    ).flat()
    expect(
      (await mealFaults(k.db.pool, naive, told)).filter((f) => f === 'one meal was fetched 2 times').length,
    ).toBeGreaterThan(5)
  })
})

async function redeemNaively(pool: Pool, reservationId: string): Promise<Told> {
  const {
    rows: [r],
  } = await pool.query<{ state: string }>('select state from naive_reservation where reservation_id = $1', [
    reservationId,
  ])
  if (r!.state !== 'reserved') return { reservationId, told: 'USED' }
  await pool.query(`update naive_reservation set state = 'redeemed' where reservation_id = $1`, [reservationId])
  return { reservationId, told: 'yes' }
}

describe('a cancel against the till', () => {
  const cancel = async (guest: Guest, reservationId: string): Promise<Told> => {
    const { code } = await ask(guest.token, 'cancel-reservation', one(reservationId))
    return { reservationId, told: code === 'ok' ? 'cancelled' : code }
  }
  test('one of the two happened, and both know which', async () => {
    const meals = await served(60)
    const told = (
      await atOnce(meals, 12, ({ guest, code, reservationId }) =>
        Promise.all([cancel(guest, reservationId), redeem(code, reservationId)]),
      )
    ).flat()
    const { yes = 0, cancelled = 0, CANCELLED = 0, ALREADY_REDEEMED = 0 } = tally(told)
    expect([yes + cancelled, yes, cancelled]).toEqual([60, ALREADY_REDEEMED, CANCELLED])
    expect(await mealFaults(k.db.pool, kept, told)).toEqual([])
  })

  test('the same check catches: look whether it was fetched, then give it back', async () => {
    const meals = await served(60)
    await naiveTables(k.db.pool)
    const told = (
      await atOnce(meals, 12, ({ reservationId }) =>
        Promise.all([cancelNaively(k.db.pool, reservationId), redeemNaively(k.db.pool, reservationId)]),
      )
    ).flat()
    expect(
      (await mealFaults(k.db.pool, naive, told)).filter((f) => f === 'one meal was fetched and given back').length,
    ).toBeGreaterThan(5)
  })
})

async function cancelNaively(pool: Pool, reservationId: string): Promise<Told> {
  const {
    rows: [r],
  } = await pool.query<{ state: string }>('select state from naive_reservation where reservation_id = $1', [
    reservationId,
  ])
  if (r!.state !== 'reserved') return { reservationId, told: 'ALREADY_REDEEMED' }
  await pool.query(`update naive_reservation set state = 'cancelled' where reservation_id = $1`, [reservationId])
  await pool.query('update naive_sitting set general_left = general_left + 1')
  return { reservationId, told: 'cancelled' }
}
