import { dayAt, dayName, weekdayOf } from '@/rules/local-time'
import { isPublicHoliday, type WorkingCalendar } from '../calendar/working-calendar'
import type { DayKind } from '@/contracts/station-shapes'

/** A year with its seasons, and the days a phone may be without a network. */
const daysAhead = 400

/** The days that are not what their weekday says, so that a phone needs no calendar of its own: 2 KB. */
export function dayKinds(calendar: WorkingCalendar, now: Date): Record<string, DayKind> {
  const kinds: Record<string, DayKind> = {}
  // From yesterday: hours that run past midnight belong to the day before.
  const today = dayAt(now)
  for (let day = today - 1; day <= today + daysAhead; day++) {
    const kind = kindOf(day, calendar)
    if (kind) kinds[dayName(day)] = kind
  }
  return kinds
}

function kindOf(day: number, calendar: WorkingCalendar): DayKind | null {
  const weekend = weekdayOf(day) >= 5
  if (calendar.isWorkday(dayName(day))) return weekend ? 'workday' : null
  if (isPublicHoliday(dayName(day))) return 'holiday'
  return weekend ? null : 'rest'
}
