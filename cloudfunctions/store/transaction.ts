import type { Pool, PoolClient, QueryResultRow } from 'pg'

/** What a command sees of the database: one method. Engine differences stay below it. */
export interface Sql {
  query<R extends QueryResultRow = QueryResultRow>(text: string, values?: unknown[]): Promise<{ rows: R[]; rowCount: number | null }>
}

/** A statement text is prepared once a connection under a short name: parsing and planning cost more than the row. */
const names = new Map<string, string>()
function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) names.set(text, (name = `q${names.size}`))
  return name
}

const sqlOf = (client: PoolClient): Sql => ({
  query: (text, values) => client.query({ name: nameOf(text), text, values: values ?? [] }),
})

/**
 * Runs `work` in one transaction as the app role: under row-level security, whatever the connecting user may do.
 * A throw rolls back; a broken connection is thrown away, not pooled.
 */
export async function transaction<T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin; set local role hongyi_app')
    const result = await work(sqlOf(client))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((e: Error) => { broken = e })
    throw error
  } finally {
    client.release(broken)
  }
}

/** A transaction with its context set: the timer ('%') and tests use it; calls open theirs with open_call. */
export function scoped<T>(pool: Pool, context: { person?: string; scope?: string[] }, work: (sql: Sql) => Promise<T>): Promise<T> {
  return transaction(pool, async (sql) => {
    await sql.query(`select set_config('hongyi.person', $1, true), set_config('hongyi.scope', $2, true)`, [context.person ?? '', (context.scope ?? []).join(',')])
    return work(sql)
  })
}
