// Which few helpers are asked about a case now (网格派单). Pure: the same case, candidates and moment give the same
// choice. An engine that weighs many cases against each other can take the place of what is inside.
import { exclusions } from './candidate'
import type { Candidate, CaseToOffer, Choice, Exclusion, Offer, OfferTerms } from './candidate'
import { freeUntil } from './free-time'
import { OFFER_POLICY, type OfferPolicy } from './offer-policy'
import { reasonsFor, staffLineFor } from './offer-words'
import { costOf, weigh } from './score'
import { offersNeeded, targetChance } from './wave'

export type { Candidate, CaseToOffer, Choice, Exclusion, FreeWindow, Offer, OfferTerms } from './candidate'
export { OFFER_POLICY, type OfferPolicy } from './offer-policy'
export { escalationAt } from './wave'

interface Weighed { candidate: Candidate; terms: OfferTerms; cost: number }

const MINUTE_MS = 60_000

export function chooseHelpers(
  wanted: CaseToOffer, candidates: Candidate[], now: Date, overrides: Partial<OfferPolicy> = {},
): Choice {
  const policy = { ...OFFER_POLICY, ...overrides }
  const escalate = now >= wanted.escalateAt
  const excluded = Object.fromEntries(exclusions.map(reason => [reason, 0])) as Choice['excluded']
  const weighed: Weighed[] = []
  for (const candidate of escalate ? candidates.filter(helper => isOwnGridWorker(wanted, helper)) : candidates) {
    const result = (escalate ? weighAtEscalation : weighInWave)(wanted, candidate, now, policy)
    if (typeof result === 'string') excluded[result]++
    else weighed.push(result)
  }
  const ranked = bestFirst(weighed)
  const count = escalate
    ? Math.min(1, ranked.length)
    : offersNeeded(ranked.map(({ terms }) => terms), targetChance(wanted, now, policy), policy.maxOffers)
  return {
    offers: ranked.slice(0, count).map((best, n) => offerOf(best, n + 1, ranked[n + 1], escalate, policy)),
    excluded,
    timeoutMinutes: policy.timeoutMinutes[wanted.urgency],
    escalate,
  }
}

/** Cheapest first, ties by id so that no order of arrival decides; who helps in two communities is asked once. */
function bestFirst(weighed: Weighed[]): Weighed[] {
  const asked = new Set<string>()
  return weighed
    .sort((a, b) => a.cost - b.cost || (a.candidate.helperId < b.candidate.helperId ? -1 : 1))
    .filter(({ candidate: { helperId } }) => !asked.has(helperId) && asked.add(helperId))
}

function weighInWave(wanted: CaseToOffer, candidate: Candidate, now: Date, policy: OfferPolicy): Weighed | Exclusion {
  const never = mayNotBeAsked(wanted, candidate)
  if (never) return never
  if (wanted.skills.length > 0 && !wanted.skills.some(skill => candidate.skills.includes(skill))) return 'no-skill'
  const alwaysOnDuty = isAlwaysOnDuty(candidate)
  const until = alwaysOnDuty ? null : freeUntil(candidate.freeWindows, now)
  const freeMinutes = until ? (until.getTime() - now.getTime()) / MINUTE_MS : 0
  if (!alwaysOnDuty && freeMinutes < policy.minFreeMinutes) return 'off-shift'
  if (candidate.openTasks >= candidate.maxOpenTasks) return 'full'
  const reserve = candidate.kind === 'grid-worker' ? policy.reserveMetres[wanted.urgency] : 0
  const terms = weigh(wanted, candidate, until, reserve, now, policy)
  if (terms.costDistance > policy.farMetres) return 'too-far'
  if (terms.pAccept < policy.chanceFloor[wanted.urgency]) return 'unlikely'
  return { candidate, terms, cost: costOf(terms) }
}

/** The grid's own worker answers for the grid: neither hours, load, skill nor distance excuse at the end. */
function weighAtEscalation(
  wanted: CaseToOffer, candidate: Candidate, now: Date, policy: OfferPolicy,
): Weighed | Exclusion {
  const never = mayNotBeAsked(wanted, candidate)
  if (never) return never
  const terms = weigh(wanted, candidate, freeUntil(candidate.freeWindows, now), 0, now, policy)
  return { candidate, terms, cost: costOf(terms) }
}

/** What no hurry overrides. */
function mayNotBeAsked(wanted: CaseToOffer, candidate: Candidate): Exclusion | null {
  if (candidate.helperId === wanted.reporterId) return 'own-case'
  if (candidate.onPause) return 'paused'
  if (wanted.alreadyAsked.includes(candidate.helperId)) return 'already-asked'
  if (candidate.hasOutstandingOffer) return 'busy-with-offer'
  if (wanted.needsVetted && !candidate.vetted) return 'not-vetted'
  return null
}

function isOwnGridWorker(wanted: CaseToOffer, { kind, gridCode }: Candidate): boolean {
  return kind === 'grid-worker' && gridCode !== null && gridCode === wanted.gridCode
}

function isAlwaysOnDuty({ kind, freeWindows }: Candidate): boolean {
  return kind === 'grid-worker' && freeWindows.length === 0
}

function offerOf(
  { candidate, terms, cost }: Weighed, rank: number, next: Weighed | undefined, escalated: boolean, policy: OfferPolicy,
): Offer {
  return {
    helperId: candidate.helperId,
    rank,
    costMetres: cost,
    terms,
    reasons: reasonsFor(candidate, terms, escalated, policy.skillNames),
    staffLine: staffLineFor(rank, terms, next?.cost ?? null),
  }
}
