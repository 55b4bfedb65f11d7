// The questions a rider has: open now, until when, when next, and through my stay. Instants are milliseconds.
import { entryOf } from './compile'
import type { Compiled } from './compile'
import { dayName, instantOf, localMinute } from '../local-time'
import { DAY_MINUTES } from './hours'

/** How far ahead is looked. A year with its seasons and the days a sync brings lies within. */
export const HORIZON_DAYS = 400

export function openAt(c: Compiled, t: number): boolean {
  return closeOf(c, localMinute(t)) >= 0
}

/** When the hours that run at `t` end; null when closed, Infinity when they run on beyond `HORIZON_DAYS`. */
export function openUntil(c: Compiled, t: number): number | null {
  const minute = localMinute(t)
  const horizon = minute + HORIZON_DAYS * DAY_MINUTES
  const end = runFrom(c, minute, horizon)
  if (end < 0) return null
  return end >= horizon ? Infinity : instantOf(end)
}

/** The first instant from `t` on at which it is open: `t` itself when it is; null when not within `HORIZON_DAYS`. */
export function nextOpening(c: Compiled, t: number): number | null {
  const minute = localMinute(t)
  if (closeOf(c, minute) >= 0) return t
  const today = Math.floor(minute / DAY_MINUTES)
  for (let day = today; day <= today + HORIZON_DAYS; day++) {
    const entry = entryOf(c, day)
    if (entry < 0) continue
    for (let k = c.spansFrom[entry]!; k < c.spansFrom[entry + 1]!; k += 2) {
      const opens = day * DAY_MINUTES + c.spans[k]!
      if (opens > minute) return instantOf(opens)
    }
  }
  return null
}

/** Open at every instant of [from, to)? With `to` no later than `from`: open at `from`? */
export function openThrough(c: Compiled, from: number, to: number): boolean {
  // Up to the minute that `to` lies in or begins: a boundary within it would be its beginning.
  const last = to > from ? Math.max(localMinute(from) + 1, localMinute(to - 1) + 1) : localMinute(from) + 1
  return runFrom(c, localMinute(from), last) >= last
}

/**
 * The local day whose hours run at `t` – yesterday, when it is past midnight and they are still running – else today.
 */
export function dayRunning(c: Compiled, t: number): string {
  const minute = localMinute(t)
  const today = Math.floor(minute / DAY_MINUTES)
  return dayName(
    c.spills && closeWithin(c, today, minute) < 0 && closeWithin(c, today - 1, minute) >= 0 ? today - 1 : today,
  )
}

/** Follows hours that touch or overlap from `minute` until they end or `enough` is reached; -1 when closed. */
function runFrom(c: Compiled, minute: number, enough: number): number {
  let end = closeOf(c, minute)
  while (end >= 0 && end < enough) {
    const further = closeOf(c, end)
    if (further < 0) break
    end = further
  }
  return end
}

/** When the spans that hold `minute` close, the latest of them, in local minutes; -1: none holds it. */
function closeOf(c: Compiled, minute: number): number {
  const day = Math.floor(minute / DAY_MINUTES)
  const close = closeWithin(c, day, minute)
  return c.spills ? Math.max(close, closeWithin(c, day - 1, minute)) : close
}

function closeWithin(c: Compiled, day: number, minute: number): number {
  const entry = entryOf(c, day)
  if (entry < 0) return -1
  const at = minute - day * DAY_MINUTES
  let close = -1
  for (let k = c.spansFrom[entry]!; k < c.spansFrom[entry + 1]!; k += 2) {
    if (c.spans[k]! <= at && at < c.spans[k + 1]! && c.spans[k + 1]! > close) close = c.spans[k + 1]!
  }
  return close < 0 ? -1 : day * DAY_MINUTES + close
}
