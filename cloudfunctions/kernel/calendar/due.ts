// When a promise to a resident falls due (限时办结), and how much of its time is used up. What counts, and why, stands in
// counting.ts; a case that keeps its count in two columns uses that file directly.
import { countAfterPause, countedMs, spanMs, startCounting, whenCounted } from './counting'
import type { Counted, Due, Pause, Span, Unit } from './counting'
import { OFFICE_HOURS, type OfficeHours } from './office-time'
import type { WorkingCalendar } from './working-calendar'

export { OFFICE_HOURS }
export type { Due, OfficeHours, Pause, Span, Unit }

/** The share of the time after which the answerable person is warned. */
export const WARN_SHARE = 0.75

/** Pauses may come in any order and may overlap. */
export function dueAt(
  start: Date,
  span: Span,
  calendar: WorkingCalendar,
  officeHours: OfficeHours = OFFICE_HOURS,
  pauses: Pause[] = [],
): Due {
  const counted = countThrough(pauses, 1, start, span, calendar, officeHours)
  return whenCounted(1, counted, span, calendar, officeHours)
}

/** The instant at which 75 % of the counted time is used up. */
export function warnAt(
  start: Date,
  span: Span,
  calendar: WorkingCalendar,
  officeHours: OfficeHours = OFFICE_HOURS,
  pauses: Pause[] = [],
): Date {
  const counted = countThrough(pauses, WARN_SHARE, start, span, calendar, officeHours)
  return whenCounted(WARN_SHARE, counted, span, calendar, officeHours).at
}

/** The share of the span that is used up at `until`: 0 before it begins, 1 at the due, growing on after it. */
export function spent(
  start: Date,
  until: Date,
  span: Span,
  calendar: WorkingCalendar,
  officeHours: OfficeHours = OFFICE_HOURS,
  pauses: Pause[] = [],
): number {
  return 1 - remainingMs(start, until, span, calendar, officeHours, pauses) / spanMs(span, officeHours)
}

/** Counted milliseconds that are left at `until`; negative once overdue. An inbox sorts by this. */
export function remainingMs(
  start: Date,
  until: Date,
  span: Span,
  calendar: WorkingCalendar,
  officeHours: OfficeHours = OFFICE_HOURS,
  pauses: Pause[] = [],
): number {
  const begun = pauses.filter(({ pausedAt }) => pausedAt < until)
  const counted = countThrough(begun, 1, start, span, calendar, officeHours)
  return spanMs(span, officeHours) - countedMs(counted, until, span, calendar, officeHours)
}

/** The due after one pause; pausing again gives the same as passing all pauses to `dueAt`. */
export function dueAfterPause(
  start: Date,
  pausedAt: Date,
  resumedAt: Date,
  span: Span,
  calendar: WorkingCalendar,
  officeHours: OfficeHours = OFFICE_HOURS,
): Due {
  return dueAt(start, span, calendar, officeHours, [{ pausedAt, resumedAt }])
}

/** Pauses that begin once `share` is used up come too late for it. */
function countThrough(
  pauses: Pause[],
  share: number,
  start: Date,
  span: Span,
  calendar: WorkingCalendar,
  officeHours: OfficeHours,
): Counted {
  const enough = spanMs(span, officeHours) * share
  let counted = startCounting(start, span, calendar, officeHours)
  for (const pause of [...pauses].sort((a, b) => a.pausedAt.getTime() - b.pausedAt.getTime())) {
    if (countedMs(counted, pause.pausedAt, span, calendar, officeHours) >= enough) break
    counted = countAfterPause(counted, pause, span, calendar, officeHours)
  }
  return counted
}
