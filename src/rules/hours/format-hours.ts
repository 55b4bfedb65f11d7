// Hours → the stored string, one way to write each: `parseHours(formatHours(h))` gives h back.
import { minuteClock } from '../local-time'
import { dayTokens, DAY_MINUTES, EVERY_DAY } from './hours'
import type { Hours, Rule, Span } from './hours'
import { formatSeason } from './parse-season'

export function formatHours(hours: Hours): string {
  return hours.rules.map(formatRule).join('; ')
}

function formatRule({ seasons, days, spans }: Rule): string {
  const allDay = spans.length === 1 && spans[0]!.open === 0 && spans[0]!.close === DAY_MINUTES
  if (seasons.length === 0 && days === EVERY_DAY && allDay) return '24/7'
  const when = [seasons.map(formatSeason).join(','), days === EVERY_DAY ? '' : formatDays(days)]
  return [...when, spans.length === 0 ? 'off' : spans.map(formatSpan).join(',')].filter((part) => part !== '').join(' ')
}

/** Runs of three or more weekdays as a range, then PH, WD, RD. */
function formatDays(mask: number): string {
  const parts: string[] = []
  for (let day = 0; day < 7; day++) {
    if ((mask & (1 << day)) === 0) continue
    let last = day
    while (last < 6 && (mask & (1 << (last + 1))) !== 0) last++
    parts.push(last - day >= 1 ? `${dayTokens[day]!}-${dayTokens[last]!}` : dayTokens[day]!)
    day = last
  }
  for (let i = 7; i < dayTokens.length; i++) if ((mask & (1 << i)) !== 0) parts.push(dayTokens[i]!)
  return parts.join(',')
}

function formatSpan({ open, close }: Span): string {
  const past = close - DAY_MINUTES
  return `${minuteClock(open)}-${minuteClock(past > 0 && past < open ? past : close)}`
}
