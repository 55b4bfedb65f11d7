import { Type as T, type Static } from '@sinclair/typebox'
import { Area, Day, Enum, Id, Shape, Words } from './schema'
import {
  sittings,
  allergenCodes,
  audiences,
  noShowRules,
  sittingStates,
  type Sitting,
  type ReservationState,
  type Audience,
  type RedeemReason,
} from './canteen-words'

// Money is whole fen. Times of a day are minutes after local midnight (UTC+8); instants are ISO strings with Z; days are local.

const which = { communityCode: Area, canteenId: Id }
const Fen = T.Integer({ minimum: 0, maximum: 100_000 })
const Minute = T.Integer({ minimum: 0, maximum: 1440 })
const TierCode = Words(2, 30)

/** The canteens of an area ("150105" is a district) on a day, today when none is named. Carries no position: the phone sorts. */
export const ListMealsInput = Shape({ areaCode: Area, day: T.Optional(Day) }, { $id: 'ListMealsInput' })
export const WhichCanteenDayInput = Shape({ ...which, day: T.Optional(Day) }, { $id: 'WhichCanteenDayInput' })
export const WhichCanteenInput = Shape({ ...which }, { $id: 'WhichCanteenInput' })
export const WhichClerkInput = Shape({ ...which, personId: Id }, { $id: 'WhichClerkInput' })
export const ListMyMealsInput = Shape({}, { $id: 'ListMyMealsInput' })

const reserve = {
  ...which,
  reservationId: Id,
  day: Day,
  sitting: Enum(sittings),
  tier: TierCode,
  /** For somebody who gave consent (me.canSpeakFor); the code then shows on both phones. */
  forPersonId: T.Optional(Id),
}
export const ReserveMealInput = Shape(
  {
    ...reserve,
    /** Sold out: stand in line at once instead of hearing SOLD_OUT. */
    waitlist: T.Optional(T.Boolean()),
    /** After PAY_FIRST: "I will pay at the till within the minutes you give me". */
    payFirst: T.Optional(T.Boolean()),
  },
  { $id: 'ReserveMealInput' },
)
export const JoinWaitlistInput = Shape(reserve, { $id: 'JoinWaitlistInput' })
export const WhichReservationInput = Shape({ communityCode: Area, reservationId: Id }, { $id: 'WhichReservationInput' })

/** Six digits as typed, or the whole text of the QR. */
export const RedeemCodeInput = Shape({ ...which, code: Words(6, 120) }, { $id: 'RedeemCodeInput' })
export const TakePaymentInput = Shape({ ...which, code: Words(6, 120) }, { $id: 'TakePaymentInput' })
/** The clerk has looked at the document: it fits (kept, so that it is asked once) or it does not (then the full price). */
export const CheckTierInput = Shape(
  { communityCode: Area, reservationId: Id, fits: T.Boolean() },
  { $id: 'CheckTierInput' },
)
export const AddWalkInInput = Shape(
  { ...which, reservationId: Id, sitting: Enum(sittings), tier: TierCode },
  { $id: 'AddWalkInInput' },
)

export const Dish = Shape({
  name: Words(1, 30),
  kind: Enum(['main', 'side', 'staple', 'soup']),
  allergens: T.Array(Enum(allergenCodes), { maxItems: 9, uniqueItems: true }),
})
export type Dish = Static<typeof Dish>

/** Portions may grow at any time and shrink to what is already promised (PORTIONS_PROMISED). */
export const SaveMenuInput = Shape(
  {
    ...which,
    day: Day,
    sitting: Enum(sittings),
    dishes: T.Array(Dish, { minItems: 1, maxItems: 12 }),
    fullPriceFen: Fen,
    portions: T.Integer({ minimum: 1, maximum: 2000 }),
    /** Of these, kept for elders. Riders never get one before `releaseEldersAt` of the policy. */
    elderPortions: T.Integer({ minimum: 0, maximum: 2000 }),
  },
  { $id: 'SaveMenuInput' },
)

