// How many are asked at once, and when helpers have had their time. The more time is left, the fewer: asking everybody
// at once wore the pool out in every simulation (46 notices for one acceptance, against 6.5 in paced waves).
import type { CaseToOffer, OfferTerms } from './candidate'
import type { OfferPolicy } from './offer-policy'

const MINUTE_MS = 60_000
const ESCALATION_SHARE = 0.3
const ESCALATION_MINUTES_MIN = 10

/** When the search among helpers gives way to the grid worker: 30 % of the window is left, ten minutes at least. */
export function escalationAt(postedAt: Date, dueAt: Date): Date {
  const window = Math.max(0, dueAt.getTime() - postedAt.getTime())
  const kept = Math.max(window * ESCALATION_SHARE, ESCALATION_MINUTES_MIN * MINUTE_MS)
  return new Date(Math.max(postedAt.getTime(), Math.round(dueAt.getTime() - kept)))
}

/** The chance that somebody in this wave accepts has to reach 1 − missShare^(1/waves left). */
export function targetChance({ urgency, escalateAt }: CaseToOffer, now: Date, policy: OfferPolicy): number {
  const minutes = (escalateAt.getTime() - now.getTime()) / MINUTE_MS
  const wavesLeft = Math.max(1, Math.floor(minutes / policy.timeoutMinutes[urgency]))
  return 1 - policy.missShare ** (1 / wavesLeft)
}

/** How many of `ranked`, best first, are needed for the target; without the last one it would be missed. */
export function offersNeeded(ranked: OfferTerms[], target: number, maxOffers: number): number {
  let nobody = 1
  for (const [asked, { pAccept }] of ranked.entries()) {
    if (asked === maxOffers || 1 - nobody >= target) return asked
    nobody *= 1 - pAccept
  }
  return ranked.length
}
