// In every state a reservation can be given back exactly when its card says so, the till takes its money exactly when
// the answer to its code offers that, and looks at papers exactly where the table of moves allows it.
import { reservationStates, type ReservationState } from '@/contracts/canteen-words'
import { mayMove } from '../../../cloudfunctions/kernel/call/moves'
import { reservationColumns, type ReservationRow } from '../../../cloudfunctions/kernel/canteen/reservation-row'
import { reservationMoves } from '../../../cloudfunctions/kernel/canteen/moves'
import type { Phone } from '../../world/phone'
import { useKitchen } from './kitchen'

jest.setTimeout(30_000)
const k = useKitchen()
/** What is owed and what is to be looked at: nothing, money, paid money, papers. */
const owed = {
  nothing: '',
  money: ', pay_by = hold_until',
  'money, paid': ', pay_by = hold_until, paid_at = reserved_at',
  papers: ', check_age = 60',
}

/** A reservation of the rider's, put into a state by hand. */
async function stand(state: ReservationState, owes: string): Promise<{ row: ReservationRow; rider: Phone }> {
  const rider = k.phone('rider')
  const { reservationId } = await k.reserve(rider)
  await k.db.pool.query(
    `update meal_reservation set state = $2,
       line_no = case when $2 = 'waiting' then 1 end,
       redeemed_at = case when $2 = 'redeemed' then reserved_at end,
       ended_at = case when $2 in ('cancelled', 'released') then reserved_at end,
       end_reason = case $2 when 'cancelled' then 'cancelled' when 'released' then 'no-show' end ${owes}
     where reservation_id = $1`,
    [reservationId, state],
  )
  const { rows } = await k.db.pool.query<ReservationRow>(
    `select ${reservationColumns} from meal_reservation r where reservation_id = $1`,
    [reservationId],
  )
  return { row: rows[0]!, rider }
}
const stateNow = async ({ reservation_id: id }: ReservationRow): Promise<string> =>
  (await k.db.pool.query<{ state: string }>('select state from meal_reservation where reservation_id = $1', [id]))
    .rows[0]!.state

describe.each(reservationStates)('a reservation that is %s', (state) => {
  test.each(Object.entries(owed))('and owes %s', async (_what, owes) => {
    const anybody = { actor: { personId: '', name: '', phone: null, roles: [] }, now: k.f.now() }
    const { row, rider } = await stand(state, owes)
    const no = await k.till(row.code!)
    const paid = await k.clerk.refused('take-payment', { ...k.here, code: row.code! })
    expect([paid, paid === 'ok']).toEqual([paid, 'mayPay' in no && no.mayPay === true])
    const which = { communityCode: row.community_code, reservationId: row.reservation_id }
    const checked = await k.clerk.refused('check-tier', { ...which, fits: true })
    expect([checked, checked === 'ok']).toEqual([checked, mayMove(reservationMoves['check-tier'], row, anybody)])
    expect(await stateNow(row)).toBe(state)
    const card = (await rider.call('list-my-meals', {})).meals.find((m) => m.reservationId === row.reservation_id)!
    const cancelled = await rider.refused('cancel-reservation', which)
    expect([cancelled, cancelled === 'ok']).toEqual([cancelled, card.canCancel])
    expect(await stateNow(row)).toBe(card.canCancel ? reservationMoves.cancel.to : state)
  })
})
