import { dayAt, dayMs, midnightOf, minuteMs, weekdayOf } from '@/rules/local-time'

// Plausible instants for the demo's staff: half past eight to half past five, UTC+8, Monday to Friday. Only for
// inventing a past; what a promise really counts is the working calendar's business.

export const MINUTE = minuteMs
export const HOUR = 60 * MINUTE
export const DAY = dayMs
const [OPENS, CLOSES] = [8.5 * HOUR, 17.5 * HOUR]
const [RINGS_FROM, RINGS_UNTIL] = [8 * HOUR, 21 * HOUR]

/** The first instant at or after `at` when somebody is in the office. */
export function atOffice(at: number): number {
  const day = dayAt(at)
  const open = Math.max(at, midnightOf(day) + OPENS)
  return weekdayOf(day) < 5 && open < midnightOf(day) + CLOSES ? open : atOffice(midnightOf(day + 1))
}

/** The first instant at or after `at` when one may ring at a door. */
export function byDay(at: number): number {
  const day = dayAt(at)
  const open = Math.max(at, midnightOf(day) + RINGS_FROM)
  return open < midnightOf(day) + RINGS_UNTIL ? open : byDay(midnightOf(day + 1))
}
