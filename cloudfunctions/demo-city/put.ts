import type { Client } from 'pg'

/** One array of objects → one statement: 15,000 buildings in a fraction of a second instead of 15,000 round trips. */
export const put = (client: Client, table: string, rows: readonly object[]) =>
  client.query(
    `insert into ${table} (${columns(rows)}) select ${columns(rows)} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  )
const columns = (rows: readonly object[]): string => Object.keys(rows[0] ?? {}).join(', ')
