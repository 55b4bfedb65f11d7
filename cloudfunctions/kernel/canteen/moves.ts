import { mayMove, type Acting, type Move } from '../call/moves'
import type { ReservationRow } from './reservation-row'

/** Whoever eats or reserved it, and whoever stands at the till. */
type Side = 'guest' | 'clerk'

/**
 * What may be done with a reservation. Fetching it (核销) says no in words of its own (till-code.ts): there a no is an
 * answer. What is not fetched, not paid or not reached by the line ends by the clock.
 */
export const reservationMoves = {
  cancel: {
    by: ['guest'],
    from: ['waiting', 'reserved'],
    to: 'cancelled',
    otherwise: (r) => (r.state === 'redeemed' ? 'ALREADY_REDEEMED' : 'RESERVATION_OVER'),
  },
  pay: {
    by: ['clerk'],
    from: ['reserved'],
    otherwise: 'NOTHING_TO_PAY',
    unless: [['NOTHING_TO_PAY', (r) => r.pay_by === null || r.paid_at !== null]],
  },
  'check-tier': {
    by: ['clerk'],
    from: ['reserved', 'redeemed'],
    otherwise: 'NOTHING_TO_CHECK',
    unless: [['NOTHING_TO_CHECK', (r) => r.check_age === null]],
  },
} satisfies Record<string, Move<ReservationRow, Side>>

export const mayCancel = (row: ReservationRow, call: Acting): boolean => mayMove(reservationMoves.cancel, row, call)
