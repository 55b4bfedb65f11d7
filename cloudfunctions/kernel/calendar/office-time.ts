// Time while the office is open: what work hours and work days are made of.
import { localDay, localMidnight, type WorkingCalendar } from './working-calendar'

/** Windows of a work day in local minutes after midnight, in order, not overlapping. */
export type OfficeHours = readonly (readonly [open: number, close: number])[]

/** 08:30–12:00 and 14:30–17:30; an office with other hours passes its own. */
export const OFFICE_HOURS: OfficeHours = [
  [510, 720],
  [870, 1050],
]

const DAY_MS = 86_400_000

/** A span that finds no office time in twenty years is a broken calendar, not a long wait. */
const LONGEST_WALK_MS = 20 * 366 * DAY_MS

export function officeDayMs(hours: OfficeHours): number {
  return hours.reduce((sum, [open, close]) => sum + (close - open) * 60_000, 0)
}

/** Office milliseconds in [from, until); 0 when `until` is not later. */
export function officeMsBetween(from: number, until: number, calendar: WorkingCalendar, hours: OfficeHours): number {
  let counted = 0
  for (let midnight = localMidnight(from); midnight < until; midnight += DAY_MS) {
    if (!calendar.isWorkday(localDay(new Date(midnight)))) continue
    for (const [open, close] of hours) {
      const begins = Math.max(from, midnight + open * 60_000)
      const ends = Math.min(until, midnight + close * 60_000)
      if (ends > begins) counted += ends - begins
    }
  }
  return counted
}

/** The earliest instant with `ms` > 0 of office time since `from`. */
export function afterOfficeMs(from: number, ms: number, calendar: WorkingCalendar, hours: OfficeHours): number {
  let left = ms
  const limit = from + LONGEST_WALK_MS
  for (let midnight = localMidnight(from); midnight < limit; midnight += DAY_MS) {
    if (!calendar.isWorkday(localDay(new Date(midnight)))) continue
    for (const [open, close] of hours) {
      const begins = Math.max(from, midnight + open * 60_000)
      const openMs = midnight + close * 60_000 - begins
      if (openMs <= 0) continue
      if (left <= openMs) return begins + left
      left -= openMs
    }
  }
  throw new RangeError('no office time within twenty years')
}

/** The first close of business at or after `start`. */
export function closeFrom(start: number, calendar: WorkingCalendar, hours: OfficeHours): number {
  const close = Math.max(...hours.map(([, minutes]) => minutes)) * 60_000
  const limit = start + LONGEST_WALK_MS
  for (let midnight = localMidnight(start); midnight < limit; midnight += DAY_MS) {
    if (midnight + close >= start && calendar.isWorkday(localDay(new Date(midnight)))) return midnight + close
  }
  throw new RangeError('no work day within twenty years')
}
