import { casePromises } from '@/contracts/case-words'
import { dueAt, warnAt, type Span } from '../calendar/due'
import type { City, Category } from '../city/city'
import type { CaseRow } from './case-row'

export interface Promised {
  at: Date
  provisional: boolean
  warnAt: Date
  acceptAt: Date
}

/** What the resident is promised for a case of this category that is said at `at`. */
export function promiseFor(category: Pick<Category, 'dueAmount' | 'dueUnit'>, at: Date, city: City): Promised {
  const span: Span = { amount: category.dueAmount, unit: category.dueUnit }
  const due = dueAt(at, span, city.calendar)
  const accept = dueAt(at, casePromises.accept, city.calendar).at
  // Work hours may end after as many on the clock: danger to life does not wait for the office to open.
  return { ...due, warnAt: warnAt(at, span, city.calendar), acceptAt: accept < due.at ? accept : due.at }
}

/** The promise after a pause that ended at `until`: the counted time before it is kept, the rest runs on. */
export function promiseAfterPause(
  row: CaseRow,
  until: Date,
  city: City,
): { at: Date; provisional: boolean; warnAt: Date; pauses: CaseRow['pauses'] } {
  const pauses = [...row.pauses, { from: row.paused_at!.toISOString(), until: until.toISOString() }]
  const instants = pauses.map((p) => ({ pausedAt: new Date(p.from), resumedAt: new Date(p.until) }))
  const span: Span = { amount: row.due_amount, unit: row.due_unit }
  return {
    ...dueAt(row.counted_from, span, city.calendar, { pauses: instants }),
    warnAt: warnAt(row.counted_from, span, city.calendar, { pauses: instants }),
    pauses,
  }
}
