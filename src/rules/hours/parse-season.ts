import { dayNumber, daysBetween } from '../local-time'
import { monthLengths } from './hours'
import type { Season } from './hours'
import type { Scan } from './scan'

export const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const YEAR = /(20\d{2})(?=\s*[A-Z])/y
const MONTH = /(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/y
/** Not the hour of a time, nor a year. */
const DAY = /(\d{1,2})(?!\d|:\d)/y

interface Point {
  year: number
  month: number
  day: number
}

/** `Jun-Sep`, `Nov 15-Mar 15`, `2026 Dec 24-26`, comma between them; empty when none stands here. */
export function parseSeasons(scan: Scan): Season[] {
  const seasons: Season[] = []
  do {
    const from = parsePoint(scan)
    if (!from) {
      if (seasons.length > 0) scan.refuse('a season is missing after ","')
      return seasons
    }
    seasons.push(parseSeason(scan, from))
  } while (scan.take(/,/y))
  return seasons
}

function parseSeason(scan: Scan, from: Point): Season {
  let to = from
  if (scan.take(/-/y)) {
    const sameMonth = from.day > 0 ? scan.take(DAY) : null
    const other = sameMonth ? { ...from, day: Number(sameMonth[1]) } : parsePoint(scan)
    if (!other) return scan.refuse('a season needs an end')
    to = other
    if (to.year === 0 && from.year > 0) to = { ...to, year: from.year }
    if (to.year > 0 && from.year === 0) scan.refuse('a season with a year needs it at its beginning')
    if (from.day > 0 !== to.day > 0) scan.refuse('a season is of months or of dates, not of both')
  }
  const first = { ...from, day: from.day || 1 }
  const last = { ...to, day: to.day || lastDay(to) }
  if (!exists(first) || !exists(last)) scan.refuse('no such date')
  if (first.year === 0) return { from: first.month * 100 + first.day, to: last.month * 100 + last.day }
  const [fromDay, toDay] = [dayOf(first), dayOf(last)]
  if (fromDay > toDay) scan.refuse('a season with a year ends before it begins')
  return { fromDay, toDay }
}

function parsePoint(scan: Scan): Point | null {
  const before = scan.at()
  const year = scan.take(YEAR)
  const month = scan.take(MONTH)
  if (!month) {
    scan.back(before)
    return null
  }
  const day = scan.take(DAY)
  if (day && Number(day[1]) === 0) scan.refuse('no such date')
  return {
    year: year ? Number(year[1]) : 0,
    month: monthNames.indexOf(month[1] as 'Jan') + 1,
    day: day ? Number(day[1]) : 0,
  }
}

function lastDay({ year, month }: Point): number {
  if (year === 0 || month !== 2) return monthLengths[month - 1]!
  return daysBetween(`${year}-02-01`, `${year}-03-01`)
}

const exists = (point: Point): boolean => point.day <= lastDay(point)

const two = (n: number): string => String(n).padStart(2, '0')
const dayOf = ({ year, month, day }: Point): string => `${year}-${two(month)}-${two(day)}`

/** What `parseSeasons` reads back as the same season. */
export function formatSeason(season: Season): string {
  if ('fromDay' in season) {
    const [from, to] = [pointOf(season.fromDay), pointOf(season.toDay)]
    const first = `${from.year} ${monthAndDay(from)}`
    if (season.fromDay === season.toDay) return first
    if (from.year === to.year && from.month === to.month) return `${first}-${to.day}`
    return `${first}-${from.year === to.year ? '' : `${to.year} `}${monthAndDay(to)}`
  }
  const [from, to] = [yearlyPoint(season.from), yearlyPoint(season.to)]
  if (from.day === 1 && to.day === monthLengths[to.month - 1]) {
    const first = monthNames[from.month - 1]!
    return from.month === to.month ? first : `${first}-${monthNames[to.month - 1]!}`
  }
  if (season.from === season.to) return monthAndDay(from)
  if (from.month === to.month) return `${monthAndDay(from)}-${to.day}`
  return `${monthAndDay(from)}-${monthAndDay(to)}`
}

function pointOf(day: string): Point {
  dayNumber(day)
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8)) }
}

const yearlyPoint = (md: number): Point => ({ year: 0, month: Math.floor(md / 100), day: md % 100 })

const monthAndDay = ({ month, day }: Point): string => `${monthNames[month - 1]!} ${day}`
