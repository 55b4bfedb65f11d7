import type { Client } from 'pg'

/**
 * Rows by the names of their columns, all in one statement: 15,000 buildings in a fraction of a second instead of
 * 15,000 round trips. All rows of a list have the columns of the first.
 */
export function put(client: Client, table: string, rows: readonly object[]) {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  return client.query(
    `
    insert into ${table} (${columns})
    select ${columns}
    from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  )
}
