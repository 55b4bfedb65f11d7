import { clock, dayAt, dayName, dayWords, localDay, localMidnight } from '@/rules/local-time'
import type { Sql } from '../../store/transaction'
import { dueAt, warnAt, type Span } from '../calendar/due'
import type { WorkingCalendar } from '../calendar/working-calendar'
import type { TimerCall, WorkItem } from '../call/timer-work'
import type { CaseRow } from './case-row'
import { residentSide } from './resident-side'

/** How far ahead anything is promised: the longest span of a category and a year's holidays. */
const daysAhead = 400

/** The first local midnight whose day no table names yet. */
export function knownUntil(calendar: WorkingCalendar, now: Date): Date {
  const today = dayAt(now)
  let days = 0
  while (days < daysAhead && calendar.isKnown(dayName(today + days))) days++
  return localMidnight(now, days)
}

/** Promised before the year's notice was out, and due on a day that it has named by now. */
export const provisionalDue =
  (calendar: WorkingCalendar) =>
  async (sql: Sql, now: Date): Promise<WorkItem[]> =>
    (
      await sql.query<WorkItem & Record<string, unknown>>(
        `
        select community_code, case_id
        from cases
        where due_provisional and state in ('new', 'doing') and due_at < $1
        order by due_at
        limit 500`,
        [knownUntil(calendar, now)],
      )
    ).rows

/**
 * The promise counted again with the days that are known now: it may come earlier, never later than was promised, and
 * never to a moment that has gone by.
 */
export function recounted(
  row: Pick<CaseRow, 'due_at' | 'warn_at' | 'counted_from' | 'due_amount' | 'due_unit' | 'pauses'>,
  calendar: WorkingCalendar,
  now: Date,
): Pick<CaseRow, 'due_at' | 'warn_at'> {
  const span: Span = { amount: row.due_amount, unit: row.due_unit }
  const pauses = row.pauses.map((p) => ({ pausedAt: new Date(p.from), resumedAt: new Date(p.until) }))
  const due_at = dueAt(row.counted_from, span, calendar, { pauses }).at
  if (due_at >= row.due_at || due_at <= now) return row
  return { due_at, warn_at: warnAt(row.counted_from, span, calendar, { pauses }) }
}

export const recountDue =
  (columns: string) =>
  async ({ sql, city, now, record }: TimerCall, item: WorkItem): Promise<boolean> => {
    const { rows } = await sql.query<CaseRow>(
      `
      select ${columns}
      from cases c
      where community_code = $1 and case_id = $2 and due_provisional and state in ('new', 'doing')
      for no key update skip locked`,
      [item.community_code, item.case_id],
    )
    const row = rows[0]
    if (!row) return false
    const { due_at, warn_at } = recounted(row, city.calendar, now)
    await sql.query(
      `
      update cases
      set due_at = $3, warn_at = $4, due_provisional = false, version = version + 1
      where community_code = $1 and case_id = $2`,
      [row.community_code, row.case_id, due_at, warn_at],
    )
    const what = { communityCode: row.community_code, caseId: row.case_id }
    const when = `${dayWords(localDay(due_at))} ${clock(due_at)}`
    record.event({ ...what, kind: 'due-settled', role: 'system', name: '系统', facts: { when } })
    const owners = [row.owner_id, row.first_owner_id].filter((id) => id !== null)
    for (const to of new Set([...residentSide(row), ...owners]))
      record.message({
        ...what,
        to,
        kind: 'case.due-settled',
        title: '答复的时限定下来了',
        body: `放假安排公布了，${when} 前答复，不会再变。`,
      })
    return true
  }
