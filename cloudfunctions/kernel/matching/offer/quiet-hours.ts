import { dayAt, dayMs, localMinute, midnightOf, minuteMs } from '@/rules/local-time'
import type { Urgency } from '../candidate'

const DAY_MINUTES = 1_440

/** Minutes after local midnight; `to` before `from` ends on the next day, equal ones are no hours at all. */
export interface QuietHours {
  from: number
  to: number
}

/** Danger and haste: asked about at any hour, and at once. */
export const pressing: readonly Urgency[] = ['danger', 'urgent']
export const isPressing = (urgency: Urgency): boolean => pressing.includes(urgency)

const NEVER: QuietHours = { from: 0, to: 0 }
/** The hours in which nobody is asked about a matter of this urgency. */
export const quietFor = (urgency: Urgency, quiet: QuietHours): QuietHours => (isPressing(urgency) ? NEVER : quiet)

const minuteOfDay = (at: Date): number => localMinute(at.getTime()) % DAY_MINUTES

export function inQuietHours({ from, to }: QuietHours, now: Date): boolean {
  const minute = minuteOfDay(now)
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to
}

/** When the quiet hours that run at `now` end; `now` itself outside them. */
export const quietUntil = (quiet: QuietHours, now: Date): Date => (inQuietHours(quiet, now) ? next(quiet.to, now) : now)

/** When `ms` of time in which people may be asked have passed since `from`; never an instant in quiet hours. */
export function wakingAfter(quiet: QuietHours, from: Date, ms: number): Date {
  let at = quietUntil(quiet, from)
  if (quiet.from === quiet.to) return new Date(at.getTime() + ms)
  for (let left = ms; ; ) {
    const bed = next(quiet.from, at)
    if (left < bed.getTime() - at.getTime()) return new Date(at.getTime() + left)
    left -= bed.getTime() - at.getTime()
    at = quietUntil(quiet, bed)
  }
}

/**
 * How many of the milliseconds from `from` to `until` lie outside quiet hours; none when it is over before it begins.
 */
export function wakingMs(quiet: QuietHours, from: Date, until: Date): number {
  return wakingBefore(quiet, Math.max(from.getTime(), until.getTime())) - wakingBefore(quiet, from.getTime())
}

/**
 * Waking milliseconds from some local midnight long ago to `ms`; asked for every case of a tick, so without a `Date`.
 */
function wakingBefore({ from, to }: QuietHours, ms: number): number {
  const day = dayAt(ms)
  const since = ms - midnightOf(day)
  // Of the day's quiet hours: all between `from` and `to`, or, if they go over midnight, all but what is between `to`
  // and `from`.
  const between = (begin: number, end: number, till: number): number =>
    Math.max(0, Math.min(till, end * minuteMs) - begin * minuteMs)
  const quietBefore = (till: number): number => (from <= to ? between(from, to, till) : till - between(to, from, till))
  return day * (dayMs - quietBefore(dayMs)) + since - quietBefore(since)
}

/** The first local minute `minute` after `at`. */
function next(minute: number, at: Date): Date {
  const minutes = (minute - minuteOfDay(at) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES
  return new Date((Math.floor(at.getTime() / minuteMs) + minutes) * minuteMs)
}
