import { randomBytes } from 'node:crypto'
import { Client, Pool } from 'pg'

export type TestDatabase = { readonly url: string; readonly pool: Pool }

/** Gives the test file its own database, cloned from the migrated template before the first test and dropped after the last. */
export function useDatabase({ max = 10 }: { max?: number } = {}): TestDatabase {
  const name = `hongyi_test_${randomBytes(6).toString('hex')}`
  const url = onServer(name)
  let pool: Pool | undefined
  beforeAll(async () => {
    await run(`create database ${name} template ${process.env.TEST_DATABASE_TEMPLATE}`)
    pool = new Pool({ connectionString: url, max })
    // A server that closes idle connections while a crash test runs must not end the test process.
    pool.on('error', () => undefined)
  }, 30_000)
  afterAll(async () => {
    await pool?.end()
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

async function run(statement: string): Promise<void> {
  const client = new Client({ connectionString: onServer() })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
