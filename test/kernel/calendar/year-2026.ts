// The year 2026 by hand and minute by minute, so that the engine is judged by something that shares no line with it.
// Days off and make-up days are typed from the notice of the State Council (国务院办公厅关于2026年部分节假日安排的通知).
import type { Pause, Span } from '../../../cloudfunctions/kernel/calendar/due'

const DAYS_OFF = [
  ['01-01', 3],
  ['02-15', 9],
  ['04-04', 3],
  ['05-01', 5],
  ['06-19', 3],
  ['09-25', 3],
  ['10-01', 7],
] as const
const MAKE_UP_DAYS = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10']

const BEGIN = Date.parse('2026-01-01T00:00:00+08:00')
const MINUTES = 365 * 1440

const isOff = new Set(DAYS_OFF.flatMap(([first, days]) => Array.from({ length: days }, (_, n) => dayOfYear(first) + n)))
const isMadeUp = new Set(MAKE_UP_DAYS.map(dayOfYear))

/** For each minute of the year: is the office open while it runs, and does business end as it begins? */
const openMinute = new Uint8Array(MINUTES)
const closeMinute = new Uint8Array(MINUTES)
for (let minute = 0; minute < MINUTES; minute++) {
  const day = Math.floor(minute / 1440)
  const weekday = (day + 4) % 7 // 1 January 2026 is a Thursday
  const worked = isMadeUp.has(day) || (weekday >= 1 && weekday <= 5 && !isOff.has(day))
  const clock = (minute % 1440) / 60
  if (worked && ((clock >= 8.5 && clock < 12) || (clock >= 14.5 && clock < 17.5))) openMinute[minute] = 1
  if (worked && clock === 17.5) closeMinute[minute] = 1
}

export function isWorkdayByHand(day: string): boolean {
  return closeMinute[dayOfYear(day.slice(5)) * 1440 + 1050] === 1
}

/** Walks the year one minute at a time and counts. All instants must be whole minutes of 2026. */
export function dueByWalking(start: Date, span: Span, pauses: Pause[] = []): Date {
  let minute = minuteOf(start)
  if (span.unit === 'work-day') while (!closeMinute[minute]) minute++
  let left = span.amount * (span.unit === 'work-day' ? 390 : 60)
  for (; left > 0; minute++) if (counts(minute, span, pauses)) left--
  return new Date(BEGIN + minute * 60_000)
}

/** A pause that begins when nothing is left comes too late and does not stop the count. */
export function minutesByWalking(start: Date, until: Date, span: Span, pauses: Pause[] = []): number {
  const due = dueByWalking(start, span, pauses)
  const inTime = pauses.filter(({ pausedAt }) => pausedAt < due)
  let minute = minuteOf(start)
  if (span.unit === 'work-day') while (!closeMinute[minute]) minute++
  let counted = 0
  for (; minute < minuteOf(until); minute++) if (counts(minute, span, inTime)) counted++
  return counted
}

export const minuteOfYear = (minute: number) => new Date(BEGIN + minute * 60_000)

function counts(minute: number, { unit }: Span, pauses: Pause[]): boolean {
  if (minute >= MINUTES) throw new RangeError('the walk left 2026')
  if (pauses.some((pause) => minute >= minuteOf(pause.pausedAt) && minute < minuteOf(pause.resumedAt))) return false
  return unit === 'clock-hour' || openMinute[minute] === 1
}

function minuteOf(at: Date): number {
  return (at.getTime() - BEGIN) / 60_000
}

function dayOfYear(monthAndDay: string): number {
  return (Date.parse(`2026-${monthAndDay}T00:00:00Z`) - Date.UTC(2026, 0, 1)) / 86_400_000
}
