// Who could help with a case, and what a choice among them says. No sex, age or ethnicity here: what is not known can
// not be used.

export type HelperKind = 'grid-worker' | 'part-timer' | 'volunteer'
export type Urgency = 'danger' | 'urgent' | 'ordinary' | 'complex' | 'question'
export interface Spot {
  lng: number
  lat: number
}

/** Weekday 1 is Monday, 7 Sunday; minutes after local midnight. `to` before `from` ends on the next day. */
export interface FreeWindow {
  weekday: number
  from: number
  to: number
}

export interface Candidate {
  helperId: string
  kind: HelperKind
  gridCode: string | null
  communityCode: string
  skills: string[]
  /** The place the helper named. Null: the distance is guessed from grid and community. */
  at: Spot | null
  /** None: a grid worker is always on duty, anybody else never. */
  freeWindows: FreeWindow[]
  openTasks: number
  maxOpenTasks: number
  tasksToday: number
  /** Recent offers, each counting less as it ages, faded to now; see `fatigueOf`. */
  fatigue: number
  noticesToday: number
  /** Their own limit; the policy's for their kind, if they set none. */
  maxNoticesADay?: number
  acceptedBefore: number
  offeredBefore: number
  onPause: boolean
  /** False: they do not want to be chosen by a machine; staff may ask them. */
  automatic: boolean
  /** Their own quiet hours in minutes after local midnight, in place of the policy's. */
  quiet?: { from: number; to: number }
  hasOutstandingOffer: boolean
  vetted: boolean
}

export interface CaseToOffer {
  caseId: string
  communityCode: string
  gridCode: string | null
  at: Spot | null
  categoryCode: string
  /** Any one of these is enough; none means that anybody can do it. */
  skills: string[]
  needsVetted: boolean
  urgency: Urgency
  alreadyAsked: string[]
  escalateAt: Date
  reporterId: string
}

export const exclusions = [
  'own-case',
  'by-hand-only',
  'paused',
  'already-asked',
  'busy-with-offer',
  'not-vetted',
  'no-skill',
  'off-shift',
  'quiet-hours',
  'full',
  'asked-enough',
  'too-far',
  'unlikely',
] as const
export type Exclusion = (typeof exclusions)[number]

/** What the choice weighed. Costs are metres of walking, whole, and add up to `costMetres` of the offer. */
export interface OfferTerms {
  distanceMetres: number | null
  sameGrid: boolean
  skillMatched: string | null
  /** End of the present free window; null for who is always on duty. */
  freeUntil: Date | null
  openTasks: number
  tasksToday: number
  fatigue: number
  /** Estimated chance of acceptance while the question stands, 0 to 1. */
  pAccept: number
  /** Part of it: share of those who say yes who say it in time. Offers kept before 2026-3 have none. */
  inTime: number
  costDistance: number
  costFatigue: number
  costLoad: number
  costChance: number
  /** Below zero for who belongs to the grid, above for a grid worker who is kept for the escalation. */
  costGrid: number
}

export interface Offer {
  helperId: string
  /** 1 is the best of all candidates. */
  rank: number
  costMetres: number
  terms: OfferTerms
  /** For the helper, in Chinese. */
  reasons: string[]
  /** For staff, in Chinese; names nobody. */
  staffLine: string
  /** All that decided, JSON-able: kept with the offer, so that a complaint a month later can be answered. */
  why: OfferWhy
}

/** Why this helper and not another. JSON-able; metres are whole metres of cost. */
export interface OfferWhy {
  policy: string
  chanceModel: string
  /** They add up to `costMetres`. */
  terms: Pick<OfferTerms, 'costDistance' | 'costFatigue' | 'costLoad' | 'costChance' | 'costGrid'>
  costMetres: number
  /** Place among all who could be asked about the case, and how many those were. */
  rank: number
  candidates: number
  /** What the one behind would have cost; null: there is nobody behind. */
  nextMetres: number | null
  /** Which exact round of the tick, of how many cases at once. */
  round: number
  cases: number
  /** What this helper's one question was worth to the other cases of the round; 0: nobody else needed it. */
  priceMetres: number
  /** A chance below this would not have been asked; it rises with the price of a notice, 1 is usual. */
  chanceFloor: number
  noticePrice: number
  /** Cheaper ones who were not asked, the cheapest two, and the next dearer one. */
  others: OtherWhy[]
}

export interface OtherWhy {
  helperId: string
  rank: number
  costMetres: number
  /** Null where a place is not known. */
  distanceMetres: number | null
  /** Case of the same tick that they were asked about instead. */
  askedAbout: string | null
  /**
   * So much cheaper, and this case would have got them; null: not at any cost, others have nobody else or are more
   * urgent.
   */
  lessMetres: number | null
  /** So much nearer, all else equal; null: not even next door. */
  nearerMetres: number | null
}

export interface Choice {
  offers: Offer[]
  /** How many were left out for each reason; who has several counts under the first of `exclusions`. */
  excluded: Record<Exclusion, number>
  timeoutMinutes: number
  /** The time for helpers is over: the grid's own worker is asked, and staff should look. */
  escalate: boolean
}
