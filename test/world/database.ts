import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Client, Pool, type QueryResultRow } from 'pg'

export type TestDatabase = { readonly url: string; readonly pool: Pool }

/**
 * Gives the test file its own database, cloned from the migrated
 * template before the first test and dropped after the last.
 */
export function useDatabase({ max = 10 }: { max?: number } = {}): TestDatabase {
  const name = `hongyi_test_${randomBytes(6).toString('hex')}`
  const url = onServer(name)
  let pool: Pool | undefined
  beforeAll(async () => {
    await run(`create database ${name} template ${process.env.TEST_DATABASE_TEMPLATE}`)
    pool = new Pool({ connectionString: url, max, pipeline: true })
    // A server that closes idle connections while a crash test runs must not end the test process.
    pool.on('error', () => undefined)
  }, 30_000)
  afterAll(async () => {
    await pool?.end()
    await untilQuiet(name)
    await run(`drop database if exists ${name} with (force)`)
  }, 30_000)
  return {
    url,
    get pool() {
      if (!pool) throw new Error('The test database exists only inside tests and hooks')
      return pool
    },
  }
}

function onServer(database?: string): string {
  const server = process.env.TEST_DATABASE_SERVER
  if (!server) throw new Error('No test server: run jest with the project "functions"')
  const url = new URL(server)
  if (database) url.pathname = `/${database}`
  return url.toString()
}

/**
 * pool.end() resolves before its connections have said goodbye; dropping the
 * database under them is an unhandled error in whatever test file runs by then. What
 * is still there after 3 s was left open by a test, and goes with the database.
 */
async function untilQuiet(name: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const [row] = await run<{ open: boolean }>(
      `select exists (select 1 from pg_stat_activity where datname = '${name}') as open`,
    )
    if (!row?.open) return
    await wait(50)
  }
}

async function run<Row extends QueryResultRow>(statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: onServer() })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}
