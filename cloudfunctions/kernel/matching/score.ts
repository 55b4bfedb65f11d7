// What asking one candidate costs, in metres of walking: distance, how often they were asked lately, what they already
// did today, and how likely they are to say yes.
import type { Candidate, CaseToOffer, OfferTerms, Spot } from './candidate'
import type { OfferPolicy } from './offer-policy'

const HOUR_MS = 3_600_000
const METRES_PER_DEGREE = 111_195

/** Flat metres at that latitude: over the sixty kilometres of a city the nearest is the same as on the sphere. */
export function metresBetween(a: Spot, b: Spot): number {
  const x = (b.lng - a.lng) * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180))
  return Math.hypot(x, b.lat - a.lat) * METRES_PER_DEGREE
}

export function weigh(
  wanted: CaseToOffer, candidate: Candidate, freeUntil: Date | null, reserveMetres: number, now: Date,
  policy: OfferPolicy,
): OfferTerms {
  const sameGrid = wanted.gridCode !== null && candidate.gridCode === wanted.gridCode
  const metres = wanted.at && candidate.at ? metresBetween(wanted.at, candidate.at) : null
  const countedMetres = metres ?? guess(wanted, candidate, sameGrid, policy)
  const fatigue = fatigueOf(candidate, now, policy)
  const pAccept = chanceOf(candidate, countedMetres, fatigue, policy)
  return {
    distanceMetres: metres === null ? null : Math.round(metres),
    sameGrid,
    skillMatched: wanted.skills.find(skill => candidate.skills.includes(skill)) ?? null,
    freeUntil,
    openTasks: candidate.openTasks,
    tasksToday: candidate.tasksToday,
    fatigue,
    pAccept,
    costDistance: Math.round(countedMetres),
    costFatigue: Math.round(policy.metresPerFatigue * fatigue),
    costLoad: Math.round(policy.metresPerTaskToday * candidate.tasksToday),
    costChance: Math.round(-policy.metresPerLogChance * Math.log(pAccept)),
    costGrid: Math.round(reserveMetres - (sameGrid ? policy.sameGridMetres : 0)),
  }
}

export function costOf(terms: OfferTerms): number {
  return terms.costDistance + terms.costFatigue + terms.costLoad + terms.costChance + terms.costGrid
}

function guess(wanted: CaseToOffer, candidate: Candidate, sameGrid: boolean, { guessedMetres }: OfferPolicy): number {
  if (sameGrid) return guessedMetres.grid
  return candidate.communityCode === wanted.communityCode ? guessedMetres.community : guessedMetres.elsewhere
}

function fatigueOf({ kind, recentOffers }: Candidate, now: Date, { behaviour }: OfferPolicy): number {
  const fadeMs = behaviour[kind].fatigueHours * HOUR_MS
  return recentOffers.reduce((sum, { at }) => sum + Math.exp(-Math.max(0, now.getTime() - at.getTime()) / fadeMs), 0)
}

/** The kind's behaviour, shifted by how much this person's own record differs from what is usual. */
function chanceOf(candidate: Candidate, metres: number, fatigue: number, policy: OfferPolicy): number {
  const { base, perKm, perFatigue, perOpenTask, usual } = policy.behaviour[candidate.kind]
  const offered = Math.max(0, candidate.offeredBefore)
  const accepted = Math.min(offered, Math.max(0, candidate.acceptedBefore))
  const own = (accepted + policy.priorOffers * usual) / (offered + policy.priorOffers)
  const record = logOdds(own) - logOdds(usual)
  const odds = base + record - perKm * (metres / 1_000) - perFatigue * fatigue - perOpenTask * candidate.openTasks
  return 1 / (1 + Math.exp(-odds))
}

function logOdds(share: number): number {
  return Math.log(share / (1 - share))
}
