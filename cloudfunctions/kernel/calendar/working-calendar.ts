// The Chinese working calendar: which day is a work day, make-up Saturdays and Sundays included.
//
// The tables of `chinese-days` are read, its functions are not: they parse a day as UTC and read it back in the
// machine's own zone, so on a machine west of Greenwich every answer is the day before.
import { holidays, workdays } from 'chinese-days/dist/chinese-days.json'
import { dayName, dayNumber, weekdayOf } from '@/rules/local-time'
import { isStatutory } from './statutory-days'

/** A day the city itself decided about, e.g. Naadam. `workday` wins over the state's table. */
export interface LocalDay {
  day: string
  workday: boolean
  name: string
}

export interface WorkingCalendar {
  /** `day` is a local day, 'YYYY-MM-DD' in UTC+8. */
  isWorkday(day: string): boolean
  /** False: the state's notice for that year is not in our tables: the law and Monday to Friday stand in. */
  isKnown(day: string): boolean
}

/** product.md trusts the tables from 2019 on; a due in an older year can only come from an import. */
const FIRST_TRUSTED_YEAR = 2019

export function chineseCalendar(localDays: LocalDay[] = []): WorkingCalendar {
  const local = new Map<string, boolean>()
  for (const { day, workday } of localDays) {
    dayNumber(day) // throws on what is none
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
    const end = dayNumber(`${year}-12-31`)
    for (let day = dayNumber(`${year}-01-01`); day <= end; day++) {
      if (nationalWorkday(dayName(day), weekdayOf(day))) worked.add(dayName(day))
    }
    nationalYears.set(year, worked)
  }
  return worked
}

/**
 * A day of the state's holiday table, whatever its weekday; the days moved for it are none. Of a year without a notice
 * those are known that the law fixes.
 */
export const isPublicHoliday = (day: string): boolean => day in holidays || (isAhead(day) && isStatutory(day))

/** What was decided of such a year is not known yet. */
const isAhead = (day: string): boolean => {
  const year = day.slice(0, 4)
  return Number(year) >= FIRST_TRUSTED_YEAR && !(`${year}-10-01` in holidays)
}

function nationalWorkday(day: string, weekday: number): boolean {
  if (day in workdays) return true
  return weekday < 5 && !isPublicHoliday(day)
}

/**
 * A year counts as published once its National Day is in a table: a notice for New Year can already name single days
 * of the next year. The local table counts too, so a city can type in the new notice before the package has it.
 */
function isPublished(year: string, local: Map<string, boolean>): boolean {
  const nationalDay = `${year}-10-01`
  return Number(year) >= FIRST_TRUSTED_YEAR && (nationalDay in holidays || local.get(nationalDay) === false)
}
