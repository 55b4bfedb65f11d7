import type { Pool, PoolClient, QueryResult } from 'pg'

type Query = (...query: unknown[]) => Promise<QueryResult>

/** The same pool, but whoever asks it something asks `answer`, which may ask the real client. */
export function asked(pool: Pool, answer: (query: Query, ...given: unknown[]) => Promise<QueryResult>): Pool {
  const connect = async (): Promise<PoolClient> => {
    const client = await pool.connect()
    const query = client.query.bind(client) as unknown as Query
    return new Proxy(client, {
      get(target, name) {
        if (name === 'query') return (...given: unknown[]) => answer(query, ...given)
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
  return new Proxy(pool, { get: (target, name) => (name === 'connect' ? connect : Reflect.get(target, name)) })
}

/** A pool whose commits are rollbacks: a call answers as if it had happened, and the next one finds the world as it was. */
export const forgetful = (pool: Pool): Pool => asked(pool, async (query, ...given) =>
  given[0] === 'commit' ? { ...(await query('rollback')), command: 'COMMIT' } : query(...given))
