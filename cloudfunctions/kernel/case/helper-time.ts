import { clock } from '@/rules/local-time'
import type { Category } from '../city/city'
import { quietFor, quietUntil, wakingAfter, wakingMs } from '../matching/offer'
import { OFFER_POLICY } from '../matching/offer-policy'
import { escalationAt } from '../matching/wave'

// How long helpers are looked for. What can wait is nobody's night: its time stands still while nobody is asked about
// it, else what is said at eleven would wake the grid's worker at four, and the people next door would never have heard
// of it.

type Urgency = Category['urgency']

/** Minutes in which a helper should be found, by urgency (matching.md §6: 30 min, 2 h, 8 h). */
const helperWindowMinutes: Record<Urgency, number> = {
  danger: 30,
  urgent: 120,
  ordinary: 480,
  complex: 480,
  question: 480,
}
const quietAbout = (urgency: Urgency) => quietFor(urgency, OFFER_POLICY.quiet)
const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)

/** When the grid's own worker is asked about what is said at `at`. */
export const gridWorkerAskedAt = (urgency: Urgency, at: Date): Date =>
  wakingAfter(
    quietAbout(urgency),
    at,
    escalationAt(at, minutesAfter(at, helperWindowMinutes[urgency])).getTime() - at.getTime(),
  )

/** The same for what is offered again at `at`, with `minutes` for others. */
export const gridWorkerAskedAgainAt = (urgency: Urgency, at: Date, minutes: number): Date =>
  wakingAfter(quietAbout(urgency), at, minutes * 60_000)

/** What was left at `pausedAt` of the time until `escalateAt`, from `now` on. */
export const gridWorkerAskedAfterPause = (urgency: Urgency, escalateAt: Date, pausedAt: Date, now: Date): Date =>
  wakingAfter(quietAbout(urgency), now, wakingMs(quietAbout(urgency), pausedAt, escalateAt))

/** When helpers are looked for again, if it is night and this can wait; else null. */
export function searchGoesOnAt(urgency: Urgency, now: Date): Date | null {
  const until = quietUntil(quietAbout(urgency), now)
  return until > now ? until : null
}

/** '早上 7 点接着找' */
export function goesOnWords(at: Date): string {
  const [hour, minute] = clock(at).split(':').map(Number)
  return `早上 ${hour} 点${minute ? ` ${minute} 分` : ''}接着找`
}
