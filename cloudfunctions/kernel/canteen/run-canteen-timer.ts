import { sittingNames, type Sitting } from '@/contracts/canteen-words'
import { clock } from '@/rules/local-time'
import type { Sql } from '../../store/transaction'
import { workThrough, type Clockwork, type TimerCall } from '../call/timer-work'
import { closeDay } from './close-canteen-day'
import { endSitting, releaseReservation } from './end-sitting'
import { fillFromLine, holdSitting, type Giving } from './free-portion'
import { reservationColumns, type ReservationRow } from './reservation-row'

// Each step finds its rows through a partial index that holds only what is still to happen, and does each in a
// transaction of its own: a timer that is killed in the middle has done a portion wholly or not at all, and the next
// run finds the rest.

interface Meal {
  community_code: string
  reservation_id: string
  sitting_id: string
}
interface Served {
  community_code: string
  sitting_id: string
}
interface Day {
  community_code: string
  canteen_id: string
  day: string
  name: string
}

const find =
  <R>(text: string) =>
  async (sql: Sql, now: Date): Promise<R[]> =>
    (await sql.query(text, [now])).rows as R[]
const byTimer = ({ sql, record, now }: TimerCall, name: string): Giving => ({
  sql,
  record,
  now,
  actorId: null,
  role: 'system',
  operation: `timer-${name}`,
})

const unfetched = find<Meal>(
  `
  select community_code, reservation_id, sitting_id
  from meal_reservation
  where state = 'reserved' and hold_until <= $1
  order by hold_until
  limit 1000`,
)
const unpaid = find<Meal>(
  `
  select community_code, reservation_id, sitting_id
  from meal_reservation
  where state = 'reserved' and pay_by <= $1 and paid_at is null
  order by pay_by
  limit 1000`,
)
const unreleased = find<Served>(
  `
  select community_code, sitting_id
  from meal_sitting
  where state = 'open' and release_elders_at <= $1 and elders_released_at is null and serves_until > $1
  limit 500`,
)
const soonCutOff = find<Served>(
  `
  select community_code, sitting_id
  from meal_sitting
  where state = 'open' and reminded_at is null and cut_off_at > $1
    and cut_off_at <= $1::timestamptz + interval '30 minutes' and serves_until > $1
  limit 500`,
)
const over = find<Served>(
  `
  select community_code, sitting_id
  from meal_sitting
  where state = 'open' and serves_until <= $1
  limit 500`,
)
/** The clerk has three hours after the day's last plate. */
const unclosed = find<Day>(
  `
  select distinct s.community_code, s.canteen_id, s.day::text as day, c.name
  from meal_sitting s
  join canteen c using (community_code, canteen_id)
  where s.state = 'over' and s.serves_until <= $1::timestamptz - interval '3 hours'
    and not exists (
      select 1
      from meal_sitting o
      where o.community_code = s.community_code and o.canteen_id = s.canteen_id and o.day = s.day
        and o.serves_until > $1::timestamptz - interval '3 hours'
    )
  limit 500`,
)

const release =
  (reason: 'no-show' | 'unpaid') =>
  async (call: TimerCall, item: Meal): Promise<boolean> => {
    const s = await holdSitting(call.sql, item.community_code, item.sitting_id)
    const { rows } = await call.sql.query<ReservationRow & Record<string, unknown>>(
      `
      select ${reservationColumns}
      from meal_reservation r
      where r.community_code = $1 and r.reservation_id = $2 and r.state = 'reserved'
        and ${reason === 'unpaid' ? 'r.pay_by <= $3 and r.paid_at is null' : 'r.hold_until <= $3'}
      for no key update skip locked`,
      [item.community_code, item.reservation_id, call.now],
    )
    return rows[0] ? releaseReservation(byTimer(call, reason), s, rows[0], reason) : false
  }

/** From the time that the canteen set on, what the elders did not ask for is everybody's: the line first. */
async function releaseElders(call: TimerCall, item: Served): Promise<boolean> {
  const s = await holdSitting(call.sql, item.community_code, item.sitting_id)
  if (s.state !== 'open' || s.elders_released_at) return false
  await call.sql.query(
    'update meal_sitting set elders_released_at = $3 where community_code = $1 and sitting_id = $2',
    [item.community_code, item.sitting_id, call.now],
  )
  ;[s.elders_released_at, s.general_left, s.elder_left] = [call.now, s.general_left + s.elder_left, 0]
  await fillFromLine(byTimer(call, 'elders'), s)
  return true
}

/** Whoever reserved hours ago may have forgotten: a portion given back now still feeds somebody. */
async function remind(call: TimerCall, item: Served): Promise<boolean> {
  const { rowCount } = await call.sql.query(
    `
    update meal_sitting
    set reminded_at = $3
    where community_code = $1 and sitting_id = $2 and reminded_at is null`,
    [item.community_code, item.sitting_id, call.now],
  )
  if (!rowCount) return false
  const { rows } = await call.sql.query<{
    reservation_id: string
    person_id: string
    by_id: string
    sitting: Sitting
    pick_up_from: Date
    hold_until: Date
    name: string
  }>(
    `
    select r.reservation_id, r.person_id, r.by_id, r.sitting, r.pick_up_from, r.hold_until, c.name
    from meal_reservation r
    join canteen c using (community_code, canteen_id)
    where r.community_code = $1 and r.sitting_id = $2 and r.state = 'reserved'
      and r.reserved_at <= $3::timestamptz - interval '2 hours'`,
    [item.community_code, item.sitting_id, call.now],
  )
  // Whoever reserved for somebody hears of it like them: nobody else may know that there is a meal.
  for (const r of rows)
    for (const to of new Set([r.person_id, r.by_id]))
      call.record.message({
        communityCode: item.community_code,
        to,
        kind: 'meal.reminder',
        subject: { kind: 'reservation', id: r.reservation_id },
        title: `今天${sittingNames[r.sitting]}订了一份`,
        body: `${r.name}，${clock(r.pick_up_from)}–${clock(r.hold_until)} 来取。来不了就点一下退掉，有人在等。`,
      })
  return true
}

async function end(call: TimerCall, item: Served): Promise<boolean> {
  const s = await holdSitting(call.sql, item.community_code, item.sitting_id)
  if (s.state !== 'open') return false
  await endSitting(byTimer(call, 'over'), s)
  return true
}

const close = async (call: TimerCall, item: Day): Promise<boolean> =>
  (await closeDay(byTimer(call, 'close'), {
    communityCode: item.community_code,
    canteenId: item.canteen_id,
    day: item.day,
    canteenName: item.name,
    closedBy: '系统',
  })) !== null

/**
 * unpaid and unfetched → elders' portions → reminders → sittings over → days closed. Sittings end after the releases:
 * their portions went on while somebody could still come.
 */
export async function runCanteenTimer(world: Clockwork): Promise<{}> {
  await workThrough(world, 'meal-unpaid', unpaid, release('unpaid'))
  await workThrough(world, 'meal-release', unfetched, release('no-show'))
  await workThrough(world, 'meal-elders', unreleased, releaseElders)
  await workThrough(world, 'meal-remind', soonCutOff, remind)
  await workThrough(world, 'meal-over', over, end)
  await workThrough(world, 'canteen-close', unclosed, close)
  return {}
}
