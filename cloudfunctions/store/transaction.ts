import type { Pool, PoolClient, QueryResultRow } from 'pg'
import { roundTrip, type Answer, type Statement } from './round-trip'

type Answered<R> = Promise<{ rows: R[]; rowCount: number | null }>

/** What a command sees of the database: one method. Engine differences stay below it. */
export interface Sql {
  query<R extends QueryResultRow = QueryResultRow>(text: string, values?: unknown[]): Answered<R>
}

/** The whole of a transaction: what runs it sees more of it than the command inside. */
export interface OpenSql extends Sql {
  /** Several statements in one round trip, each with its answer. */
  together(statements: readonly Statement[]): Promise<Answer[]>
  /** The last statement: it travels with the commit, nothing may follow it. */
  last(text: string, values?: unknown[]): Promise<Answer>
}

const opening: readonly Statement[] = [{ text: 'begin; set local role hongyi_app' }]
const none: readonly Statement[] = []
const commit: Statement = { text: 'commit' }

/**
 * Runs `work` in one transaction as the app role: under row-level security, whatever the connecting user may do.
 * A throw rolls back; a broken connection is thrown away, not pooled. `context` is set before the first statement.
 *
 * A message costs both sides more than a small statement, so the opening travels with the first statement and the
 * commit with the last.
 */
export async function transaction<T>(
  pool: Pool,
  work: (sql: OpenSql) => Promise<T>,
  context: readonly Statement[] = [],
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const open = new OpenTransaction(client, [...opening, ...context])
    const result = await work(open)
    await open.commit()
    return result
  } catch (error) {
    await client.query('rollback').catch((e: Error) => {
      broken = e
    })
    throw error
  } finally {
    client.release(broken)
  }
}

class OpenTransaction implements OpenSql {
  private committed = false
  private failure: Error | undefined

  /** `opening` waits for the first statement. */
  constructor(
    private readonly client: PoolClient,
    private opening: readonly Statement[],
  ) {}

  async query<R extends QueryResultRow>(text: string, values?: unknown[]): Answered<R> {
    return (await this.together([{ text, values }]))[0]!
  }

  /** After a failure nothing is sent any more, whoever swallows it: what could not be written may have held back the opening. */
  async together(statements: readonly Statement[]): Promise<Answer[]> {
    if (this.failure) throw this.failure
    const before = this.opening
    this.opening = none
    try {
      return (await roundTrip(this.client, [...before, ...statements])).slice(before.length)
    } catch (error) {
      this.failure ??= error as Error
      throw error
    }
  }

  async last(text: string, values?: unknown[]): Promise<Answer> {
    this.committed = true
    return (await this.together([{ text, values }, commit]))[0]!
  }

  /** A commit of a transaction that has failed is answered ROLLBACK, without an error. */
  async commit(): Promise<void> {
    if (this.failure) throw this.failure
    if (this.committed || this.opening.length > 0) return
    const [answer] = await this.together([commit])
    if (answer!.command !== 'COMMIT') throw new Error('the transaction had failed before its commit')
  }
}

/** A transaction with its context set: the timer ('%') and tests use it; calls open theirs with open_call. */
export function scoped<T>(
  pool: Pool,
  context: { person?: string; scope?: string[] },
  work: (sql: OpenSql) => Promise<T>,
): Promise<T> {
  const values = [context.person ?? '', (context.scope ?? []).join(',')]
  return transaction(pool, work, [
    { text: `select set_config('hongyi.person', $1, true), set_config('hongyi.scope', $2, true)`, values },
  ])
}
