// How many are asked at once, and when helpers have had their time. The more time is left, the fewer: asking everybody
// at once wore the pool out in every simulation (46 notices for one acceptance, against 6.5 in paced waves).
import type { Urgency } from './candidate'
import type { OfferPolicy } from './offer-policy'
import { quietFor, wakingMs } from './offer/quiet-hours'

const MINUTE_MS = 60_000
const ESCALATION_SHARE = 0.3
const ESCALATION_MINUTES_MIN = 10

/** When the search among helpers gives way to the grid worker: 30 % of the window is left, ten minutes at least. */
export function escalationAt(postedAt: Date, dueAt: Date): Date {
  const window = Math.max(0, dueAt.getTime() - postedAt.getTime())
  const kept = Math.max(window * ESCALATION_SHARE, ESCALATION_MINUTES_MIN * MINUTE_MS)
  return new Date(Math.max(postedAt.getTime(), Math.round(dueAt.getTime() - kept)))
}

/**
 * How many waves there is time for before the escalation; the present one is always there. Nobody is asked in quiet
 * hours about what can wait, so a case of nine in the evening has until ten, whatever its window says.
 */
export function wavesLeft(
  urgency: Urgency,
  escalateAt: Date,
  now: Date,
  policy: Pick<OfferPolicy, 'timeoutMinutes' | 'quiet'>,
): number {
  const ms = wakingMs(quietFor(urgency, policy.quiet), now, escalateAt)
  return Math.max(1, Math.floor(ms / MINUTE_MS / policy.timeoutMinutes[urgency]))
}

/** The chance that somebody in this wave accepts has to reach 1 − missShare^(1/waves left). */
export function targetChance(urgency: Urgency, escalateAt: Date, now: Date, policy: OfferPolicy): number {
  return 1 - policy.missShare[urgency] ** (1 / wavesLeft(urgency, escalateAt, now, policy))
}
