// When a promise to a resident falls due (限时办结), and how much of its time is used up. What counts, and why, stands in
// counting.ts; a case that keeps its count in two columns uses that file directly.
import { casePromises } from '@/contracts/case-words'
import { shareOf } from '@/contracts/quantity'
import { countAfterPause, countedMs, spanMs, startCounting, whenCounted } from './counting'
import type { Counted, Due, Pause, Span, Unit } from './counting'
import { OFFICE_HOURS, type OfficeHours } from './office-time'
import type { WorkingCalendar } from './working-calendar'

export { OFFICE_HOURS }
export type { Due, OfficeHours, Pause, Span, Unit }

/** The share of the time after which the answerable person is warned. */
export const WARN_SHARE = shareOf(casePromises.warn)

/** The city's own hours, and the times in which nothing counted; pauses may come in any order and may overlap. */
export interface Given {
  officeHours?: OfficeHours
  pauses?: readonly Pause[]
}

export function dueAt(start: Date, span: Span, calendar: WorkingCalendar, given: Given = {}): Due {
  const counted = countThrough(1, start, span, calendar, given)
  return whenCounted(1, counted, span, calendar, given.officeHours)
}

/** The instant at which `WARN_SHARE` of the counted time is used up. */
export function warnAt(start: Date, span: Span, calendar: WorkingCalendar, given: Given = {}): Date {
  const counted = countThrough(WARN_SHARE, start, span, calendar, given)
  return whenCounted(WARN_SHARE, counted, span, calendar, given.officeHours).at
}

/** The share of the span that is used up at `until`: 0 before it begins, 1 at the due, growing on after it. */
export function spent(start: Date, until: Date, span: Span, calendar: WorkingCalendar, given: Given = {}): number {
  return 1 - remainingMs(start, until, span, calendar, given) / spanMs(span, given.officeHours)
}

/** Counted milliseconds that are left at `until`; negative once overdue. An inbox sorts by this. */
export function remainingMs(
  start: Date,
  until: Date,
  span: Span,
  calendar: WorkingCalendar,
  { officeHours, pauses = [] }: Given = {},
): number {
  const begun = pauses.filter(({ pausedAt }) => pausedAt < until)
  const counted = countThrough(1, start, span, calendar, { officeHours, pauses: begun })
  return spanMs(span, officeHours) - countedMs(counted, until, span, calendar, officeHours)
}

/** The due after one pause; pausing again gives the same as passing all pauses to `dueAt`. */
export const dueAfterPause = (start: Date, pause: Pause, span: Span, calendar: WorkingCalendar): Due =>
  dueAt(start, span, calendar, { pauses: [pause] })

/** Pauses that begin once `share` is used up come too late for it. */
function countThrough(
  share: number,
  start: Date,
  span: Span,
  calendar: WorkingCalendar,
  { officeHours, pauses = [] }: Given,
): Counted {
  const enough = spanMs(span, officeHours) * share
  let counted = startCounting(start, span, calendar, officeHours)
  for (const pause of [...pauses].sort((a, b) => a.pausedAt.getTime() - b.pausedAt.getTime())) {
    if (countedMs(counted, pause.pausedAt, span, calendar, officeHours) >= enough) break
    counted = countAfterPause(counted, pause, span, calendar, officeHours)
  }
  return counted
}