export const SittingTimes = Shape({
  cutOffAt: Minute,
  servesFrom: Minute,
  servesUntil: Minute,
  /** When unused elders' portions become everybody's; without it: never. */
  releaseEldersAt: T.Optional(Minute),
})
export const Tier = Shape({
  code: TierCode,
  name: Words(2, 20),
  audience: Enum(audiences),
  /** 60, 80, 85 …, for `age` only. */
  ageFrom: T.Optional(T.Integer({ minimum: 50, maximum: 100 })),
  /** Share of the menu's full price. */
  percent: T.Integer({ minimum: 0, maximum: 100 }),
  /** How many meals of a day cost nothing (85+: the first). */
  freePerDay: T.Integer({ minimum: 0, maximum: 1 }),
  /** Only at this sitting and between these minutes (off-peak); without them: whenever the canteen serves. */
  sitting: T.Optional(Enum(sittings)),
  from: T.Optional(Minute),
  until: T.Optional(Minute),
  /** Who pays the difference to the full price. */
  subsidySource: Words(0, 30),
})
export type Tier = Static<typeof Tier>

export const Policy = Shape({
  lunch: T.Optional(SittingTimes),
  dinner: T.Optional(SittingTimes),
  /** A reserved meal is kept so long after its pick-up time begins. */
  holdMinutes: T.Integer({ minimum: 10, maximum: 240 }),
  noShowRule: Enum(noShowRules),
  noShowsMax: T.Integer({ minimum: 1, maximum: 10 }),
  noShowDays: T.Integer({ minimum: 7, maximum: 90 }),
  /** For `pause`: so long after the last no-show. */
  pauseDays: T.Integer({ minimum: 1, maximum: 30 }),
  /** For `pay-first`: a portion waits so long for the money at the till, then goes on. */
  payMinutes: T.Integer({ minimum: 10, maximum: 240 }),
  tiers: T.Array(Tier, { minItems: 1, maxItems: 12 }),
})
export type Policy = Static<typeof Policy>
/** Makes a new edition. Sittings whose menu is already out keep the times and prices they were announced with. */
export const SaveCanteenPolicyInput = Shape({ ...which, policy: Policy }, { $id: 'SaveCanteenPolicyInput' })

/**
 * A price as this person reads it. `mine`: known to fit (role or seen document). Not mine and `age`: may be chosen, the till looks
 * (`checkedAtTill`), and it draws on everybody's portions, never on the elders'. Not mine and `rider`: cannot be chosen.
 */
export interface TierView {
  code: string
  name: string
  audience: Audience
  ageFrom: number | null
  priceFen: number
  freeFirst: boolean
  subsidySource: string
  mine: boolean
  checkedAtTill: boolean
  /** Off-peak prices hold between these instants only. */
  from: string | null
  until: string | null
  /** Why this price, one short line: "60 岁及以上，八折，赛罕区民政局补". */
  line: string
}

/** One meal of a canteen. `left` is what this person can get: an elder with a known age counts the elders' portions too. */
export interface SittingView {
  day: string
  sitting: Sitting
  name: string
  state: (typeof sittingStates)[number]
  dishes: Dish[]
  fullPriceFen: number
  portions: number
  left: number
  elderPortions: number
  elderLeft: number
  waiting: number
  cutOffAt: string
  servesFrom: string
  servesUntil: string
  releaseEldersAt: string | null
  tiers: TierView[]
  mine: MealCard | null
  /** "还剩 37 份，10:30 截止" */
  line: string
}

export interface CanteenCard {
  communityCode: string
  canteenId: string
  name: string
  address: string
  communityName: string
  lng: number
  lat: number
  phone: string | null
  /** Without dishes' allergens and tiers: the list shows names, price from, what is left. */
  sittings: {
    day: string
    sitting: Sitting
    state: SittingView['state']
    mainDishes: string[]
    fromFen: number
    left: number
    portions: number
    waiting: number
    cutOffAt: string
    servesFrom: string
    servesUntil: string
    line: string
  }[]
}
export interface MealsPage {
  day: string
  canteens: CanteenCard[]
}

