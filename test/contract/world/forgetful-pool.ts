import type { Pool } from 'pg'

/** A pool whose commits are rollbacks: a call answers as if it had happened, and the next one finds the world as it was. */
export function forgetful(pool: Pool): Pool {
  const connect = async () => {
    const client = await pool.connect()
    return {
      query: (query: unknown) => client.query((query === 'commit' ? 'rollback' : query) as string),
      release: (broken?: Error) => client.release(broken),
    }
  }
  return { connect } as unknown as Pool
}
