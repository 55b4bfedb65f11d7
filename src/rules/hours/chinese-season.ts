import { dayNumber, daysAfter } from '../local-time'
import { monthLengths } from './hours'
import type { Season, Yearly } from './hours'
import type { Scan } from './scan'

/** A season by name alone waits for its dates: they follow, or are what the other season leaves. */
export interface NamedSeason {
  name: string
  seasons: Season[]
}

const NAME = /(夏季|冬季|夏令时|冬令时|夏天|冬天|夏|冬)(?=[^至]|$)/y
const ONCE = /(20\d{2})年(\d{1,2})月(\d{1,2})[日号](?:-(?:(20\d{2})年)?(?:(\d{1,2})月)?(\d{1,2})[日号])?/y
const MONTHS = /(?:每年)?(\d{1,2})-(?:次年|翌年|来年|第二年)?(\d{1,2})月(?:份)?(?!\d{1,2}[日号])/y
const DATES =
  /(?:每年)?(\d{1,2})月(?:份)?(?:(\d{1,2})[日号])?-(?:次年|翌年|来年|第二年)?(\d{1,2})月(?:份)?(?:(\d{1,2})[日号])?/y
const DOTTED = /(\d{1,2})\.(\d{1,2})-(?:次年|翌年)?(\d{1,2})\.(\d{1,2})/y
const MONTH = /(?:每年)?(\d{1,2})月(?:份)?(?!\d{1,2}[日号])/y
const ONE_DAY = /(\d{1,2})月(\d{1,2})[日号]/y

export function takeSeason(scan: Scan): NamedSeason | null {
  const name = scan.take(NAME)
  const bracket = name ? scan.take(/[(:,]/y) : null
  const season = takeDates(scan, name !== null)
  if (!season) {
    if (!name) return null
    if (bracket?.[0] === '(') scan.refuse(`没看懂“${name[1]!}”后面括号里的日期。`)
    return { name: name[1]!.charAt(0), seasons: [] }
  }
  return { name: name ? name[1]!.charAt(0) : '', seasons: [season] }
}

function takeDates(scan: Scan, named: boolean): Season | null {
  const once = scan.take(ONCE)
  if (once) return datedOf(scan, once)
  const months = scan.take(MONTHS)
  if (months) return yearly(scan, Number(months[1]), 1, Number(months[2]), 0)
  const dates = scan.take(DATES)
  if (dates) return yearly(scan, Number(dates[1]), Number(dates[2] ?? 1), Number(dates[3]), Number(dates[4] ?? 0))
  const dotted = named ? scan.take(DOTTED) : null
  if (dotted) return yearly(scan, Number(dotted[1]), Number(dotted[2]), Number(dotted[3]), Number(dotted[4]))
  // Usually this year's, and nobody would notice next year.
  if (scan.sees(ONE_DAY)) scan.refuse('只是一天的，请写上年份。')
  const month = scan.take(MONTH)
  return month ? yearly(scan, Number(month[1]), 1, Number(month[1]), 0) : null
}

/** `toDay` 0: the month's last. */
function yearly(scan: Scan, fromMonth: number, fromDay: number, toMonth: number, toDay: number): Yearly {
  const last = toDay || monthLengths[toMonth - 1] || 0
  const exists = (month: number, day: number) => day >= 1 && day <= (monthLengths[month - 1] ?? 0)
  if (!exists(fromMonth, fromDay) || !exists(toMonth, last)) scan.refuse('没有这样的日期，请再看一下。')
  return { from: fromMonth * 100 + fromDay, to: toMonth * 100 + last }
}

function datedOf(scan: Scan, found: RegExpExecArray): Season {
  const [, year = '', month = '', day = '', toYear = year, toMonth = month, toDay = day] = found
  const name = (y: string, m: string, d: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const season = { fromDay: name(year, month, day), toDay: name(toYear, toMonth, toDay) }
  try {
    if (dayNumber(season.fromDay) > dayNumber(season.toDay)) scan.refuse('结束的日期在开始之前。')
  } catch (error) {
    if (error instanceof RangeError) scan.refuse('没有这样的日期，请再看一下。')
    throw error
  }
  return season
}

/** The rest of the year. */
export function complement({ from, to }: Yearly): Yearly {
  const step = (md: number, by: 1 | -1): number => {
    // 2028 is a leap year: the day after 28 February is the 29th, which a season always has.
    const [month, day] = [Math.floor(md / 100), md % 100].map((n) => String(n).padStart(2, '0'))
    const civil = daysAfter(`2028-${month}-${day}`, by)
    return Number(civil.slice(5, 7)) * 100 + Number(civil.slice(8))
  }
  return { from: step(to, 1), to: step(from, -1) }
}
