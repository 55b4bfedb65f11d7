// The stored string → hours. The grammar stands in hours.ts; what is not in it is refused with its place and reason.
import { parseSeasons } from './parse-season'
import { dayBit, dayTokens, DAY_MINUTES, EVERY_DAY, joinSpans, WHOLE_DAY } from './hours'
import type { DayToken, Hours, Rule, Span } from './hours'
import { makeScan, Unreadable } from './scan'
import type { Scan } from './scan'

/** `at` is the place in the text, counted from 0; `reason` is for developers, people never see this string. */
export type Parsed = { ok: true; hours: Hours } | { ok: false; at: number; reason: string }

const TEXT_MAX = 500
const RULES_MAX = 32
const SPANS_MAX = 8

const refusals: readonly (readonly [RegExp, string])[] = [
  [/"/y, 'comments are not stored in hours'],
  [/\|\|/y, 'fallback rules are not supported'],
  [/(sunrise|sunset|dawn|dusk)/y, 'the sun is no clock'],
  [/SH\b/y, 'school holidays are not supported'],
  [/week\b/y, 'week numbers are not supported'],
  [/easter/y, 'only dates of the calendar are supported'],
  [/\[/y, 'counted weekdays are not supported'],
  [/\d{1,2}:\d{2}\s*(\+|[^-\s\d]|$)/y, 'hours need an end'],
]

export function parseHours(text: string): Parsed {
  const scan = makeScan(text)
  try {
    if (text.length > TEXT_MAX) scan.refuse(`longer than ${TEXT_MAX} characters`)
    const rules: Rule[] = []
    do {
      if (rules.length === RULES_MAX) scan.refuse(`more than ${RULES_MAX} rules`)
      rules.push(parseRule(scan))
      if (scan.take(/,/y)) scan.refuse('additional rules are not supported, begin a new rule with ";"')
    } while (scan.take(/;/y))
    if (!scan.atEnd()) refuseHere(scan, 'what stands here was not understood')
    return { ok: true, hours: { rules } }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, at: error.at, reason: error.message }
    throw error
  }
}

function parseRule(scan: Scan): Rule {
  if (scan.take(/24\/7/y)) {
    const off = scan.take(/off\b|closed\b/y)
    return { seasons: [], days: EVERY_DAY, spans: off ? [] : [WHOLE_DAY] }
  }
  const began = scan.at()
  const seasons = parseSeasons(scan)
  if (seasons.length > 0) scan.take(/:/y)
  const days = parseDays(scan)
  if (scan.take(/off\b|closed\b/y)) return { seasons, days: days || EVERY_DAY, spans: [] }
  const spans = parseSpans(scan)
  if (scan.at() === began) refuseHere(scan, 'a rule needs days, hours or "off"')
  if (spans.length > 0 && scan.take(/off\b|closed\b/y))
    scan.refuse('"off" with hours is not supported, write the hours that remain')
  return { seasons, days: days || EVERY_DAY, spans: spans.length > 0 ? spans : [WHOLE_DAY] }
}

/** 0 when the rule names no day. */
function parseDays(scan: Scan): number {
  let mask = 0
  do {
    const first = scan.take(/(Mo|Tu|We|Th|Fr|Sa|Su|WD|RD|PH)\b/y)
    if (!first) {
      if (mask) refuseHere(scan, 'a day is missing after ","')
      return 0
    }
    const from = dayTokens.indexOf(first[1] as DayToken)
    const range = from < 7 ? scan.take(/-\s*(Mo|Tu|We|Th|Fr|Sa|Su)\b/y) : null
    if (!range) {
      mask |= dayBit(first[1] as DayToken)
      continue
    }
    const to = dayTokens.indexOf(range[1] as DayToken)
    for (let day = from; ; day = (day + 1) % 7) {
      mask |= 1 << day
      if (day === to) break
    }
  } while (scan.take(/,/y))
  return mask
}

function parseSpans(scan: Scan): Span[] {
  const spans: Span[] = []
  do {
    const found = scan.take(/(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})(?!\d)/y)
    if (!found) {
      if (spans.length > 0) refuseHere(scan, 'hours are missing after ","; an additional rule begins with ";"')
      return spans
    }
    if (spans.length === SPANS_MAX) scan.refuse(`more than ${SPANS_MAX} hours in a rule`)
    spans.push(spanOf(scan, found))
  } while (scan.take(/,/y))
  return joinSpans(spans)
}

function spanOf(scan: Scan, found: RegExpExecArray): Span {
  const [openHour, openMinute, closeHour, closeMinute] = found.slice(1).map(Number) as [number, number, number, number]
  const open = openHour * 60 + openMinute
  let close = closeHour * 60 + closeMinute
  if (openMinute > 59 || closeMinute > 59 || open >= DAY_MINUTES || close > 2 * DAY_MINUTES) scan.refuse('no such time')
  if (open === close) scan.refuse('opens and closes at the same time')
  if (close < open) close += DAY_MINUTES
  if (close - open > DAY_MINUTES) scan.refuse('longer than 24 hours')
  return { open, close }
}

function refuseHere(scan: Scan, otherwise: string): never {
  const known = refusals.find(([sign]) => scan.sees(sign))
  return scan.refuse(known ? known[1] : otherwise)
}
