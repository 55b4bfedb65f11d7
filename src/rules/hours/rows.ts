// Hours as an editor shows them: rows of season × days × spans, a later row holds for the days it names.
import { dayNumber } from '../local-time'
import { dayBit, dayTokens, DAY_MINUTES, isDated, joinSpans } from './hours'
import type { DayToken, Hours, Rule, Season, Span } from './hours'
import { monthLengths } from './hours'

/** No spans: closed. No seasons: all year. */
export interface HoursRow {
  seasons: readonly Season[]
  days: readonly DayToken[]
  spans: readonly Span[]
}

/** `row` is the one that cannot be; `why` may be shown. */
export type FromRows = { ok: true; hours: Hours } | { ok: false; row: number; why: string }

export function toRows(hours: Hours): HoursRow[] {
  return hours.rules.map(({ seasons, days, spans }) => ({
    seasons,
    spans,
    days: dayTokens.filter((token) => (days & dayBit(token)) !== 0),
  }))
}

export function fromRows(rows: readonly HoursRow[]): FromRows {
  if (rows.length === 0) return { ok: false, row: 0, why: '先加一行开放时间。' }
  const rules: Rule[] = []
  for (const [row, { seasons, days, spans }] of rows.entries()) {
    const why = wrongWith(rows[row]!)
    if (why) return { ok: false, row, why }
    rules.push({ seasons, days: days.reduce((mask, token) => mask | dayBit(token), 0), spans: joinSpans(spans) })
  }
  return { ok: true, hours: { rules } }
}

function wrongWith({ seasons, days, spans }: HoursRow): string | null {
  if (days.length === 0) return '选一下是哪几天。'
  for (const { open, close } of spans) {
    if (!isMinute(open, DAY_MINUTES - 1) || !isMinute(close, 2 * DAY_MINUTES)) return '时间不对，请重新选。'
    if (close <= open) return '关门时间要晚于开门时间；过了零点请选“次日”。'
    if (close - open > DAY_MINUTES) return '一段时间最长 24 小时。'
  }
  const sorted = spans.slice().sort((a, b) => a.open - b.open)
  if (sorted.some((span, i) => i > 0 && span.open < sorted[i - 1]!.close)) return '两段时间重叠了。'
  return seasons.every(isSeason) ? null : '日期不对，请重新选。'
}

const isMinute = (minute: number, most: number): boolean => Number.isInteger(minute) && minute >= 0 && minute <= most

function isSeason(season: Season): boolean {
  if (!isDated(season)) return isDate(season.from) && isDate(season.to)
  try {
    return dayNumber(season.fromDay) <= dayNumber(season.toDay)
  } catch {
    return false
  }
}

const isDate = (md: number): boolean => md % 100 >= 1 && md % 100 <= (monthLengths[Math.floor(md / 100) - 1] ?? 0)
