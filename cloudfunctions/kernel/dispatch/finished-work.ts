import type { Sql } from '../../store/transaction'

export interface FinishedWork {
  community_code: string
  case_id: string
  day: string
  seq: number
  category_code: string
  finished_at: Date
  since: Date
}

/**
 * What a helper has finished: still theirs (a case that came back is not), recorded as finished by themselves, and
 * answered or closed by somebody else, not taken back. Newest first. The scope decides in which communities it looks.
 */
export async function finishedWork(sql: Sql, helperId: string, limit = 500): Promise<FinishedWork[]> {
  const { rows } = await sql.query<FinishedWork & Record<string, unknown>>(
    `
    select c.community_code, c.case_id, c.day::text as day, c.seq, c.category_code, e.at as finished_at, a.since
    from cases c
    join lateral (
      select max(at) as at
      from case_event e
      where e.community_code = c.community_code and e.case_id = c.case_id and e.kind = 'work-finished'
        and e.actor_id = $1
    ) e on e.at is not null
    join lateral (
      select max(since) as since
      from assignment a
      where a.community_code = c.community_code and a.case_id = c.case_id and a.helper_id = $1
    ) a on a.since is not null
    where c.helper_id = $1 and c.dispatch = 'finished' and c.state in ('answered', 'closed')
      and c.outcome is distinct from 'withdrawn'
    order by e.at desc
    limit $2`,
    [helperId, limit],
  )
  return rows
}

/** The communities in which somebody has ever finished something: their own cases show them without a scope. */
export async function workedIn(sql: Sql, helperId: string): Promise<string[]> {
  const { rows } = await sql.query<{ code: string }>(
    `select distinct community_code as code from cases where helper_id = $1 and dispatch = 'finished'`,
    [helperId],
  )
  return rows.map((r) => r.code)
}
