import { chooseHelpers, type Candidate, type CaseToOffer, type Choice } from '../matching/choose'

export interface OfferPlan {
  choices: (Omit<Choice, 'offers'> & { offers: (Choice['offers'][number] & { why?: unknown })[] })[]
  rounds: { round: number; cases: number; helpers: number; pairs: number; certificate: { primal: number; dual: number; gap: number } }[]
}

/** One case after another: whoever is asked about one is not there for the next. Nothing is proven about it, so there are no rounds. */
export function planOffers({ cases, helpers, now }: { cases: readonly CaseToOffer[]; helpers: readonly Candidate[]; now: Date }): OfferPlan {
  const busy = new Set<string>()
  const choices = cases.map((c) => {
    const choice = chooseHelpers(c, helpers.map((h) => ({ ...h, hasOutstandingOffer: h.hasOutstandingOffer || busy.has(h.helperId) })), now)
    for (const o of choice.offers) busy.add(o.helperId)
    return choice
  })
  return { choices, rounds: [] }
}
