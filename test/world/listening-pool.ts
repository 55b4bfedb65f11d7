import { Pool, type PoolClient } from 'pg'

/**
 * A pool of its own that tells each statement before it leaves. `heard` may wait for something else to happen first,
 * and what is behind waits too: that is how a test steps in between two statements of one transaction.
 */
export function listeningPool(url: string, heard: (text: string) => Promise<void> | void, max = 4): Pool {
  const pool = new Pool({ connectionString: url, max, pipeline: true })
  pool.on('error', () => undefined)
  pool.on('connect', (client: PoolClient) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    let before = Promise.resolve()
    client.query = ((...args: unknown[]) => {
      before = before.then(() => heard(textOf(args[0])))
      return before.then(() => query(...args))
    }) as never
  })
  return pool
}

const textOf = (sent: unknown): string => (typeof sent === 'string' ? sent : (sent as { text: string }).text)