export interface CanteenView {
  communityCode: string
  canteenId: string
  name: string
  address: string
  communityName: string
  lng: number
  lat: number
  phone: string | null
  /** Today and tomorrow (or the day that was asked for), lunch before dinner. */
  sittings: SittingView[]
  policy: Policy
  policyEdition: number
  holdMinutes: number
  /** What may stop the person: no-shows of the last days, and what the canteen makes of them. */
  standing: {
    noShows: number
    noShowDays: number
    rule: 'fine' | 'pay-first' | 'paused'
    pausedUntil: string | null
    line: string
  }
  /** May save the menu and the policy, and stand at the till. */
  canServe: boolean
}

/** A reservation on the phone: all that the till needs, so that it works offline once read. */
export interface MealCard {
  communityCode: string
  reservationId: string
  canteenId: string
  canteenName: string
  address: string
  day: string
  sitting: Sitting
  sittingName: string
  state: ReservationState
  forName: string
  forPersonId: string
  tierCode: string
  tierName: string
  priceFen: number
  checkedAtTill: boolean
  /** Six digits and the text of the QR; null while waiting and once cancelled or released. */
  code: string | null
  qr: string | null
  pickUpFrom: string
  holdUntil: string
  cutOffAt: string
  /** Place in the line, 1 is next; null when not waiting. */
  place: number | null
  /** Pay at the till until then, or the portion goes on. Null: nothing to pay ahead. */
  payBy: string | null
  paid: boolean
  reservedAt: string
  redeemedAt: string | null
  endedAt: string | null
  canCancel: boolean
  /** "11:30–12:30 来取，到时没来会让给排队的人" */
  line: string
}

/** The till's big answer. A no is an answer, not a fault: `words` can be read aloud ("用过了，12:31"). */
export type RedeemAnswer =
  | { yes: true; words: string; meal: TillMeal }
  | { yes: false; reason: RedeemReason; words: string; at: string | null }
/** `check`: look at a document before serving ("请看一眼证件：80 岁及以上"), then check-tier; null when known. `dueFen` is what to take now. */
export interface TillMeal {
  reservationId: string
  name: string
  sitting: Sitting
  sittingName: string
  tierCode: string
  tierName: string
  priceFen: number
  dueFen: number
  check: string | null
  dishes: string[]
}

export interface TillCount {
  tierCode: string
  tierName: string
  reserved: number
  redeemed: number
  walkIns: number
  noShows: number
}
export interface TillSitting {
  sitting: Sitting
  name: string
  state: SittingView['state']
  portions: number
  elderPortions: number
  left: number
  elderLeft: number
  reserved: number
  redeemed: number
  walkIns: number
  noShows: number
  cancelled: number
  waiting: number
  fromElders: number
  cutOffAt: string
  servesFrom: string
  servesUntil: string
  byTier: TillCount[]
  tiers: { code: string; name: string; priceFen: number }[]
}
export interface TillView {
  communityCode: string
  canteenId: string
  canteenName: string
  day: string
  closedAt: string | null
  sittings: TillSitting[]
  /** The last ten that were served, newest first: "12:31 张** 骑手价". */
  recent: { at: string; name: string; tierName: string; walkIn: boolean }[]
}

/** One line of the day's sheet; amounts are fen over all `meals`. */
export interface SheetRow {
  sitting: Sitting
  tierCode: string
  tierName: string
  meals: number
  walkIns: number
  fullFen: number
  paidFen: number
  subsidyFen: number
  subsidySource: string
}
export interface CanteenSheet {
  canteenName: string
  day: string
  closedAt: string
  closedBy: string
  rows: SheetRow[]
  meals: number
  fullFen: number
  paidFen: number
  subsidyFen: number
  noShows: number
  cancelled: number
  portions: number
  bySource: { subsidySource: string; meals: number; subsidyFen: number }[]
  /** The sheet as a file: UTF-8 with BOM, CRLF; the phone saves it under `fileName`. */
  csv: string
  fileName: string
}
export interface MyCanteen {
  communityCode: string
  canteenId: string
  name: string
  role: 'clerk' | 'staff'
}

/** Who stands at the till, for the office that named them. */
export interface ClerkView {
  personId: string
  name: string
  since: string
}
