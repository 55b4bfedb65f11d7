// When a promise to a resident falls due (限时办结), how much of it is used up, and what a pause does to it.
//
// One definition carries everything. A span is an amount of counted time; it is due at the first instant at which the
// time counted since the start, pauses left out, reaches that amount.
//   clock-hour  counts always, nights and holidays too.
//   work-hour   counts while the office is open on a work day.
//   work-day    counts the same office time, but only after the close of the day the case came in; a work day is a full
//               day of office time. So N work days end at the close of the Nth work day after the start day, and what
//               comes in after the close or on a day off came in on the next work day.
// Sources for work days: 民法典 第二百零一条 (the day it begins is not counted) and 第二百零三条 (where there are business
// hours the period ends when business ends); 行政许可法 第八十二条 (periods in work days leave the legal holidays out).
//
// Pauses: counted time before a pause is kept to the millisecond and the rest runs on from the resumption, so a due
// after a pause may lie inside a day. Rounding it up to the close was rejected: then the share used up would reach 100 %
// before the due, and two short pauses would gain more time than one long one.
import { afterOfficeMs, closeFrom, OFFICE_HOURS, officeDayMs, officeMsBetween, type OfficeHours } from './office-time'
import { localDay, type WorkingCalendar } from './working-calendar'

export { OFFICE_HOURS, type OfficeHours }

export type Unit = 'clock-hour' | 'work-hour' | 'work-day'
export interface Span { amount: number; unit: Unit }

/** `provisional`: a day on the way has no published calendar, so the date may still move. */
export interface Due { at: Date; provisional: boolean }

/** For a pause that still lasts pass the present as `resumedAt`. Pauses may come in any order and may overlap. */
export interface Pause { pausedAt: Date; resumedAt: Date }

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

/** The share of the time after which the answerable person is warned. */
export const WARN_SHARE = 0.75

export function dueAt(
  start: Date, span: Span, calendar: WorkingCalendar, officeHours: OfficeHours = OFFICE_HOURS, pauses: Pause[] = [],
): Due {
  return atShare(1, start, span, calendar, officeHours, pauses)
}

/** The instant at which 75 % of the counted time is used up. */
export function warnAt(
  start: Date, span: Span, calendar: WorkingCalendar, officeHours: OfficeHours = OFFICE_HOURS, pauses: Pause[] = [],
): Date {
  return atShare(WARN_SHARE, start, span, calendar, officeHours, pauses).at
}

/** The share of the span that is used up at `until`: 0 before it begins, 1 at the due, growing on after it. */
export function spent(
  start: Date, until: Date, span: Span, calendar: WorkingCalendar,
  officeHours: OfficeHours = OFFICE_HOURS, pauses: Pause[] = [],
): number {
  return countedMs(start, until, span.unit, calendar, officeHours, pauses) / spanMs(span, officeHours)
}

/** Counted milliseconds that are left at `until`; negative once overdue. An inbox sorts by this. */
export function remainingMs(
  start: Date, until: Date, span: Span, calendar: WorkingCalendar,
  officeHours: OfficeHours = OFFICE_HOURS, pauses: Pause[] = [],
): number {
  return spanMs(span, officeHours) - countedMs(start, until, span.unit, calendar, officeHours, pauses)
}

/** The due after one pause. For several pass them all to `dueAt`; the result is the same as pausing one by one. */
export function dueAfterPause(
  start: Date, pausedAt: Date, resumedAt: Date, span: Span, calendar: WorkingCalendar,
  officeHours: OfficeHours = OFFICE_HOURS,
): Due {
  return dueAt(start, span, calendar, officeHours, [{ pausedAt, resumedAt }])
}

function atShare(
  share: number, start: Date, span: Span, calendar: WorkingCalendar, hours: OfficeHours, pauses: Pause[],
): Due {
  const at = new Date(whenCounted(Math.ceil(spanMs(span, hours) * share), start, span.unit, calendar, hours, pauses))
  return { at, provisional: span.unit !== 'clock-hour' && !everyDayKnown(start, at, calendar) }
}

function whenCounted(
  ms: number, start: Date, unit: Unit, calendar: WorkingCalendar, hours: OfficeHours, pauses: Pause[],
): number {
  let left = ms
  for (const [from, until] of runs(countingFrom(start, unit, calendar, hours), pauses)) {
    const run = until === Infinity ? Infinity : count(from, until, unit, calendar, hours)
    if (left <= run) return unit === 'clock-hour' ? from + left : afterOfficeMs(from, left, calendar, hours)
    left -= run
  }
  throw new RangeError('the last run has no end')
}

function countedMs(
  start: Date, until: Date, unit: Unit, calendar: WorkingCalendar, hours: OfficeHours, pauses: Pause[],
): number {
  return runs(countingFrom(start, unit, calendar, hours), pauses)
    .reduce((sum, [from, end]) => sum + count(from, Math.min(end, until.getTime()), unit, calendar, hours), 0)
}

/** The stretches in which the clock runs: from `from` on without the pauses; the last one has no end. */
function runs(from: number, pauses: Pause[]): [from: number, until: number][] {
  const stretches: [number, number][] = []
  let begins = from
  const inOrder = pauses
    .map(({ pausedAt, resumedAt }) => [pausedAt.getTime(), resumedAt.getTime()] as const)
    .sort((a, b) => a[0] - b[0])
  for (const [pausedAt, resumedAt] of inOrder) {
    if (!(resumedAt >= pausedAt)) throw new RangeError('a pause ends before it begins')
    if (pausedAt > begins) stretches.push([begins, pausedAt])
    begins = Math.max(begins, resumedAt)
  }
  stretches.push([begins, Infinity])
  return stretches
}

function count(from: number, until: number, unit: Unit, calendar: WorkingCalendar, hours: OfficeHours): number {
  if (until <= from) return 0
  return unit === 'clock-hour' ? until - from : officeMsBetween(from, until, calendar, hours)
}

function countingFrom(start: Date, unit: Unit, calendar: WorkingCalendar, hours: OfficeHours): number {
  return unit === 'work-day' ? closeFrom(start.getTime(), calendar, hours) : start.getTime()
}

function spanMs({ amount, unit }: Span, hours: OfficeHours): number {
  if (!(amount > 0 && amount < Infinity)) throw new RangeError(`a span needs an amount above zero: ${amount}`)
  // Dates hold whole milliseconds: rounded up, so that nothing is due before all of its time is used.
  return Math.ceil(amount * (unit === 'work-day' ? officeDayMs(hours) : HOUR_MS))
}

function everyDayKnown(start: Date, end: Date, calendar: WorkingCalendar): boolean {
  const last = localDay(end)
  for (let at = start.getTime(); localDay(new Date(at)) <= last; at += DAY_MS) {
    if (!calendar.isKnown(localDay(new Date(at)))) return false
  }
  return true
}
