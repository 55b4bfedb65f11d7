// Days as numbers, 1970-01-01 is 0. Own arithmetic: a phone's Date reads in the phone's zone, and is slow to make.
// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": http://howardhinnant.github.io/date_algorithms.html

const UTC_PLUS_8_MINUTES = 480
const MINUTE_MS = 60_000

/** Local minutes since 1970-01-01T00:00+08:00 began; seconds are dropped, all boundaries are whole minutes. */
export const localMinute = (t: number): number => Math.floor(t / MINUTE_MS) + UTC_PLUS_8_MINUTES
export const instantOf = (minute: number): number => (minute - UTC_PLUS_8_MINUTES) * MINUTE_MS
export const dayAt = (t: number): number => Math.floor(localMinute(t) / 1440)

export function dayFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** year * 10000 + month * 100 + day; one number, so that nothing is allocated. */
export function civilOf(day: number): number {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return year * 10_000 + month * 100 + dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
}

/** 0 is Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

const pad = (n: number, length: number): string => String(n).padStart(length, '0')

export function dayName(day: number): string {
  const civil = civilOf(day)
  return `${pad(Math.floor(civil / 10_000), 4)}-${pad(Math.floor(civil / 100) % 100, 2)}-${pad(civil % 100, 2)}`
}

/** Throws RangeError on what is no day of the calendar: a bug of the caller, or a border that let it through. */
export function dayNumber(name: string): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(name)
  const day = parts ? dayFromCivil(Number(parts[1]), Number(parts[2]), Number(parts[3])) : NaN
  if (!parts || dayName(day) !== name) throw new RangeError(`not a day: ${name}`)
  return day
}
