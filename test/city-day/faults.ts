import type { Pool } from 'pg'

export interface Outcome {
  cases: number
  helpers: number
  offers: number
  batches: number
  accepted: number
  escalated: number
  twoHolders: number
  lost: number
  gapMax: number
  rounds: number
  unsent: number
}

/**
 * What the day left behind, read from the tables and not from what the driver
 * believes. A case is lost if it was answered with a number and is not there, or
 * waits and nothing will ever wake it: no next wave, or one that is long past.
 */
export async function outcomeOf(pool: Pool, said: readonly string[], end: Date): Promise<Outcome> {
  const {
    rows: [row],
  } = await pool.query<Record<keyof Outcome, string>>(
    `select (select count(*) from cases) as cases, (select count(*) from helper) as helpers,
       (select count(*) from case_offer) as offers, (select count(*) from match_batch) as batches,
       (select count(*) from case_offer where state = 'accepted') as accepted,
       (select count(distinct case_id) from case_event where kind in ('grid-worker-asked', 'with-staff')) as escalated,
       (
         select count(*)
         from assignment a
         join assignment b using (community_code, case_id)
         where a.assignment_id < b.assignment_id
           and a.since < coalesce(b.ended_at, 'infinity')
           and b.since < coalesce(a.ended_at, 'infinity')
       ) as "twoHolders",
       (select count(*) from unnest($1::uuid[]) s where not exists (select 1 from cases c where c.case_id = s)) + (
         select count(*)
         from cases
         where state in ('new', 'doing')
           and dispatch in ('waiting', 'offering')
           and (next_wave_at is null or next_wave_at < $2::timestamptz - interval '3 minutes')
       ) as lost,
       (
         select coalesce(max(abs((r ->> 'gap')::float8)), -1) from match_batch, jsonb_array_elements(rounds) r
       ) as "gapMax",
       (select count(*) from match_batch, jsonb_array_elements(rounds) r) as rounds,
       (select count(*) from outbox where sent_at is null and at < $2::timestamptz - interval '3 minutes') as unsent`,
    [said, end],
  )
  return Object.fromEntries(Object.entries(row!).map(([name, n]) => [name, Number(n)])) as unknown as Outcome
}
