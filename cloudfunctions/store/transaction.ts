import type { Pool, PoolClient, QueryResultRow } from 'pg'
import { roundTrip, type Answer, type Statement } from './round-trip'

type Answered<R> = Promise<{ rows: R[]; rowCount: number | null }>

/** What a command sees of the database: one method. Engine differences stay below it. */
export interface Sql {
  query<R extends QueryResultRow = QueryResultRow>(text: string, values?: unknown[]): Answered<R>
}

/** The end of a transaction as well: its last statement travels together with the commit, nothing may follow it. */
export interface EndingSql extends Sql {
  last<R extends QueryResultRow = QueryResultRow>(text: string, values?: unknown[]): Answered<R>
}

const opening: readonly Statement[] = [{ text: 'begin' }, { text: 'set local role hongyi_app' }]
const commit: Statement = { text: 'commit' }

/**
 * Runs `work` in one transaction as the app role: under row-level security, whatever the connecting user may do.
 * A throw rolls back; a broken connection is thrown away, not pooled. `context` is set before the first statement.
 *
 * The opening travels with the first statement and the commit with the last: a command is three round trips, not six.
 */
export async function transaction<T>(pool: Pool, work: (sql: EndingSql) => Promise<T>, context: readonly Statement[] = []): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const open = new OpenTransaction(client, [...opening, ...context])
    const result = await work(open)
    await open.commit()
    return result
  } catch (error) {
    await client.query('rollback').catch((e: Error) => { broken = e })
    throw error
  } finally {
    client.release(broken)
  }
}

class OpenTransaction implements EndingSql {
  private committed = false

  constructor(private readonly client: PoolClient, private before: readonly Statement[]) {}

  query: Sql['query'] = (text, values) => this.send({ text, values })

  last: EndingSql['last'] = (text, values) => {
    this.committed = true
    return this.send({ text, values }, [commit])
  }

  /** A commit of a transaction that has failed is answered ROLLBACK, without an error: somebody swallowed one before. */
  async commit(): Promise<void> {
    if (this.committed || this.before.length > 0) return
    const [answer] = await roundTrip(this.client, [commit])
    if (answer!.command !== 'COMMIT') throw new Error('the transaction had failed before its commit')
  }

  private async send(statement: Statement, after: readonly Statement[] = []): Promise<Answer> {
    const before = this.before
    this.before = []
    const answers = await roundTrip(this.client, [...before, statement, ...after])
    return answers[before.length]!
  }
}

/** A transaction with its context set: the timer ('%') and tests use it; calls open theirs with open_call. */
export function scoped<T>(pool: Pool, context: { person?: string; scope?: string[] }, work: (sql: EndingSql) => Promise<T>): Promise<T> {
  const values = [context.person ?? '', (context.scope ?? []).join(',')]
  return transaction(pool, work, [{ text: `select set_config('hongyi.person', $1, true), set_config('hongyi.scope', $2, true)`, values }])
}
