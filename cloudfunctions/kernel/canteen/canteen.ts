import type { Noun } from '../call/noun'
import { runCanteenTimer } from './run-canteen-timer'
import { addWalkIn } from './add-walk-in'
import { cancelReservation } from './cancel-reservation'
import { checkTier } from './check-tier'
import { listMyCanteens } from './clerk'
import { closeCanteenDay, readCanteenSheet } from './close-canteen-day'
import { joinWaitlist } from './join-waitlist'
import { listMyMeals } from './list-my-meals'
import { inviteClerk, endClerk, listClerks } from './name-clerk'
import { listMeals, readCanteen } from './read-menus'
import { readTill } from './read-till'
import { redeemCode } from './redeem-code'
import { reserveMeal } from './reserve-meal'
import { saveCanteenPolicy } from './save-canteen-policy'
import { saveMenu } from './save-menu'
import { takePayment } from './take-payment'

/** Meals: menus, reservations, the till, the day's sheet. */
export const canteen: Noun = {
  name: 'canteen',
  operations: {
    member: [
      addWalkIn,
      cancelReservation,
      checkTier,
      listMyCanteens,
      closeCanteenDay,
      readCanteenSheet,
      joinWaitlist,
      listMyMeals,
      listMeals,
      readCanteen,
      readTill,
      redeemCode,
      reserveMeal,
      saveCanteenPolicy,
      saveMenu,
      takePayment,
    ],
    staff: [inviteClerk, endClerk, listClerks],
  },
  timer: runCanteenTimer,
  taken: {
    // the phone names its reservations too
    meal_reservation_pkey: 'RECEIPT_MISMATCH',
    // the other phone of the same person was faster
    meal_once: 'ALREADY_RESERVED',
  },
  // The last portion went, or the last place in the line came free, between looking and taking; a pick-up code was
  // drawn that somebody has; the day's free meal was reserved on another phone, and this one has its price.
  looksAgain: ['meal_portion', 'meal_code', 'meal_free_once'],
  subjects: ['canteen', 'reservation'],
  demo: () => import('../../demo-city/seed-canteens'),
}
