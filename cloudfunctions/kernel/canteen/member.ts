import { addWalkIn } from './add-walk-in'
import { cancelReservation } from './cancel-reservation'
import { checkTier } from './check-tier'
import { listMyCanteens } from './clerk'
import { closeCanteenDay, readCanteenSheet } from './close-canteen-day'
import { joinWaitlist } from './join-waitlist'
import { listMyMeals } from './list-my-meals'
import { listMeals, readCanteen } from './read-menus'
import { readTill } from './read-till'
import { redeemCode } from './redeem-code'
import { reserveMeal } from './reserve-meal'
import { saveCanteenPolicy } from './save-canteen-policy'
import { saveMenu } from './save-menu'
import { takePayment } from './take-payment'

/** All of the canteen is behind the member's function: its clerks are trusted with one till, not with a desk. */
export const canteenMemberOperations = [
  listMeals,
  readCanteen,
  reserveMeal,
  joinWaitlist,
  cancelReservation,
  listMyMeals,
  listMyCanteens,
  readTill,
  redeemCode,
  takePayment,
  checkTier,
  addWalkIn,
  saveMenu,
  saveCanteenPolicy,
  closeCanteenDay,
  readCanteenSheet,
]
