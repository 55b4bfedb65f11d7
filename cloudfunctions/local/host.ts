import { getRequestListener } from '@hono/node-server'
import { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Door } from './door'
import type { Entries, Owner } from './entries'
import { Metrics } from './metrics'
import { routes } from './routes'
import { startTimer } from './timer'

export interface HostParts {
  door: Door
  entries: Entries
  owner: Owner
  databaseUrl: string
  screensDir: string
  timerEveryMs: number
  log: Logger
}

/** Running calls get this long to be answered after a stop; the cloud's own limit for a call is 3 s by default. */
const LAST_CALLS_MS = 3000

/** Opens the door: the same functions that the cloud runs, behind HTTP, with the timer beside them. */
export function openHost({ door, entries, owner, databaseUrl, screensDir, timerEveryMs, log }: HostParts): {
  stop(): Promise<void>
} {
  const metrics = new Metrics()
  // One connection for the timer's lock, one for the readiness probe; the entries bring their own pool.
  const pool = new Pool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 1000 })
  let stopping = false
  pool.on('error', (error) => {
    if (!stopping) log.warn({ fault: error.name }, 'database connection lost')
  })
  const pingDatabase = async (): Promise<void> => {
    if (stopping) throw new Error('stopping')
    await pool.query({ text: 'select 1', query_timeout: 1000 } as { text: string })
  }
  const app = routes({ entries, owner, metrics, log, screensDir, pingDatabase })
  door.open((request, response) => void getRequestListener(app.fetch)(request, response))
  const timer = startTimer({ matching: entries.matching.main, pool, everyMs: timerEveryMs, metrics, log })
  return {
    async stop() {
      stopping = true
      const patience = new Promise<void>((over) => setTimeout(over, LAST_CALLS_MS).unref())
      await Promise.all([door.close(LAST_CALLS_MS), Promise.race([timer.stop(), patience])])
      await Promise.race([pool.end(), patience])
    },
  }
}
