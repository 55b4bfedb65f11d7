import type { Candidate, CaseToOffer, OfferTerms } from '../candidate'
import type { OfferPolicy } from '../offer-policy'

export interface Weighed {
  metres: number
  chance: number
  inTime: number
  until: Date | null
  escalated: boolean
}

/** What was weighed, as its parts: they add up to the cost by which it was decided, see `Weigher.cost`. */
export function termsOf(
  wanted: CaseToOffer,
  candidate: Candidate,
  { metres, chance, inTime, until, escalated }: Weighed,
  policy: OfferPolicy,
): OfferTerms {
  const sameGrid = wanted.gridCode !== null && candidate.gridCode === wanted.gridCode
  const kept = candidate.kind === 'grid-worker' && !escalated ? policy.reserveMetres[wanted.urgency] : 0
  return {
    distanceMetres: wanted.at && candidate.at ? Math.round(metres) : null,
    sameGrid,
    skillMatched: wanted.skills.find((skill) => candidate.skills.includes(skill)) ?? null,
    freeUntil: until,
    openTasks: candidate.openTasks,
    tasksToday: candidate.tasksToday,
    fatigue: candidate.fatigue,
    pAccept: chance,
    inTime,
    costDistance: Math.round(metres),
    costFatigue: Math.round(policy.metresPerFatigue * candidate.fatigue),
    costLoad: Math.round(policy.metresPerTaskToday * candidate.tasksToday),
    costChance: Math.round(-policy.metresPerLogChance * Math.log(chance)),
    costGrid: Math.round(kept - (sameGrid ? policy.sameGridMetres : 0)),
  }
}
