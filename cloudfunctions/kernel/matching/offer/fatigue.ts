import type { HelperKind } from '../candidate'
import type { OfferPolicy } from '../offer-policy'

const HOUR_MS = 3_600_000

/**
 * How tired of questions somebody is: one for an offer of this moment, 1/e of it after the kind's `fatigueHours`, and
 * so on. A clock that runs behind does not make an offer weigh more than one.
 */
export function fatigueOf(
  kind: HelperKind,
  offeredAt: readonly Date[],
  now: Date,
  { behaviour }: Pick<OfferPolicy, 'behaviour'>,
): number {
  return offeredAt.reduce((sum, at) => sum + fading(kind, now.getTime() - at.getTime(), { behaviour }), 0)
}

/** What is left of an offer after so many ms; whoever keeps the sum itself multiplies it by this. */
export function fading(kind: HelperKind, ms: number, { behaviour }: Pick<OfferPolicy, 'behaviour'>): number {
  return Math.exp(-Math.max(0, ms) / (behaviour[kind].fatigueHours * HOUR_MS))
}
