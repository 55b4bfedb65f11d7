import { Type as T, type Static } from '@sinclair/typebox'
import { sittings, allergenCodes, reservationStates, audiences, noShowRules, sittingStates } from './canteen-words'
import { Enum, Shape, Words, Nullable } from './schema'

// Money is whole fen. Times of a day are minutes after local midnight
// (UTC+8); instants are ISO strings with Z; days are local.

export const Minute = T.Integer({ minimum: 0, maximum: 1440 })
export const TierCode = Words(2, 30)
const Fen = T.Integer({ minimum: 0, maximum: 100_000 })
export const Dish = Shape({
  name: Words(1, 30),
  kind: Enum(['main', 'side', 'staple', 'soup']),
  allergens: T.Array(Enum(allergenCodes), { maxItems: 9, uniqueItems: true }),
})
export type Dish = Static<typeof Dish>
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

/**
 * A price as this person reads it. `mine`: known to fit (role or seen document). Not
 * mine and `age`: may be chosen, the till looks (`checkedAtTill`), and it draws on
 * everybody's portions, never on the elders'. Not mine and `rider`: cannot be chosen.
 */
export const TierView = Shape({
  code: T.String(),
  name: T.String(),
  audience: Enum(audiences),
  ageFrom: Nullable(T.Number()),
  priceFen: T.Number(),
  freeFirst: T.Boolean(),
  subsidySource: T.String(),
  mine: T.Boolean(),
  checkedAtTill: T.Boolean(),
  /** Off-peak prices hold between these instants only. */
  from: Nullable(T.String()),
  until: Nullable(T.String()),
  /** Why this price, one short line: "60 岁及以上，八折，赛罕区民政局补". */
  line: T.String(),
})
export type TierView = Static<typeof TierView>

/** A reservation on the phone: all that the till needs, so that it works offline once read. */
export const MealCard = Shape({
  communityCode: T.String(),
  reservationId: T.String(),
  canteenId: T.String(),
  canteenName: T.String(),
  address: T.String(),
  day: T.String(),
  sitting: Enum(sittings),
  sittingName: T.String(),
  state: Enum(reservationStates),
  forName: T.String(),
  forPersonId: T.String(),
  tierCode: T.String(),
  tierName: T.String(),
  priceFen: T.Number(),
  checkedAtTill: T.Boolean(),
  /** Six digits and the text of the QR; null while waiting and once cancelled or released. */
  code: Nullable(T.String()),
  qr: Nullable(T.String()),
  pickUpFrom: T.String(),
  holdUntil: T.String(),
  cutOffAt: T.String(),
  /** Place in the line, 1 is next; null when not waiting. */
  place: Nullable(T.Number()),
  /** Pay at the till until then, or the portion goes on. Null: nothing to pay ahead. */
  payBy: Nullable(T.String()),
  paid: T.Boolean(),
  reservedAt: T.String(),
  redeemedAt: Nullable(T.String()),
  endedAt: Nullable(T.String()),
  canCancel: T.Boolean(),
  /** "11:30–12:30 来取，到时没来会让给排队的人" */
  line: T.String(),
})
export type MealCard = Static<typeof MealCard>

/**
 * One meal of a canteen. `left` is what this person can get: an elder with a known age counts the elders' portions too.
 */
export const SittingView = Shape({
  day: T.String(),
  sitting: Enum(sittings),
  name: T.String(),
  state: Enum(sittingStates),
  dishes: T.Array(Dish),
  fullPriceFen: T.Number(),
  portions: T.Number(),
  left: T.Number(),
  elderPortions: T.Number(),
  elderLeft: T.Number(),
  waiting: T.Number(),
  cutOffAt: T.String(),
  servesFrom: T.String(),
  servesUntil: T.String(),
  releaseEldersAt: Nullable(T.String()),
  tiers: T.Array(TierView),
  mine: Nullable(MealCard),
  /** "还剩 37 份，10:30 截止" */
  line: T.String(),
})
export type SittingView = Static<typeof SittingView>

export const CanteenCard = Shape({
  communityCode: T.String(),
  canteenId: T.String(),
  name: T.String(),
  address: T.String(),
  communityName: T.String(),
  lng: T.Number(),
  lat: T.Number(),
  phone: Nullable(T.String()),
  /** Without dishes' allergens and tiers: the list shows names, price from, what is left. */
  sittings: T.Array(
    Shape({
      day: T.String(),
      sitting: Enum(sittings),
      state: SittingView.properties.state,
      mainDishes: T.Array(T.String()),
      fromFen: T.Number(),
      left: T.Number(),
      portions: T.Number(),
      waiting: T.Number(),
      cutOffAt: T.String(),
      servesFrom: T.String(),
      servesUntil: T.String(),
      line: T.String(),
    }),
  ),
})
export type CanteenCard = Static<typeof CanteenCard>

export const MealsPage = Shape({ day: T.String(), canteens: T.Array(CanteenCard) })
export type MealsPage = Static<typeof MealsPage>

export const CanteenView = Shape({
  communityCode: T.String(),
  canteenId: T.String(),
  name: T.String(),
  address: T.String(),
  communityName: T.String(),
  lng: T.Number(),
  lat: T.Number(),
  phone: Nullable(T.String()),
  /** Today and tomorrow (or the day that was asked for), lunch before dinner. */
  sittings: T.Array(SittingView),
  policy: Policy,
  policyEdition: T.Number(),
  holdMinutes: T.Number(),
  /** What may stop the person: no-shows of the last days, and what the canteen makes of them. */
  standing: Shape({
    noShows: T.Number(),
    noShowDays: T.Number(),
    rule: Enum(['fine', 'pay-first', 'paused']),
    pausedUntil: Nullable(T.String()),
    line: T.String(),
  }),
  /** May save the menu and the policy, and stand at the till. */
  canServe: T.Boolean(),
})
export type CanteenView = Static<typeof CanteenView>
