import type { Pool } from 'pg'

export interface BatchTables {
  cases: string
  offer: string
  event: string
  batch: string
}

/**
 * What runs that share a community may have got wrong: a helper with two open questions, a case asked about by two runs
 * at once, a wave that was counted and told in two numbers, a batch that says another number of questions than it put.
 */
export async function batchFaults(pool: Pool, { cases, offer, event, batch }: BatchTables): Promise<string[]> {
  const found = async (what: string, sql: string): Promise<string[]> =>
    (await pool.query<{ n: string }>(sql)).rows.map((r) => `${what} (${r.n})`)
  return (
    await Promise.all([
      found(
        'a helper holds several open questions',
        `select count(*) as n
         from ${offer}
         where state = 'open'
         group by community_code, helper_id
         having count(*) > 1`,
      ),
      found(
        'a case was in two batches of one wave',
        `select count(distinct batch_id) as n from ${offer} group by case_id, wave having count(distinct batch_id) > 1`,
      ),
      found(
        'a case went through more waves than it says',
        `select count(*) as n
         from ${event} e
         join ${cases} c using (community_code, case_id)
         where e.kind in ('offered', 'grid-worker-asked')
         group by case_id, c.wave
         having count(*) <> c.wave`,
      ),
      found(
        'a batch put another number of questions than it says',
        `select b.offers as n
         from ${batch} b
         where b.offers <> (
           select count(*) from ${offer} o where o.community_code = b.community_code and o.batch_id = b.batch_id
         )`,
      ),
      found(
        'a question of no batch',
        `select o.wave as n
         from ${offer} o
         where not exists (
           select 1 from ${batch} b where b.community_code = o.community_code and b.batch_id = o.batch_id
         )`,
      ),
    ])
  ).flat()
}
