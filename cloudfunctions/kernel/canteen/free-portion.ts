import type { Role } from '@/contracts/roles'
import { clock } from '@/rules/local-time'
import type { Sql } from '../../store/transaction'
import type { Recorder } from '../call/recorder'
import { heldUntil } from './ask-for-meal'
import { reservationColumns, type ReservationRow } from './reservation-row'
import { drawCode } from './pick-up-code'

/** A command or the timer: whoever gives a portion back. */
export interface Giving {
  sql: Sql
  record: Recorder
  now: Date
  actorId: string | null
  role: Role
  operation: string
}

export interface Counters {
  community_code: string
  sitting_id: string
  canteen_id: string
  state: 'open' | 'over' | 'closed'
  cut_off_at: Date
  serves_until: Date
  elders_released_at: Date | null
  general_left: number
  elder_left: number
}

/**
 * The sitting's row, held until the commit. Whoever takes, gives back or passes on a portion, or leaves the line, holds
 * it first and touches reservations after it; only the till does without, and there the reservation's own state
 * decides.
 */
export async function holdSitting(sql: Sql, communityCode: string, sittingId: string): Promise<Counters> {
  const { rows } = await sql.query<Counters & Record<string, unknown>>(
    `
    select
      community_code, sitting_id, canteen_id, state, cut_off_at, serves_until, elders_released_at, general_left,
      elder_left
    from meal_sitting
    where community_code = $1 and sitting_id = $2
    for no key update`,
    [communityCode, sittingId],
  )
  return rows[0]!
}

/**
 * Ends a reservation that holds a portion or a place in the line, if it still does. @returns the row as it was; null:
 * it does not
 */
export async function endReservation(
  by: Giving,
  s: Counters,
  reservationId: string,
  from: 'reserved' | 'waiting',
  end: { state: 'cancelled' | 'released'; reason: NonNullable<ReservationRow['end_reason']>; noShow: boolean },
): Promise<ReservationRow | null> {
  const { rows } = await by.sql.query<ReservationRow & Record<string, unknown>>(
    `
    update meal_reservation r
    set state = $4, end_reason = $5, ended_at = $6, no_show = $7
    where r.community_code = $1 and r.reservation_id = $2 and r.state = $3
    returning ${reservationColumns}`,
    [s.community_code, reservationId, from, end.state, end.reason, by.now, end.noShow],
  )
  const row = rows[0]
  if (!row) return null
  by.record.audit({
    communityCode: s.community_code,
    actorId: by.actorId,
    role: by.role,
    operation: by.operation,
    subjectId: reservationId,
    detail: { end: end.reason },
  })
  return row
}

/** Counts portions back, then lets the line have what it may. Under `holdSitting`. */
export async function freePortion(by: Giving, s: Counters, pool: 'general' | 'elder'): Promise<void> {
  const elders = pool === 'elder' && s.elders_released_at === null
  if (elders) s.elder_left += 1
  else s.general_left += 1
  await fillFromLine(by, s)
}

/** A meal that could be fetched only in the next minutes is no meal. */
const leastMinutes = 10

/**
 * Passes free portions on to the line, in its order, and writes the counters as they then stand. An elders' portion
 * goes to the first who may draw on it; everybody else steps past them only for a general one.
 */
export async function fillFromLine(by: Giving, s: Counters): Promise<number> {
  let filled = 0
  for (let row = await nextInLine(by, s); row; row = await nextInLine(by, s)) {
    const pool = row.pool === 'elder' && s.elder_left > 0 ? 'elder' : 'general'
    await giveTo(by, row, pool)
    if (pool === 'elder') s.elder_left -= 1
    else s.general_left -= 1
    filled++
  }
  await by.sql.query(
    `
    update meal_sitting
    set general_left = $3, elder_left = $4
    where community_code = $1 and sitting_id = $2`,
    [s.community_code, s.sitting_id, s.general_left, s.elder_left],
  )
  return filled
}

async function nextInLine(by: Giving, s: Counters): Promise<ReservationRow | undefined> {
  if (s.state !== 'open' || s.general_left + s.elder_left === 0) return undefined
  const { rows } = await by.sql.query<ReservationRow & Record<string, unknown>>(
    `
    select ${reservationColumns}
    from meal_reservation r
    where r.community_code = $1 and r.sitting_id = $2 and r.state = 'waiting' and r.pick_up_until > $3
      and ($4 > 0 or r.pool = 'elder')
    order by r.line_no
    limit 1`,
    [s.community_code, s.sitting_id, new Date(by.now.getTime() + leastMinutes * 60_000), s.general_left],
  )
  return rows[0]
}

async function giveTo(by: Giving, row: ReservationRow, pool: 'general' | 'elder'): Promise<void> {
  const hold = heldUntil({ from: row.pick_up_from, until: row.pick_up_until }, row.hold_minutes, by.now)
  const payBy = row.pay_minutes === null ? null : new Date(by.now.getTime() + row.pay_minutes * 60_000)
  await by.sql.query(
    `
    update meal_reservation
    set state = 'reserved', pool = $3, code = $4, filled_at = $5, hold_until = $6, pay_by = $7
    where community_code = $1 and reservation_id = $2 and state = 'waiting'`,
    [row.community_code, row.reservation_id, pool, await freeCode(by.sql, row), by.now, hold, payBy],
  )
  by.record.audit({
    communityCode: row.community_code,
    actorId: by.actorId,
    role: by.role,
    operation: by.operation,
    subjectId: row.reservation_id,
    detail: { filled: pool },
  })
  const from = by.now > row.pick_up_from ? by.now : row.pick_up_from
  const what = payBy ? `${clock(payBy)} 前到店付款就算数` : `${clock(from)}–${clock(hold)} 来取`
  for (const to of new Set([row.person_id!, row.by_id!])) {
    by.record.message({
      communityCode: row.community_code,
      to,
      kind: 'meal.filled',
      subject: { kind: 'reservation', id: row.reservation_id },
      title: '排到了，饭给你留着',
      body: `${what}，来不了点一下退掉。`,
    })
  }
}

/**
 * Drawn until one is free: a collision here would undo what somebody else gave back. The index still has the last word.
 */
async function freeCode(sql: Sql, row: ReservationRow): Promise<string> {
  for (;;) {
    const code = drawCode()
    const { rowCount } = await sql.query(
      `
      select 1
      from meal_reservation
      where community_code = $1 and canteen_id = $2 and day = $3 and code = $4`,
      [row.community_code, row.canteen_id, row.day, code],
    )
    if (!rowCount) return code
  }
}
