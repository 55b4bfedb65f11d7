// Plausible instants for the demo's staff: half past eight to half past five, UTC+8, Monday to Friday. Only for inventing a
// past; what a promise really counts is the working calendar's business.

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
const ZONE = 8 * HOUR
const [OPENS, CLOSES] = [8.5 * HOUR, 17.5 * HOUR]

export const localDay = (at: number) => new Date(at + ZONE).toISOString().slice(0, 10)
export const startOfLocalDay = (at: number) => Math.floor((at + ZONE) / DAY) * DAY - ZONE
/** 0 is Monday. */
export const weekday = (at: number) => (Math.floor((at + ZONE) / DAY) + 3) % 7

/** The first instant at or after `at` when somebody is in the office. */
export function atOffice(at: number): number {
  const day = startOfLocalDay(at)
  const open = Math.max(at, day + OPENS)
  if (weekday(at) < 5 && open < day + CLOSES) return open
  return atOffice(day + DAY)
}

/** The first instant at or after `at` when one may ring at a door. */
export function byDay(at: number): number {
  const day = startOfLocalDay(at)
  const open = Math.max(at, day + 8 * HOUR)
  return open < day + 21 * HOUR ? open : byDay(day + DAY)
}
