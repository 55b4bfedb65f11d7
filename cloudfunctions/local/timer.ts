import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Entry } from './entries'
import type { Metrics } from './metrics'

export interface TimerParts {
  matching: Entry
  pool: Pool
  everyMs: number
  metrics: Metrics
  log: Logger
}

/**
 * Runs the matching function like the cloud's timer does. Many hosts may stand side by side: the one that gets the
 * advisory lock runs, the others skip that turn. The next turn is set only after the last one ended, so it never
 * overlaps itself.
 */
export function startTimer(parts: TimerParts): { stop(): Promise<void> } {
  let stopped = false
  let wake: NodeJS.Timeout | undefined
  let turn = Promise.resolve()
  const next = (): void => {
    turn = runOnce(parts).then(() => {
      if (!stopped) wake = setTimeout(next, parts.everyMs)
    })
  }
  next()
  return {
    async stop() {
      stopped = true
      clearTimeout(wake)
      await turn
    },
  }
}

/**
 * The lock lives in a transaction and not in the session, so that it also holds behind a transaction pooler; a host
 * that dies loses its connection and with it the lock.
 */
async function runOnce({ matching, pool, metrics, log }: TimerParts): Promise<void> {
  try {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query('begin')
      const { rows } = await client.query<{ mine: boolean }>(
        `select pg_try_advisory_xact_lock(hashtext('hongyi.matching')) as mine`,
      )
      const event = { Type: 'Timer', TriggerName: 'matching', Time: new Date().toISOString() }
      if (rows[0]?.mine) await measured(metrics, () => matching(event, {}))
      else metrics.count('timer_skips')
      await client.query('commit')
    } catch (error) {
      broken = error as Error
      throw error
    } finally {
      client.release(broken)
    }
  } catch (error) {
    metrics.count('timer_faults')
    const { name, code } = error as Error & { code?: string }
    log.error({ fault: code ? `${name} ${code}` : name }, 'matching')
  }
}

async function measured(metrics: Metrics, run: () => Promise<unknown>): Promise<void> {
  const began = performance.now()
  let status = 500
  try {
    await run()
    status = 200
  } finally {
    metrics.observe('matching', status, performance.now() - began)
  }
}
