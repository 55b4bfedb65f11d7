import type { Pool } from 'pg'

/** Counting calls is not an effect of one: it is how often somebody tried. */
const uncounted = ['rate_window', 'migration']

/**
 * Every table with its number of rows and a sum over the transactions that wrote them: equal before and after means
 * that nothing was written, not even the same again.
 */
export async function rows(pool: Pool): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as name
     from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1)
     order by 1`,
    [uncounted],
  )
  const { rows: sums } = await pool.query<{ name: string; sum: string }>(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) as sum
           from ${name}`,
      )
      .join(' union all '),
  )
  return Object.fromEntries(sums.map((s) => [s.name, s.sum]))
}

/** The tables that differ, with their row counts. */
export function changed(before: Record<string, string>, after: Record<string, string>): Record<string, number> {
  const count = (sum: string | undefined): number => Number(sum?.split(':')[0])
  return Object.fromEntries(
    Object.keys(after)
      .filter((t) => after[t] !== before[t])
      .map((t) => [t, count(after[t]) - count(before[t])]),
  )
}
