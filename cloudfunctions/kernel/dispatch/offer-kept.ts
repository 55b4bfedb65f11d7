import type { OfferAnswer } from '@/contracts/dispatch-shapes'
import type { OfferWhy } from '../matching/offer'
import type { KeptTerms } from './terms-in-words'

/** A question as its row keeps it, for whoever asks afterwards why it was put. */
export interface OfferKept {
  helper_id: string
  helper_name: string
  wave: number
  rank: number
  state: OfferAnswer
  terms: KeptTerms
  why: OfferWhy | null
  batch: BatchKept | null
  offered_at: Date
  until: Date
  answered_at: Date | null
  refusal_reason: string | null
}
/** What was weighed together, with what each round's certificate said. */
export interface BatchKept {
  cases: number
  helpers: number
  rounds: { round: number; gap: number }[]
}
/** Of whoever is named in a reason. */
export type Names = ReadonlyMap<string, string>
