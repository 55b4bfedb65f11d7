import { Pool, type PoolClient } from 'pg'

/**
 * A pool of its own that tells each statement before it leaves. `heard` may wait for something else to happen first:
 * that is how a test steps in between two statements of one transaction.
 */
export function listeningPool(url: string, heard: (text: string) => Promise<void> | void, max = 4): Pool {
  const pool = new Pool({ connectionString: url, max })
  pool.on('error', () => undefined)
  pool.on('connect', (client: PoolClient) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      const waits = textsOf(args[0])
        .map(heard)
        .filter((w) => w instanceof Promise)
      if (waits.length === 0) return query(...args)
      void Promise.all(waits).then(() => query(...args))
    }) as never
  })
  return pool
}

/** One round trip carries several statements. */
function textsOf(sent: unknown): string[] {
  if (typeof sent === 'string') return [sent]
  const { statements, text } = sent as { statements?: readonly { text: string }[]; text?: string }
  if (statements) return statements.map((s) => s.text)
  return text ? [text] : []
}
