import { Pool } from 'pg'

const pools = new Map<string, Pool>()

/**
 * One pool a process and database. A cloud function gets one connection (instances × 1 stays below the server's limit),
 * a host ten.
 */
export function poolFor(
  databaseUrl: string,
  max = Number(
    process.env.HONGYI_POOL_MAX ?? (process.env.TENCENTCLOUD_RUNENV || process.env.SCF_FUNCTIONNAME ? 1 : 10),
  ),
): Pool {
  let pool = pools.get(databaseUrl)
  if (!pool) {
    pool = new Pool({
      connectionString: databaseUrl,
      max,
      pipeline: true,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
    })
    // A server that goes away breaks idle connections; the next call takes a new one.
    pool.on('error', () => {})
    // A connection lost in the middle of a command fails that command; unheard, its error would end the process.
    pool.on('connect', (client) => client.on('error', () => {}))
    pools.set(databaseUrl, pool)
  }
  return pool
}

export async function closePools(): Promise<void> {
  const open = [...pools.values()]
  pools.clear()
  await Promise.all(open.map((p) => p.end()))
}
