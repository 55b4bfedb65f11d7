// Is this station an answer, and if not, why? One station, one moment; no distance is compared here.
import { nextOpening, openAt, openThrough, openUntil } from '../hours'
import type { Compiled } from '../hours'
import { minutesOf, STAY_MINUTES } from './speed'
import type { FindStation, Found, Question, Tier, WhyNot } from './station'

const MINUTE_MS = 60_000

/** What of the facilities speaks: all yes; something unknown; or the first that is not there or broken. */
export function tierOf(station: FindStation, needs: readonly string[]): Tier | null {
  let tier: Tier = station.reported ? 'reported' : 'confirmed'
  for (const code of needs) {
    const state = station.facilities[code]?.state ?? 'unknown'
    if (state === 'no' || state === 'broken') return null
    if (state === 'unknown' && tier === 'confirmed') tier = 'unconfirmed'
  }
  return tier
}

/** Both ways and the stay fit into the minutes he has, and it is open from when he comes until he has stayed. */
export function fits(hours: Compiled, question: Question, metres: number | null): boolean {
  const way = waysOf(question, metres)
  const stay = question.stayMinutes ?? STAY_MINUTES
  if (question.minutes !== undefined && 2 * way + stay > question.minutes) return false
  const comes = question.now + way * MINUTE_MS
  return openThrough(hours, comes, comes + stay * MINUTE_MS)
}

/** With no place to measure from the way is taken as nothing, and the answer says no minutes. */
const waysOf = (question: Question, metres: number | null): number =>
  metres === null ? 0 : minutesOf(metres, question.speed)

export function describe<S extends FindStation>(
  station: S,
  tier: Tier,
  hours: Compiled,
  question: Question,
  metres: number | null,
): Found<S> {
  const way = waysOf(question, metres)
  const comes = question.now + way * MINUTE_MS
  const open = openAt(hours, question.now)
  const closesAt = openUntil(hours, comes) ?? comes
  const inside =
    question.minutes === undefined
      ? null
      : Math.min(question.minutes - 2 * way, Math.floor((closesAt - comes) / MINUTE_MS))
  return {
    station,
    tier,
    metres,
    open,
    closesAt,
    minutes: metres === null ? null : way,
    opensAt: open ? null : nextOpening(hours, question.now),
    stayMinutes: inside,
    unconfirmed: question.needs.filter((code) => (station.facilities[code]?.state ?? 'unknown') === 'unknown'),
    confirmedAt: station.confirmedAt,
  }
}

/** Null: it is an answer. What cannot be changed by waiting is said first. */
export function whyNot(station: FindStation, hours: Compiled, question: Question, metres: number): WhyNot | null {
  for (const facility of question.needs) {
    const state = station.facilities[facility]?.state
    if (state === 'no') return { reason: 'no-facility', facility }
    if (state === 'broken') return { reason: 'broken', facility }
  }
  if (fits(hours, question, metres)) return null
  const way = minutesOf(metres, question.speed)
  const comes = question.now + way * MINUTE_MS
  const closes = openUntil(hours, comes)
  const stay = question.stayMinutes ?? STAY_MINUTES
  if (closes !== null && closes - comes >= stay * MINUTE_MS) return { reason: 'too-far', minutes: 2 * way + stay }
  const now = openUntil(hours, question.now)
  if (now !== null) return { reason: 'closes-soon', minutes: Math.max(0, Math.ceil((now - question.now) / MINUTE_MS)) }
  return { reason: 'closed', opensAt: nextOpening(hours, question.now) }
}
