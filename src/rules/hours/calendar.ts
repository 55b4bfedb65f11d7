// Which days are worked, from the exceptions a sync brings: the phone carries no calendar package.
import { dayName, dayNumber, weekdayOf } from '../local-time'

/** `rest` is a weekend day without make-up work, `holiday` a public holiday whatever its weekday. */
export type DayKind = 'workday' | 'rest' | 'holiday'

export interface Calendar {
  kindOf(day: string): DayKind
  /** The same for a day number, without making a string: 0 workday, 1 rest, 2 holiday. */
  kindAt(day: number): number
}

export const dayKinds: readonly DayKind[] = ['workday', 'rest', 'holiday']

/** A calendar of ten years is 4 KB; more than that is a wrong row and must not eat a phone's memory. */
const DAYS_MAX = 36_525

/** `days`: 'YYYY-MM-DD' → kind, only where it differs from "Monday to Friday is worked". */
export function calendarOf(days: Readonly<Record<string, DayKind>>): Calendar {
  const named = Object.keys(days).map((name) => ({ day: dayNumber(name), kind: dayKinds.indexOf(days[name]!) }))
  let first = 0
  let end = 0
  if (named.length > 0) {
    first = named.reduce((least, { day }) => Math.min(least, day), Infinity)
    end = named.reduce((most, { day }) => Math.max(most, day), -Infinity) + 1
  }
  if (end - first > DAYS_MAX) throw new RangeError(`a calendar from ${dayName(first)} to ${dayName(end)} is too long`)
  const kinds = new Uint8Array(end - first)
  for (let i = 0; i < kinds.length; i++) kinds[i] = plainKind(first + i)
  for (const { day, kind } of named) {
    if (kind < 0) throw new RangeError(`${dayName(day)} is of no kind we know`)
    kinds[day - first] = kind
  }
  const kindAt = (day: number): number => (day >= first && day < end ? kinds[day - first]! : plainKind(day))
  return { kindAt, kindOf: (name) => dayKinds[kindAt(dayNumber(name))]! }
}

const plainKind = (day: number): number => (weekdayOf(day) < 5 ? 0 : 1)
