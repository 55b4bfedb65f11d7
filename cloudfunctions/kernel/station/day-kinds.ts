import type { DayKind } from '@/contracts/station'
import { isPublicHoliday, localDay, type WorkingCalendar } from '../calendar/working-calendar'

const DAY_MS = 86_400_000
/** A year with its seasons, and the days a phone may be without a network. */
const daysAhead = 400

/** The days that are not what their weekday says, so that a phone needs no calendar of its own: 2 KB. */
export function dayKinds(calendar: WorkingCalendar, now: Date): Record<string, DayKind> {
  const kinds: Record<string, DayKind> = {}
  // From yesterday: hours that run past midnight belong to the day before.
  for (let n = -1; n <= daysAhead; n++) {
    const at = new Date(now.getTime() + n * DAY_MS)
    const day = localDay(at)
    const kind = kindOf(day, calendar)
    if (kind) kinds[day] = kind
  }
  return kinds
}

function kindOf(day: string, calendar: WorkingCalendar): DayKind | null {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const weekend = weekday === 0 || weekday === 6
  if (calendar.isWorkday(day)) return weekend ? 'workday' : null
  if (isPublicHoliday(day)) return 'holiday'
  return weekend ? null : 'rest'
}
