// What meals are called and made of: the screens read these, so nothing here may pull a library into the phone.

export const sittings = ['lunch', 'dinner'] as const
export type Sitting = (typeof sittings)[number]
export const sittingNames: Record<Sitting, string> = { lunch: '午餐', dinner: '晚餐' }

/** What people must be warned of (GB 7718), in the order in which a menu shows them. */
export const allergens = {
  gluten: '麸质',
  crustacean: '虾蟹',
  fish: '鱼',
  egg: '蛋',
  peanut: '花生',
  soy: '大豆',
  milk: '奶',
  nut: '坚果',
  sesame: '芝麻',
} as const
export type Allergen = keyof typeof allergens
export const allergenCodes = Object.keys(allergens) as Allergen[]

/**
 * `waiting`: on the waitlist, holds no portion. `reserved`: a portion is kept. `redeemed`: eaten or taken. `cancelled`:
 * by the person. `released`: not fetched in time (or not paid in time), the portion went on to the next.
 */
export const reservationStates = ['waiting', 'reserved', 'redeemed', 'cancelled', 'released'] as const
export type ReservationState = (typeof reservationStates)[number]

/** Whom a price is for. `age` asks for a band that somebody has seen a document for; until then the till checks. */
export const audiences = ['anybody', 'rider', 'age'] as const
export type Audience = (typeof audiences)[number]

export const noShowRules = ['none', 'pay-first', 'pause'] as const

export const sittingStates = ['open', 'sold-out', 'cut-off', 'serving', 'over', 'closed'] as const

export const redeemReasons = [
  'TYPO',
  'UNKNOWN',
  'USED',
  'WRONG_DAY',
  'OTHER_CANTEEN',
  'CANCELLED',
  'RELEASED',
  'NOT_YET',
] as const
export type RedeemReason = (typeof redeemReasons)[number]
