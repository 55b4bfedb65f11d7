import { Client } from 'pg'
import type { Side } from './side'

/**
 * The harder city: one case in a hundred is open, at both sizes. Then
 * the larger one also has a hundred times the open work.
 */
export async function openOneInAHundred(databaseUrl: string, { loaded }: Side): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`select set_config('hongyi.scope', '%', false)`)
    await client.query(
      `update cases
       set state = 'closed', outcome = 'solved', closed_at = now(), paused_at = null, pause_reason = null,
         next_wave_at = null, dispatch = case when helper_id is null then 'with-staff' else 'finished' end
       where state <> 'closed'`,
    )
    await client.query(
      `update cases c
       set state = 'doing', outcome = null, closed_at = null, due_at = now() + (seq % 7) * interval '1 day',
         warn_at = now() + interval '7 days', dispatch = case when helper_id is null then 'with-staff' else 'taken' end
       from (select community_code, case_id from cases order by posted_at desc, case_id limit $1) newest
       where c.community_code = newest.community_code and c.case_id = newest.case_id`,
      [loaded.cases / 100],
    )
    await client.query('vacuum (analyze) cases')
  } finally {
    await client.end()
  }
}
