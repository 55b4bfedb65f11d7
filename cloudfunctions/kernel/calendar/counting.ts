// Counted time: the one definition behind every due, and the two values a case keeps to carry it through pauses.
//
// A span is an amount of counted time. It is due at the first instant at which the time counted since the start, pauses
// left out, reaches that amount.
//   clock-hour  counts always, nights and holidays too.
//   work-hour   counts while the office is open on a work day.
//   work-day    counts the same office time, but only after the close of the day the case came in; a work day is a full
//               day of office time. So N work days end at the close of the Nth work day after the start day, and what
//               comes in after the close or on a day off came in on the next work day.
// Sources for work days: 民法典 第二百零一条 (the day it begins is not counted) and 第二百零三条 (where there are business
// hours the period ends when business ends); 行政许可法 第八十二条 (periods in work days leave the legal holidays out).
//
// Counted time before a pause is kept to the millisecond and the rest runs on from the resumption, so a due after a
// pause may lie inside a day. Rounding it up to the close was rejected: then the share used up would reach 100 % before
// the due, and two short pauses would gain more time than one long one.
import { dayAt, dayName } from '@/rules/local-time'
import { afterOfficeMs, closeFrom, OFFICE_HOURS, officeDayMs, officeMsBetween, type OfficeHours } from './office-time'
import type { WorkingCalendar } from './working-calendar'

export type Unit = 'clock-hour' | 'work-hour' | 'work-day'
export interface Span {
  amount: number
  unit: Unit
}

/** `provisional`: a day on the way has no published calendar, so the date may still move. */
export interface Due {
  at: Date
  provisional: boolean
}

/** `beforeMs` counted milliseconds lie behind, and counting runs on from `from`. */
export interface Counted {
  from: Date
  beforeMs: number
}

/** For a pause that still lasts pass the present as `resumedAt`. */
export interface Pause {
  pausedAt: Date
  resumedAt: Date
}

const HOUR_MS = 3_600_000

export function startCounting(
  start: Date,
  { unit }: Span,
  calendar: WorkingCalendar,
  officeHours: OfficeHours = OFFICE_HOURS,
): Counted {
  const from = unit === 'work-day' ? closeFrom(start.getTime(), calendar, officeHours) : start.getTime()
  return { from: new Date(from), beforeMs: 0 }
}

/**
 * The count after a pause. Once the span is used up a pause changes nothing: the due stays when it was, and the time
 * overdue runs on, so that nobody can stop the clock of a broken promise.
 */
export function countAfterPause(
  counted: Counted,
  { pausedAt, resumedAt }: Pause,
  span: Span,
  calendar: WorkingCalendar,
  officeHours: OfficeHours = OFFICE_HOURS,
): Counted {
  if (!(resumedAt >= pausedAt)) throw new RangeError('a pause ends before it begins')
  const beforeMs = countedMs(counted, pausedAt, span, calendar, officeHours)
  if (beforeMs >= spanMs(span, officeHours)) return counted
  return { from: resumedAt > counted.from ? resumedAt : counted.from, beforeMs }
}

/** The first instant at which `share` of the span is counted: 1 for the due, 0.75 for the warning. */
export function whenCounted(
  share: number,
  counted: Counted,
  span: Span,
  calendar: WorkingCalendar,
  officeHours: OfficeHours = OFFICE_HOURS,
): Due {
  const from = counted.from.getTime()
  const left = Math.ceil(spanMs(span, officeHours) * share) - counted.beforeMs
  // The share was reached before the last pause; counting has gone on since, so the moment to act is now.
  if (left <= 0) return { at: counted.from, provisional: false }
  if (span.unit === 'clock-hour') return { at: new Date(from + left), provisional: false }
  const at = new Date(afterOfficeMs(from, left, calendar, officeHours))
  return { at, provisional: !everyDayKnown(counted.from, at, calendar) }
}

export function countedMs(
  counted: Counted,
  until: Date,
  { unit }: Span,
  calendar: WorkingCalendar,
  officeHours: OfficeHours = OFFICE_HOURS,
): number {
  const [from, end] = [counted.from.getTime(), until.getTime()]
  if (end <= from) return counted.beforeMs
  return counted.beforeMs + (unit === 'clock-hour' ? end - from : officeMsBetween(from, end, calendar, officeHours))
}

export function spanMs({ amount, unit }: Span, officeHours: OfficeHours = OFFICE_HOURS): number {
  if (!(amount > 0 && amount < Infinity)) throw new RangeError(`a span needs an amount above zero: ${amount}`)
  // Dates hold whole milliseconds: rounded up, so that nothing is due before all of its time is used.
  return Math.ceil(amount * (unit === 'work-day' ? officeDayMs(officeHours) : HOUR_MS))
}

function everyDayKnown(from: Date, end: Date, calendar: WorkingCalendar): boolean {
  for (let day = dayAt(from); day <= dayAt(end); day++) if (!calendar.isKnown(dayName(day))) return false
  return true
}
