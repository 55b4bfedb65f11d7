// The holidays that the law fixes, so that no notice is needed to know them: 全国年节及纪念日放假办法, as revised for 2025.
// What the state's notice of a year adds, days moved to and fro, is not in here.
import { dayName, dayNumber } from '@/rules/local-time'

const bySun = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']
/** 春节 with the eve, 端午, 中秋; the eve is the day before the first. */
const byMoon = ['1/1', '1/2', '1/3', '5/5', '8/15']

/** A day's name says nothing of where it is read: the moon's calendar is asked at noon of it, as if in Greenwich. */
const moon = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
const moonDay = (day: string): string => moon.format(new Date(`${day}T12:00:00Z`))

/** 清明 is a place of the sun; the formula holds from 2001 to 2099. */
function clearAndBright(year: number): string {
  const inCentury = year % 100
  return `04-0${Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)}`
}

const years = new Map<string, ReadonlySet<string>>()

function daysOf(year: string): ReadonlySet<string> {
  const days = new Set([...bySun, clearAndBright(Number(year))].map((day) => `${year}-${day}`))
  const end = dayNumber(`${year}-12-31`)
  for (let number = dayNumber(`${year}-01-01`); number <= end; number++) {
    const day = dayName(number)
    const ofMoon = moonDay(day)
    if (!byMoon.includes(ofMoon)) continue
    days.add(day)
    if (ofMoon === '1/1') days.add(dayName(number - 1))
  }
  return days
}

/** @param day a local day, 'YYYY-MM-DD', of this century */
export function isStatutory(day: string): boolean {
  const year = day.slice(0, 4)
  let days = years.get(year)
  if (!days) years.set(year, (days = daysOf(year)))
  return days.has(day)
}
