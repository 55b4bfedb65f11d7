// Which few helpers are asked about one case now (网格派单): the plan of one. Where several cases want helpers at the same
// time, plan them together (`planOffers`): one after another, the first takes whom the second needed more.
import type { Candidate, CaseToOffer, Choice } from './candidate'
import type { OfferPolicy } from './offer-policy'
import type { ChanceModel } from './offer/chance'
import { planOffers } from './offer/plan'

export type { Candidate, CaseToOffer, Choice, Exclusion, FreeWindow, Offer, OfferTerms } from './candidate'
export { OFFER_POLICY, type OfferPolicy } from './offer-policy'
export { escalationAt } from './wave'

export function chooseHelpers(
  wanted: CaseToOffer,
  candidates: readonly Candidate[],
  now: Date,
  overrides: Partial<OfferPolicy> = {},
  chance?: ChanceModel,
): Choice {
  return planOffers({ cases: [wanted], helpers: candidates, now, policy: overrides, chance }).choices[0]!
}
