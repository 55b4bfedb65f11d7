const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440
const UTC_PLUS_8_MINUTES = 480

/** Minutes after local midnight; `to` before `from` ends on the next day, equal ones are no hours at all. */
export interface QuietHours { from: number; to: number }

export function inQuietHours({ from, to }: QuietHours, now: Date): boolean {
  const minute = (Math.floor(now.getTime() / MINUTE_MS) + UTC_PLUS_8_MINUTES) % DAY_MINUTES
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to
}
