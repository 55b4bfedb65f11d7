import { mustMove } from '../call/moves'
import { community, operation, type Call, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { endReservation, freePortion, holdSitting } from './free-portion'
import { reservationColumns, type ReservationRow } from './reservation-row'
import { reservationMoves } from './moves'
import { CancelReservation } from '@/contracts/canteen'
import { anybody } from '../call/who'

/** Whoever eats and whoever reserved it for them see it; to everybody else it is not there. */
async function ownMeal({ sql, actor, input }: CallOf<typeof CancelReservation>): Promise<ReservationRow | null> {
  const { rows } = await sql.query<ReservationRow & Record<string, unknown>>(
    `
    select ${reservationColumns}
    from meal_reservation r
    where r.community_code = $1 and r.reservation_id = $2 and (r.person_id = $3 or r.by_id = $3)`,
    [input.communityCode, input.reservationId, actor.personId],
  )
  return rows[0] ?? null
}

/**
 * 退了: at any time before the meal is fetched, also after the cut-off, and never held against anybody: a portion that
 * comes back late still feeds the next in line, one that is kept for nobody feeds no one.
 */
export const cancelReservation = operation(CancelReservation, {
  scope: community,
  load: ownMeal,
  who: anybody,
  async run(call, head, role) {
    mustMove(reservationMoves.cancel, head, call)
    const by = {
      sql: call.sql,
      record: call.record,
      now: call.now,
      actorId: call.actor.personId,
      role,
      operation: call.operation,
    }
    const s = await holdSitting(call.sql, head.community_code, head.sitting_id)
    const end = { state: reservationMoves.cancel.to, reason: 'cancelled', noShow: false } as const
    const row = await endReservation(by, s, head.reservation_id, 'reserved', end)
    if (row) await freePortion(by, s, row.pool)
    // It stood in the line, or the till was faster.
    else if (!(await endReservation(by, s, head.reservation_id, 'waiting', end)))
      refuse((await stateOf(call, head)) === 'redeemed' ? 'ALREADY_REDEEMED' : 'RESERVATION_OVER')
    return { state: 'cancelled' as const }
  },
})

async function stateOf({ sql }: Pick<Call, 'sql'>, head: ReservationRow): Promise<string> {
  const { rows } = await sql.query<{ state: string }>(
    'select state from meal_reservation where community_code = $1 and reservation_id = $2',
    [head.community_code, head.reservation_id],
  )
  return rows[0]!.state
}
