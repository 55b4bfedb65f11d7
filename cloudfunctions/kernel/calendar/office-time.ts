// Time while the office is open: what work hours and work days are made of.
import { dayAt, dayName, midnightOf, minuteMs } from '@/rules/local-time'
import type { WorkingCalendar } from './working-calendar'

/** Windows of a work day in local minutes after midnight, in order, not overlapping. */
export type OfficeHours = readonly (readonly [open: number, close: number])[]

/** 08:30–12:00 and 14:30–17:30; an office with other hours passes its own. */
export const OFFICE_HOURS: OfficeHours = [
  [510, 720],
  [870, 1050],
]

/** A span that finds no office time in twenty years is a broken calendar, not a long wait. */
const LONGEST_WALK_DAYS = 20 * 366

export function officeDayMs(hours: OfficeHours): number {
  return hours.reduce((sum, [open, close]) => sum + (close - open) * minuteMs, 0)
}

/** Office milliseconds in [from, until); 0 when `until` is not later. */
export function officeMsBetween(from: number, until: number, calendar: WorkingCalendar, hours: OfficeHours): number {
  let counted = 0
  for (let day = dayAt(from); midnightOf(day) < until; day++) {
    if (!calendar.isWorkday(dayName(day))) continue
    const midnight = midnightOf(day)
    for (const [open, close] of hours) {
      const begins = Math.max(from, midnight + open * minuteMs)
      const ends = Math.min(until, midnight + close * minuteMs)
      if (ends > begins) counted += ends - begins
    }
  }
  return counted
}

/** The earliest instant with `ms` > 0 of office time since `from`. */
export function afterOfficeMs(from: number, ms: number, calendar: WorkingCalendar, hours: OfficeHours): number {
  let left = ms
  const first = dayAt(from)
  for (let day = first; day <= first + LONGEST_WALK_DAYS; day++) {
    if (!calendar.isWorkday(dayName(day))) continue
    const midnight = midnightOf(day)
    for (const [open, close] of hours) {
      const begins = Math.max(from, midnight + open * minuteMs)
      const openMs = midnight + close * minuteMs - begins
      if (openMs <= 0) continue
      if (left <= openMs) return begins + left
      left -= openMs
    }
  }
  throw new RangeError('no office time within twenty years')
}

/** The first close of business at or after `start`. */
export function closeFrom(start: number, calendar: WorkingCalendar, hours: OfficeHours): number {
  const close = Math.max(...hours.map(([, minutes]) => minutes)) * minuteMs
  const first = dayAt(start)
  for (let day = first; day <= first + LONGEST_WALK_DAYS; day++) {
    const closes = midnightOf(day) + close
    if (closes >= start && calendar.isWorkday(dayName(day))) return closes
  }
  throw new RangeError('no work day within twenty years')
}
