// What a station's opening hours are, and the string they are stored as.
//
// The stored form is a subset of OpenStreetMap's `opening_hours`, with two tokens of our own. It is machine text: no
// person ever sees it, the desk edits rows (`toRows`) and reads words (`sayHours`).
//
//   hours   = rule *( ";" rule )
//   rule    = "24/7" | [ seasons [":"] ] [ days ] [ spans | "off" ]    one of the three at least; no spans: all day
//   seasons = season *( "," season )
//   season  = Jun | Jun-Sep | Nov 15 | Nov 15-Mar 15 | Dec 24-26        every year; a later start runs over New Year
//           | 2026 Dec 24 | 2026 Dec 24-26 | 2026 Dec 24-2027 Jan 3     once
//   days    = day *( "," day ), day = Mo … Su | Mo-Fr | Fr-Mo | PH | WD | RD
//   spans   = span *( "," span ), span = 08:30-12:00                    18:00-02:00 and 18:00-26:00 run past midnight
//
//   PH  a public holiday of the calendar, whatever its weekday
//   WD  own: a day that is worked, make-up Saturdays and Sundays included, holidays not (工作日)
//   RD  own: a day that is not worked, weekends without make-up work and holidays (休息日)
//   Mo-Fr is the weekday alone: closed on a make-up Saturday, open on a holiday unless `PH off` follows. As in OSM.
//
// Refused on purpose, each with its reason: comments, `||`, `08:00+`, sunrise, school holidays, week numbers, `Mo[1]`,
// `off` with hours, `, Sa 10:00-12:00` (additional rules), and equal times.
//
// What it means, decided once:
// - Times are local (UTC+8). A span is half-open: at 17:30 a station that closes at 17:30 is closed.
// - A day belongs to the LAST rule that names it; that rule's spans are all of them, `off` is none. A rule without days
//   names every day. No rule names the day: closed.
// - What runs past midnight belongs to the day it began: `Mo-Sa 18:00-02:00; Su off` is open on Sunday until 02:00.
//   (opening_hours.js lets the later rule cut the spill. A keeper who writes "周日休息" does not mean Saturday's last
//   hours.)
// - A dated exception (`DatedException`) comes before every rule and replaces what BEGINS on that day: closed
//   today also closes tonight's hours past midnight, and leaves yesterday's.

/** Minutes after the local midnight that opens the day. `open` 0…1439, `close` after it, at most 24 hours later. */
export interface Span {
  open: number
  close: number
}

/** Every year. month * 100 + day, both ends included; `from` after `to` runs over New Year. */
export interface Yearly {
  from: number
  to: number
}
/** Once. Local days 'YYYY-MM-DD', both ends included. */
export interface Dated {
  fromDay: string
  toDay: string
}
export type Season = Yearly | Dated

export type DayToken = 'Mo' | 'Tu' | 'We' | 'Th' | 'Fr' | 'Sa' | 'Su' | 'WD' | 'RD' | 'PH'

/** `days` is a mask of `dayBit`s; no `seasons`: all year; no `spans`: off. Spans are sorted and do not touch. */
export interface Rule {
  seasons: readonly Season[]
  days: number
  spans: readonly Span[]
}

export interface Hours {
  rules: readonly Rule[]
}

/** The desk's word about one day; no spans: closed. `day` is 'YYYY-MM-DD' in UTC+8. The last one about a day holds. */
export interface DatedException {
  day: string
  spans: readonly Span[]
}

export const dayTokens: readonly DayToken[] = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su', 'WD', 'RD', 'PH']
export const dayBit = (token: DayToken): number => 1 << dayTokens.indexOf(token)
export const EVERY_DAY = 127
export const WORKDAY = 1 << 7
export const REST_DAY = 1 << 8
export const HOLIDAY = 1 << 9

export const DAY_MINUTES = 1440
export const WHOLE_DAY: Span = { open: 0, close: DAY_MINUTES }
export const isDated = (season: Season): season is Dated => 'fromDay' in season

/** February has 29: a season that names it holds in every year. */
export const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/**
 * Sorted, what overlaps or touches made one. What runs past midnight is left alone: those hours are of the next day.
 */
export function joinSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.slice().sort((a, b) => a.open - b.open || a.close - b.close)
  const joined: Span[] = []
  for (const span of sorted) {
    const last = joined[joined.length - 1]
    const close = last ? Math.max(last.close, span.close) : 0
    if (last && span.open <= last.close && close - last.open <= DAY_MINUTES) last.close = close
    else joined.push({ open: span.open, close: span.close })
  }
  return joined
}
