// Hours in the form that answers: flat arrays, a few dozen bytes a station, nothing allocated to ask.
//
// Rejected: a table of all openings of the next 400 days. It is 3 to 10 KB a text and must be made anew every morning;
// finding the day's rule when asked, an answer takes 0.15 µs (npm run bench -- stations).
import { dayNumber, weekdayOf } from '../local-time'
import type { Calendar } from './calendar'
import { civilOf } from './civil-day'
import { DAY_MINUTES, HOLIDAY, isDated, joinSpans, REST_DAY, WORKDAY } from './hours'
import type { DatedException, Hours } from './hours'

/** Made by `compile`; read by `openAt` and its neighbours alone. */
export interface Compiled {
  readonly calendar: Calendar
  /** Mask of days a rule names. Exceptions follow the rules as further entries without a mask. */
  readonly days: Int16Array
  /** Rule i's seasons are the pairs seasonsFrom[i] … seasonsFrom[i + 1] of `seasons`; none: all year. */
  readonly seasonsFrom: Int16Array
  /** from, to: both yearly (month * 100 + day) or both year * 10000 + month * 100 + day. */
  readonly seasons: Int32Array
  /** Entry i's spans are the pairs spansFrom[i] … spansFrom[i + 1] of `spans`: open, close. */
  readonly spansFrom: Int16Array
  readonly spans: Int16Array
  /** Sorted; exceptionDays[i] has the spans of entry days.length + i. */
  readonly exceptionDays: Int32Array
  /** Some span runs past midnight, so yesterday must be asked too. */
  readonly spills: boolean
}

export function compile(hours: Hours, calendar: Calendar, exceptions: readonly DatedException[] = []): Compiled {
  const byDay = new Map(exceptions.map(({ day, spans }) => [dayNumber(day), spans] as const))
  const exceptionDays = Int32Array.from(byDay.keys()).sort()
  const seasons: number[] = []
  const spans: number[] = []
  const seasonsFrom = [0]
  const spansFrom = [0]
  const entries = hours.rules.map((rule) => rule.spans)
  exceptionDays.forEach((day) => entries.push(byDay.get(day)!))
  for (const rule of hours.rules) {
    for (const season of rule.seasons) {
      if (isDated(season)) seasons.push(civilOf(dayNumber(season.fromDay)), civilOf(dayNumber(season.toDay)))
      else seasons.push(season.from, season.to)
    }
    seasonsFrom.push(seasons.length)
  }
  for (const entry of entries) {
    for (const { open, close } of joinSpans(entry)) spans.push(open, close)
    spansFrom.push(spans.length)
  }
  return {
    calendar,
    exceptionDays,
    days: Int16Array.from(hours.rules, (rule) => rule.days),
    seasonsFrom: Int16Array.from(seasonsFrom),
    seasons: Int32Array.from(seasons),
    spansFrom: Int16Array.from(spansFrom),
    spans: Int16Array.from(spans),
    spills: spans.some((minute, i) => i % 2 === 1 && minute > DAY_MINUTES),
  }
}

/** A worked day, a day of rest, and a holiday, which is one too. */
const kindBits = [WORKDAY, REST_DAY, REST_DAY | HOLIDAY] as const

/** Which entry's spans begin on `day`: an exception's, else the last rule's that names it; -1 none. */
export function entryOf(c: Compiled, day: number): number {
  const rules = c.days.length
  for (let i = 0; i < c.exceptionDays.length; i++) if (c.exceptionDays[i] === day) return rules + i
  const kind = c.calendar.kindAt(day)
  const bits = (1 << weekdayOf(day)) | kindBits[kind]!
  for (let i = rules - 1; i >= 0; i--) {
    if ((c.days[i]! & bits) !== 0 && inSeason(c, i, day)) return i
  }
  return -1
}

function inSeason(c: Compiled, rule: number, day: number): boolean {
  const end = c.seasonsFrom[rule + 1]!
  let k = c.seasonsFrom[rule]!
  if (k === end) return true
  const civil = civilOf(day)
  for (; k < end; k += 2) {
    const from = c.seasons[k]!
    const to = c.seasons[k + 1]!
    const date = to < 10_000 ? civil % 10_000 : civil
    if (from <= to ? date >= from && date <= to : date >= from || date <= to) return true
  }
  return false
}
