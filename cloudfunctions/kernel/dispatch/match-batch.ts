import type { TimerCall } from '../call/timer-work'
import { json } from '../call/recorder'
import { OFFER_POLICY } from '../matching/choose'
import type { OfferPlan } from '../matching/offer'

/**
 * What made the system choose: its own beat, or a word that could not wait for it: danger that was just posted, or
 * whose last helper just said no.
 */
export type Occasion = 'timer' | 'posting' | 'answer'

interface Kept {
  communityCode: string
  batchId: string
  occasion: Occasion
  cases: number
  helpers: number
  offers: number
  plan: OfferPlan
}

/** Each round with what its certificate said; the certificate itself is as large as the batch. */
export const roundsKept = (plan: OfferPlan): object[] =>
  plan.rounds.map(({ certificate, ...round }) => ({
    ...round,
    primal: certificate.primal,
    dual: certificate.dual,
    gap: certificate.gap,
  }))

/**
 * What was weighed together and the proof that no other choice was cheaper, for whoever asks why. Kept as long as the
 * cases.
 */
export function keepBatch(
  { record, now }: TimerCall,
  { communityCode, batchId, occasion, cases, helpers, offers, plan }: Kept,
): void {
  record.insert('match_batch', {
    community_code: communityCode,
    batch_id: batchId,
    ran_at: now,
    occasion,
    policy_edition: OFFER_POLICY.edition,
    cases,
    helpers,
    offers,
    rounds: json(roundsKept(plan)),
  })
}
