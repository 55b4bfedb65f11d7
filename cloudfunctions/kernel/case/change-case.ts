import type { Call } from '../call/operation'
import { refuse } from '../call/refusal'
import type { CaseRow } from './case-row'

export interface Change {
  set: Partial<Record<keyof CaseRow, unknown>>
  where?: string
  whereValues?: unknown[]
}

/**
 * The one way a case's state changes: a conditional update on the version that was read. Somebody was faster ⇒ no row ⇒
 * STATE_CHANGED, and the whole call rolls back. Check-then-write gave 998 of 1,000 cases two helpers (style.md).
 */
export async function changeCase(call: Pick<Call, 'sql'>, row: CaseRow, set: Change['set']): Promise<CaseRow> {
  const names = Object.keys(set)
  const values = names.map((n) => (n === 'pauses' ? JSON.stringify(set[n as keyof CaseRow]) : set[n as keyof CaseRow]))
  const { rows } = await call.sql.query<CaseRow>(
    `
    update cases
    set ${names.map((n, i) => `${n} = $${i + 4}, `).join('')}version = version + 1
    where community_code = $1 and case_id = $2 and version = $3
    returning *, day::text as day`,
    [row.community_code, row.case_id, row.version, ...values],
  )
  return rows[0] ?? refuse('STATE_CHANGED')
}
