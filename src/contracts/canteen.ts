import { Type as T } from '@sinclair/typebox'
import { MealCard, SittingView, MealsPage, CanteenView, Dish, Policy, TierCode } from './canteen-shapes'
import { TillMeal, RedeemAnswer, TillView, CanteenSheet, MyCanteen, ClerkView } from './till-shapes'
import { sittings, reservationStates } from './canteen-words'
import { contract } from './contract'
import { Enum, Shape, Id, Day, Area, Words } from './schema'

// Money is whole fen. Times of a day are minutes after local midnight
// (UTC+8); instants are ISO strings with Z; days are local.
const which = { communityCode: Area, canteenId: Id }
const Fen = T.Integer({ minimum: 0, maximum: 100_000 })
const reserve = {
  ...which,
  reservationId: Id,
  day: Day,
  sitting: Enum(sittings),
  tier: TierCode,
  /** For somebody who gave consent (me.canSpeakFor); the code then shows on both phones. */
  forPersonId: T.Optional(Id),
}

export const WhichCanteenDay = Shape({ ...which, day: T.Optional(Day) })

export const WhichCanteen = Shape({ ...which })

// whoever eats; menus are public
/**
 * The canteens of an area ("150105" is a district) on a day, today
 * when none is named. Carries no position: the phone sorts.
 */
export const ListMeals = contract({
  name: 'list-meals',
  entry: 'member',
  effect: 'read',
  signedOut: true,
  input: Shape({ areaCode: Area, day: T.Optional(Day) }),
  output: MealsPage,
  refusals: [],
})

export const ReadCanteen = contract({
  name: 'read-canteen',
  entry: 'member',
  effect: 'read',
  signedOut: true,
  input: WhichCanteenDay,
  output: CanteenView,
  refusals: [],
})

export const ReserveMeal = contract({
  name: 'reserve-meal',
  entry: 'member',
  effect: 'write',
  input: Shape({
    ...reserve,
    /** Sold out: stand in line at once instead of hearing SOLD_OUT. */
    waitlist: T.Optional(T.Boolean()),
    /** After PAY_FIRST: "I will pay at the till within the minutes you give me". */
    payFirst: T.Optional(T.Boolean()),
  }),
  output: Shape({ meal: MealCard }),
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
})

export const JoinWaitlist = contract({
  name: 'join-waitlist',
  entry: 'member',
  effect: 'write',
  input: Shape(reserve),
  output: Shape({ meal: MealCard }),
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
})

export const CancelReservation = contract({
  name: 'cancel-reservation',
  entry: 'member',
  effect: 'write',
  input: Shape({ communityCode: Area, reservationId: Id }),
  output: Shape({ state: Enum(reservationStates) }),
  refusals: ['ALREADY_REDEEMED', 'RESERVATION_OVER'],
})

export const ListMyMeals = contract({
  name: 'list-my-meals',
  entry: 'member',
  effect: 'read',
  input: Shape({}),
  output: Shape({ meals: T.Array(MealCard) }),
  refusals: [],
})

// the clerk of this canteen, and the staff of its community and above
export const ListMyCanteens = contract({
  name: 'list-my-canteens',
  entry: 'member',
  effect: 'read',
  input: Shape({}),
  output: Shape({ canteens: T.Array(MyCanteen) }),
  refusals: [],
})

export const ReadTill = contract({
  name: 'read-till',
  entry: 'member',
  effect: 'read',
  input: WhichCanteenDay,
  output: TillView,
  refusals: [],
})

/** Six digits as typed, or the whole text of the QR. */
export const RedeemCode = contract({
  name: 'redeem-code',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...which, code: Words(6, 120) }),
  output: RedeemAnswer,
  refusals: [],
})

export const TakePayment = contract({
  name: 'take-payment',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...which, code: Words(6, 120) }),
  output: Shape({ meal: TillMeal }),
  refusals: ['CODE_UNKNOWN', 'NOTHING_TO_PAY'],
})

/**
 * The clerk has looked at the document: it fits (kept, so that it is asked once) or it does not (then the full price).
 */
export const CheckTier = contract({
  name: 'check-tier',
  entry: 'member',
  effect: 'write',
  input: Shape({ communityCode: Area, reservationId: Id, fits: T.Boolean() }),
  output: Shape({ meal: TillMeal }),
  refusals: ['NOTHING_TO_CHECK'],
})

export const AddWalkIn = contract({
  name: 'add-walk-in',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...which, reservationId: Id, sitting: Enum(sittings), tier: TierCode }),
  output: Shape({ meal: TillMeal }),
  refusals: ['SOLD_OUT', 'NO_MENU', 'NOT_SERVING', 'TIER_NOT_YOURS'],
})

/** Portions may grow at any time and shrink to what is already promised (PORTIONS_PROMISED). */
export const SaveMenu = contract({
  name: 'save-menu',
  entry: 'member',
  effect: 'write',
  input: Shape({
    ...which,
    day: Day,
    sitting: Enum(sittings),
    dishes: T.Array(Dish, { minItems: 1, maxItems: 12 }),
    fullPriceFen: Fen,
    portions: T.Integer({ minimum: 1, maximum: 2000 }),
    /** Of these, kept for elders. Riders never get one before `releaseEldersAt` of the policy. */
    elderPortions: T.Integer({ minimum: 0, maximum: 2000 }),
  }),
  output: Shape({ sitting: SittingView }),
  refusals: ['PORTIONS_PROMISED', 'SITTING_PAST', 'NO_SITTING', 'DAY_CLOSED', 'STATE_CHANGED'],
})

/** Makes a new edition. Sittings whose menu is already out keep the times and prices they were announced with. */
export const SaveCanteenPolicy = contract({
  name: 'save-canteen-policy',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...which, policy: Policy }),
  output: Shape({ edition: T.Number() }),
  refusals: ['TIMES_CROSSED'],
})

export const CloseCanteenDay = contract({
  name: 'close-canteen-day',
  entry: 'member',
  effect: 'write',
  input: WhichCanteenDay,
  output: Shape({ sheet: CanteenSheet }),
  refusals: ['STILL_SERVING', 'NO_MENU', 'DAY_CLOSED'],
})

export const ReadCanteenSheet = contract({
  name: 'read-canteen-sheet',
  entry: 'member',
  effect: 'read',
  input: WhichCanteenDay,
  output: Shape({ sheet: CanteenSheet }),
  refusals: ['NOT_CLOSED_YET'],
})

// the office
export const InviteClerk = contract({
  name: 'invite-clerk',
  entry: 'staff',
  effect: 'write',
  input: WhichCanteen,
  output: Shape({ code: T.String(), until: T.String() }),
  refusals: [],
})

export const EndClerk = contract({
  name: 'end-clerk',
  entry: 'staff',
  effect: 'write',
  input: Shape({ ...which, personId: Id }),
  output: Shape({}),
  refusals: ['STATE_CHANGED'],
})

export const ListClerks = contract({
  name: 'list-clerks',
  entry: 'staff',
  effect: 'read',
  input: WhichCanteen,
  output: Shape({ clerks: T.Array(ClerkView) }),
  refusals: [],
})
