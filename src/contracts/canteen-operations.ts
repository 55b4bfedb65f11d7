import type { Static } from '@sinclair/typebox'
import type * as M from './canteen'
import type { ReservationState } from './canteen-words'
import { row, type Row } from './operation-row'

/** What can be asked of canteens. */
export const canteenOperations = {
  // whoever eats; menus are public
  'list-meals': row({ entry: 'member', effect: 'read', input: 'ListMealsInput', refusals: [], signedOut: true }),
  'read-canteen': row({
    entry: 'member',
    effect: 'read',
    input: 'WhichCanteenDayInput',
    refusals: [],
    signedOut: true,
  }),
  'reserve-meal': row({
    entry: 'member',
    effect: 'write',
    input: 'ReserveMealInput',
    refusals: [
      'SOLD_OUT',
      'CUT_OFF',
      'ALREADY_RESERVED',
      'PAY_FIRST',
      'PAUSED_FOR_NO_SHOWS',
      'TIER_NOT_YOURS',
      'NO_MENU',
      'NO_CONSENT_TO_SPEAK',
    ],
  }),
  'join-waitlist': row({
    entry: 'member',
    effect: 'write',
    input: 'JoinWaitlistInput',
    refusals: [
      'STILL_LEFT',
      'CUT_OFF',
      'ALREADY_RESERVED',
      'PAY_FIRST',
      'PAUSED_FOR_NO_SHOWS',
      'TIER_NOT_YOURS',
      'NO_MENU',
      'NO_CONSENT_TO_SPEAK',
    ],
  }),
  'cancel-reservation': row({
    entry: 'member',
    effect: 'write',
    input: 'WhichReservationInput',
    refusals: ['ALREADY_REDEEMED', 'RESERVATION_OVER'],
  }),
  'list-my-meals': row({ entry: 'member', effect: 'read', input: 'ListMyMealsInput', refusals: [] }),
  // the clerk of this canteen, and the staff of its community and above
  'list-my-canteens': row({ entry: 'member', effect: 'read', input: 'ListMyMealsInput', refusals: [] }),
  'read-till': row({ entry: 'member', effect: 'read', input: 'WhichCanteenDayInput', refusals: [] }),
  'redeem-code': row({ entry: 'member', effect: 'write', input: 'RedeemCodeInput', refusals: [] }),
  'take-payment': row({
    entry: 'member',
    effect: 'write',
    input: 'TakePaymentInput',
    refusals: ['CODE_UNKNOWN', 'NOTHING_TO_PAY'],
  }),
  'check-tier': row({ entry: 'member', effect: 'write', input: 'CheckTierInput', refusals: ['NOTHING_TO_CHECK'] }),
  'add-walk-in': row({
    entry: 'member',
    effect: 'write',
    input: 'AddWalkInInput',
    refusals: ['SOLD_OUT', 'NO_MENU', 'NOT_SERVING', 'TIER_NOT_YOURS'],
  }),
  'save-menu': row({
    entry: 'member',
    effect: 'write',
    input: 'SaveMenuInput',
    refusals: ['PORTIONS_PROMISED', 'SITTING_PAST', 'NO_SITTING', 'DAY_CLOSED', 'STATE_CHANGED'],
  }),
  'save-canteen-policy': row({
    entry: 'member',
    effect: 'write',
    input: 'SaveCanteenPolicyInput',
    refusals: ['TIMES_CROSSED'],
  }),
  'close-canteen-day': row({
    entry: 'member',
    effect: 'write',
    input: 'WhichCanteenDayInput',
    refusals: ['STILL_SERVING', 'NO_MENU', 'DAY_CLOSED'],
  }),
  'read-canteen-sheet': row({
    entry: 'member',
    effect: 'read',
    input: 'WhichCanteenDayInput',
    refusals: ['NOT_CLOSED_YET'],
  }),
  // the office
  'invite-clerk': row({ entry: 'staff', effect: 'write', input: 'WhichCanteenInput', refusals: [] }),
  'end-clerk': row({ entry: 'staff', effect: 'write', input: 'WhichClerkInput', refusals: ['STATE_CHANGED'] }),
  'list-clerks': row({ entry: 'staff', effect: 'read', input: 'WhichCanteenInput', refusals: [] }),
} as const satisfies Record<string, Row>

export interface CanteenTypes {
  'list-meals': { input: Static<typeof M.ListMealsInput>; output: M.MealsPage }
  'read-canteen': { input: Static<typeof M.WhichCanteenDayInput>; output: M.CanteenView }
  'reserve-meal': { input: Static<typeof M.ReserveMealInput>; output: { meal: M.MealCard } }
  'join-waitlist': { input: Static<typeof M.JoinWaitlistInput>; output: { meal: M.MealCard } }
  'cancel-reservation': { input: Static<typeof M.WhichReservationInput>; output: { state: ReservationState } }
  'list-my-meals': { input: {}; output: { meals: M.MealCard[] } }
  'list-my-canteens': { input: {}; output: { canteens: M.MyCanteen[] } }
  'read-till': { input: Static<typeof M.WhichCanteenDayInput>; output: M.TillView }
  'redeem-code': { input: Static<typeof M.RedeemCodeInput>; output: M.RedeemAnswer }
  'take-payment': { input: Static<typeof M.TakePaymentInput>; output: { meal: M.TillMeal } }
  'check-tier': { input: Static<typeof M.CheckTierInput>; output: { meal: M.TillMeal } }
  'add-walk-in': { input: Static<typeof M.AddWalkInInput>; output: { meal: M.TillMeal } }
  'save-menu': { input: Static<typeof M.SaveMenuInput>; output: { sitting: M.SittingView } }
  'save-canteen-policy': { input: Static<typeof M.SaveCanteenPolicyInput>; output: { edition: number } }
  'close-canteen-day': { input: Static<typeof M.WhichCanteenDayInput>; output: { sheet: M.CanteenSheet } }
  'read-canteen-sheet': { input: Static<typeof M.WhichCanteenDayInput>; output: { sheet: M.CanteenSheet } }
  'invite-clerk': { input: Static<typeof M.WhichCanteenInput>; output: { code: string; until: string } }
  'end-clerk': { input: Static<typeof M.WhichClerkInput>; output: {} }
  'list-clerks': { input: Static<typeof M.WhichCanteenInput>; output: { clerks: M.ClerkView[] } }
}
