import type { Operations } from '@/contracts/operations'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { menuOf, policy, today, type Canteen } from '../../kernel/canteen/kitchen'
import type { Name } from './canteen-matrix'

/** A clerk of every canteen who is nobody of the demo. */
export const another = '00000000-0000-7006-8000-000000000001'

/**
 * A canteen, a meal of the resident's that is to be paid and checked,
 * one that waits for nobody, and yesterday's day that is over.
 */
export interface Staged extends Canteen {
  reservationId: string
  code: string
}

export const inputs: { [N in Name]: (c: Staged) => Operations[N]['input'] } = {
  'list-meals': () => ({ areaCode: '150105' }),
  'read-canteen': ({ communityCode, canteenId }) => ({ communityCode, canteenId }),
  'reserve-meal': ({ communityCode, canteenId }) => ({
    communityCode,
    canteenId,
    reservationId: newId(),
    day: today,
    sitting: 'dinner',
    tier: 'full',
  }),
  'join-waitlist': ({ communityCode, canteenId }) => ({
    communityCode,
    canteenId,
    reservationId: newId(),
    day: '2026-11-24',
    sitting: 'lunch',
    tier: 'full',
  }),
  'cancel-reservation': ({ communityCode, reservationId }) => ({ communityCode, reservationId }),
  'list-my-meals': () => ({}),
  'list-my-canteens': () => ({}),
  'read-till': ({ communityCode, canteenId }) => ({ communityCode, canteenId }),
  'redeem-code': ({ communityCode, canteenId, code }) => ({ communityCode, canteenId, code }),
  'take-payment': ({ communityCode, canteenId, code }) => ({ communityCode, canteenId, code }),
  'check-tier': ({ communityCode, reservationId }) => ({ communityCode, reservationId, fits: true }),
  'add-walk-in': ({ communityCode, canteenId }) => ({
    communityCode,
    canteenId,
    reservationId: newId(),
    sitting: 'lunch',
    tier: 'full',
  }),
  'save-menu': ({ communityCode, canteenId }) => menuOf({ communityCode, canteenId }, { day: '2026-11-25' }),
  'save-canteen-policy': ({ communityCode, canteenId }) => ({ communityCode, canteenId, policy }),
  'close-canteen-day': ({ communityCode, canteenId }) => ({ communityCode, canteenId, day: '2026-11-22' }),
  'read-canteen-sheet': ({ communityCode, canteenId }) => ({ communityCode, canteenId, day: '2026-11-21' }),
  'invite-clerk': ({ communityCode, canteenId }) => ({ communityCode, canteenId }),
  'end-clerk': ({ communityCode, canteenId }) => ({ communityCode, canteenId, personId: another }),
  'list-clerks': ({ communityCode, canteenId }) => ({ communityCode, canteenId }),
}
