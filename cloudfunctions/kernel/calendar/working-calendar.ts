// The Chinese working calendar: which day is a work day, make-up Saturdays and Sundays included.
//
// The tables of `chinese-days` are read, its functions are not: they parse a day as UTC and read it back in the
// machine's own zone, so on a machine west of Greenwich every answer is the day before.
import { holidays, workdays } from 'chinese-days/dist/chinese-days.json'

/** A day the city itself decided about, e.g. Naadam. `workday` wins over the state's table. */
export interface LocalDay {
  day: string
  workday: boolean
  name: string
}

export interface WorkingCalendar {
  /** `day` is a local day, 'YYYY-MM-DD' in UTC+8. */
  isWorkday(day: string): boolean
  /** False: the state's notice for that year is not in our tables, so Monday to Friday stands in for it. */
  isKnown(day: string): boolean
}

const DAY_MS = 86_400_000
const UTC_PLUS_8_MS = 8 * 3_600_000

/** product.md trusts the tables from 2019 on; a due in an older year can only come from an import. */
const FIRST_TRUSTED_YEAR = 2019

/** The local day an instant falls on. All of China keeps UTC+8 and no summer time, so an offset is the whole truth. */
export function localDay(at: Date): string {
  const day = Math.floor((at.getTime() + UTC_PLUS_8_MS) / DAY_MS)
  let name = dayNames.get(day)
  if (name === undefined) {
    name = new Date(day * DAY_MS).toISOString().slice(0, 10)
    if (dayNames.size > DAY_NAMES_MAX) dayNames.clear()
    dayNames.set(day, name)
  }
  return name
}

/** A promise asks for some hundred days, and writing one took 0.4 µs: that was a tenth of a posted case. */
const dayNames = new Map<number, string>()
const DAY_NAMES_MAX = 10_000

/** The local midnight at or before an instant, by arithmetic: a day's name written and read back took ten times as long. */
export const localMidnight = (at: number): number => Math.floor((at + UTC_PLUS_8_MS) / DAY_MS) * DAY_MS - UTC_PLUS_8_MS

/** The instant `minutes` after the local midnight that opens `day`. */
export function localInstant(day: string, minutes: number): Date {
  return new Date(utcMidnight(day) - UTC_PLUS_8_MS + minutes * 60_000)
}

export function chineseCalendar(localDays: LocalDay[] = []): WorkingCalendar {
  const local = new Map<string, boolean>()
  for (const { day, workday } of localDays) {
    utcMidnight(day)
    local.set(day, workday)
  }
  const published = new Map<string, boolean>()
  const isPublishedYear = (year: string): boolean => {
    let known = published.get(year)
    if (known === undefined) published.set(year, (known = isPublished(year, local)))
    return known
  }
  return {
    isWorkday: (day) => local.get(day) ?? workdaysOf(day.slice(0, 4)).has(day),
    isKnown: (day) => local.has(day) || isPublishedYear(day.slice(0, 4)),
  }
}

/** The state's work days of a year, made once a process: a calendar with local days is made for every call. */
const nationalYears = new Map<string, Set<string>>()

function workdaysOf(year: string): Set<string> {
  let worked = nationalYears.get(year)
  if (!worked) {
    worked = new Set()
    const end = utcMidnight(`${year}-12-31`)
    for (let at = utcMidnight(`${year}-01-01`); at <= end; at += DAY_MS) {
      const day = new Date(at).toISOString().slice(0, 10)
      if (nationalWorkday(day, new Date(at).getUTCDay())) worked.add(day)
    }
    nationalYears.set(year, worked)
  }
  return worked
}

/** A day of the state's holiday table, whatever its weekday; the days moved for it are none. */
export const isPublicHoliday = (day: string): boolean => day in holidays

function nationalWorkday(day: string, weekday: number): boolean {
  if (day in workdays) return true
  return weekday >= 1 && weekday <= 5 && !(day in holidays)
}

/**
 * A year counts as published once its National Day is in a table: a notice for New Year can already name single days
 * of the next year. The local table counts too, so a city can type in the new notice before the package has it.
 */
function isPublished(year: string, local: Map<string, boolean>): boolean {
  const nationalDay = `${year}-10-01`
  return Number(year) >= FIRST_TRUSTED_YEAR && (nationalDay in holidays || local.get(nationalDay) === false)
}

function utcMidnight(day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`)
  // The parser takes 30 February for 2 March: a day that does not read back as itself is a bug of the caller.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) throw new RangeError(`not a day: ${day}`)
  return at
}
