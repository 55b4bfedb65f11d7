import type { OfferTerms } from '../candidate'

/** Why this helper was asked about this case. */
export interface OfferWhy {
  policy: string
  chanceModel: string
  /** Each term in metres; they add up to `costMetres`. */
  terms: Pick<OfferTerms, 'costDistance' | 'costFatigue' | 'costLoad' | 'costChance' | 'costGrid'>
  costMetres: number
  /** Place among all who could be asked about the case, and how many those were. */
  rank: number
  candidates: number
  /** Which exact round of the tick, of how many cases at once. */
  round: number
  cases: number
  /** What this helper's one question was worth to the other cases of the round, in metres; 0: nobody else needed it. */
  priceMetres: number
}
