// The community's time, read and said here and nowhere else. All of China keeps UTC+8 and no summer time, so an offset
// is the whole truth; there is no clock in here, whoever asks brings the instant.
//
// dayjs reads the moved instant as UTC. Its own `utcOffset(8)` was tried and is not used: it goes by way of the
// machine's zone and is an hour wrong in the nights when that one changes its clocks (fifty half hours a year in New
// York). No zone names either: WeChat has no Intl.
//
// A day is its name, 'YYYY-MM-DD', or its number, 1970-01-01 being 0. Loops count numbers and minutes, which are plain
// arithmetic: a dayjs object a step made asking for opening hours and for a due several times slower.
import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** Milliseconds since 1970, an ISO string or a Date. */
export type Instant = number | string | Date

export const minuteMs = 60_000
export const dayMs = 86_400_000
const offsetMs = 8 * 3_600_000
const dayFormat = 'YYYY-MM-DD'

const ms = (at: Instant): number => (typeof at === 'string' ? Date.parse(at) : Number(at))
const local = (at: Instant): Dayjs => dayjs.utc(ms(at) + offsetMs)

/** Local minutes since 1970-01-01 began; seconds are dropped. */
export const localMinute = (at: number): number => Math.floor((at + offsetMs) / minuteMs)
/** The instant at which a local minute begins. */
export const instantOf = (minute: number): number => minute * minuteMs - offsetMs

/** The number of the local day an instant falls on. */
export const dayAt = (at: Instant): number => Math.floor((ms(at) + offsetMs) / dayMs)
/** The local midnight that opens a day. */
export const midnightOf = (day: number): number => day * dayMs - offsetMs
/** 0 is Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

export function dayName(day: number): string {
  let name = dayNames.get(day)
  if (name === undefined) {
    name = dayjs.utc(day * dayMs).format(dayFormat)
    if (dayNames.size > DAY_NAMES_MAX) dayNames.clear()
    dayNames.set(day, name)
  }
  return name
}

/** A promise asks for some hundred days: writing each anew was a tenth of a posted case. */
const dayNames = new Map<number, string>()
const dayNumbers = new Map<string, number>()
const DAY_NAMES_MAX = 10_000

/**
 * dayjs takes 30 February for 2 March: a day reads back as itself.
 * Read once: a demo's canteens ask for few days very often.
 */
function readDay(name: string): number {
  let day = dayNumbers.get(name)
  if (day === undefined) {
    day = dayjs.utc(name).valueOf() / dayMs
    if (dayName(day) !== name) return NaN
    if (dayNumbers.size > DAY_NAMES_MAX) dayNumbers.clear()
    dayNumbers.set(name, day)
  }
  return day
}

export const isDay = (text: string): boolean => !Number.isNaN(readDay(text))

/** Throws RangeError on what is no day of the calendar: a bug of the caller, or a border that let it through. */
export function dayNumber(name: string): number {
  const day = readDay(name)
  if (Number.isNaN(day)) throw new RangeError(`not a day: ${name}`)
  return day
}

/** The local day an instant falls on. */
export const localDay = (at: Instant): string => dayName(dayAt(at))
/** The local midnight that opened the day of an instant, or the one so many days later. */
export const localMidnight = (at: Instant, days = 0): Date => new Date(midnightOf(dayAt(at) + days))
/** The instant `minutes` after the local midnight that opens `day`. */
export const localInstant = (day: string, minutes: number): Date =>
  new Date(midnightOf(dayNumber(day)) + minutes * minuteMs)

export const daysAfter = (day: string, days: number): string => dayName(dayNumber(day) + days)
/** The same date so many months later, or the last day of a month that is too short for it. */
export const monthsAfter = (day: string, months: number): string =>
  dayjs.utc(day).add(months, 'month').format(dayFormat)
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** '16:20' */
export const clock = (at: Instant): string => local(at).format('HH:mm')
/** Minutes after midnight: 510 → '08:30'. Those of the next day go on counting: 1920 → '32:00'. */
export const minuteClock = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, '0')).join(':')

export const weekdayWords = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const
/** '周一' */
export const weekdayWord = (day: string): string => weekdayWords[weekdayOf(dayNumber(day))]!
/** '11 月 30 日' */
export const dayWords = (day: string): string => dayjs.utc(day).format('M 月 D 日')
/** '2026 年 11 月 30 日' */
export const yearDayWords = (day: string): string => dayjs.utc(day).format('YYYY 年 M 月 D 日')
