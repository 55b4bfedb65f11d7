import { Type as T, type Static } from '@sinclair/typebox'
import { SittingView } from './canteen-shapes'
import { redeemReasons, sittings } from './canteen-words'
import { Enum, Nullable, Shape } from './schema'

// What stands at the till: counts, the day's sheet, and who serves. Money is whole fen.

/**
 * `check`: look at a document before serving ("请看一眼证件：80 岁及以上"), then
 * check-tier; null when known. `dueFen` is what to take now.
 */
export const TillMeal = Shape({
  reservationId: T.String(),
  name: T.String(),
  sitting: Enum(sittings),
  sittingName: T.String(),
  tierCode: T.String(),
  tierName: T.String(),
  priceFen: T.Number(),
  dueFen: T.Number(),
  check: Nullable(T.String()),
  dishes: T.Array(T.String()),
})
export type TillMeal = Static<typeof TillMeal>

/** The till's big answer. A no is an answer, not a fault: `words` can be read aloud ("用过了，12:31"). */
export const RedeemAnswer = T.Union([
  Shape({ yes: T.Literal(true), words: T.String(), meal: TillMeal }),
  Shape({
    yes: T.Literal(false),
    reason: Enum(redeemReasons),
    words: T.String(),
    at: Nullable(T.String()),
    /** Its money may be taken now, though it can not be fetched yet. */
    mayPay: T.Optional(T.Boolean()),
  }),
])
export type RedeemAnswer = Static<typeof RedeemAnswer>

export const TillCount = Shape({
  tierCode: T.String(),
  tierName: T.String(),
  reserved: T.Number(),
  redeemed: T.Number(),
  walkIns: T.Number(),
  noShows: T.Number(),
})
export type TillCount = Static<typeof TillCount>

export const TillSitting = Shape({
  sitting: Enum(sittings),
  name: T.String(),
  state: SittingView.properties.state,
  portions: T.Number(),
  elderPortions: T.Number(),
  left: T.Number(),
  elderLeft: T.Number(),
  reserved: T.Number(),
  redeemed: T.Number(),
  walkIns: T.Number(),
  noShows: T.Number(),
  cancelled: T.Number(),
  waiting: T.Number(),
  fromElders: T.Number(),
  cutOffAt: T.String(),
  servesFrom: T.String(),
  servesUntil: T.String(),
  byTier: T.Array(TillCount),
  tiers: T.Array(Shape({ code: T.String(), name: T.String(), priceFen: T.Number() })),
})
export type TillSitting = Static<typeof TillSitting>

export const TillView = Shape({
  communityCode: T.String(),
  canteenId: T.String(),
  canteenName: T.String(),
  day: T.String(),
  closedAt: Nullable(T.String()),
  sittings: T.Array(TillSitting),
  /** The last ten that were served, newest first: "12:31 张** 骑手价". */
  recent: T.Array(Shape({ at: T.String(), name: T.String(), tierName: T.String(), walkIn: T.Boolean() })),
})
export type TillView = Static<typeof TillView>

/** One line of the day's sheet; amounts are fen over all `meals`. */
export const SheetRow = Shape({
  sitting: Enum(sittings),
  tierCode: T.String(),
  tierName: T.String(),
  meals: T.Number(),
  walkIns: T.Number(),
  fullFen: T.Number(),
  paidFen: T.Number(),
  subsidyFen: T.Number(),
  subsidySource: T.String(),
})
export type SheetRow = Static<typeof SheetRow>

export const CanteenSheet = Shape({
  canteenName: T.String(),
  day: T.String(),
  closedAt: T.String(),
  closedBy: T.String(),
  rows: T.Array(SheetRow),
  meals: T.Number(),
  fullFen: T.Number(),
  paidFen: T.Number(),
  subsidyFen: T.Number(),
  noShows: T.Number(),
  cancelled: T.Number(),
  portions: T.Number(),
  bySource: T.Array(Shape({ subsidySource: T.String(), meals: T.Number(), subsidyFen: T.Number() })),
  /** The sheet as a file: UTF-8 with BOM, CRLF; the phone saves it under `fileName`. */
  csv: T.String(),
  fileName: T.String(),
})
export type CanteenSheet = Static<typeof CanteenSheet>

export const MyCanteen = Shape({
  communityCode: T.String(),
  canteenId: T.String(),
  name: T.String(),
  role: Enum(['clerk', 'staff']),
})
export type MyCanteen = Static<typeof MyCanteen>

/** Who stands at the till, for the office that named them. */
export const ClerkView = Shape({ personId: T.String(), name: T.String(), since: T.String() })
export type ClerkView = Static<typeof ClerkView>
