import type { ReservationState, Sitting } from '@/contracts/canteen-words'

/** A reservation as its row stands. */
export interface ReservationRow {
  community_code: string
  reservation_id: string
  sitting_id: string
  canteen_id: string
  day: string
  sitting: Sitting
  person_id: string | null
  by_id: string | null
  person_name: string
  walk_in: boolean
  state: ReservationState
  pool: 'general' | 'elder'
  tier_code: string
  tier_name: string
  price_fen: number
  full_price_fen: number
  check_age: number | null
  code: string | null
  line_no: number | null
  pick_up_from: Date
  pick_up_until: Date
  hold_until: Date
  hold_minutes: number
  pay_minutes: number | null
  pay_by: Date | null
  paid_at: Date | null
  reserved_at: Date
  filled_at: Date | null
  redeemed_at: Date | null
  ended_at: Date | null
  end_reason: 'cancelled' | 'no-show' | 'unpaid' | 'line-over' | null
}
export const reservationColumns = [
  'community_code',
  'reservation_id',
  'sitting_id',
  'canteen_id',
  'day::text as day',
  'sitting',
  'person_id',
  'by_id',
  'person_name',
  'walk_in',
  'state',
  'pool',
  'tier_code',
  'tier_name',
  'price_fen',
  'full_price_fen',
  'check_age',
  'code',
  'line_no',
  'pick_up_from',
  'pick_up_until',
  'hold_until',
  'hold_minutes',
  'pay_minutes',
  'pay_by',
  'paid_at',
  'reserved_at',
  'filled_at',
  'redeemed_at',
  'ended_at',
  'end_reason',
]
  .map((c) => `r.${c}`)
  .join(', ')
