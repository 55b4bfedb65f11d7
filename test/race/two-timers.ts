import { Pool } from 'pg'
import { runTimer, type TimerReport } from '../../cloudfunctions/kernel/run-timer'
import type { Ports } from '../../cloudfunctions/kernel/ports'
import type { Thread } from '../kernel/case/thread'

export interface Timers {
  readonly faults: Record<string, unknown>[]
  run(): Promise<TimerReport[]>
}

/**
 * Two timers with five connections each, beside those of the people. Call it before `useThread`: hooks run in the order
 * in which they are written, and these connections end before their database does.
 */
export function useTwoTimers(thread: () => Thread): Timers {
  const faults: Record<string, unknown>[] = []
  let ports: Ports[] = []
  afterAll(() => Promise.all(ports.map((p) => p.pool.end())))
  const start = (): Ports => ({
    ...thread().f.ports,
    pool: new Pool({ connectionString: thread().db.url, max: 5, pipeline: true }),
    log: (line) => {
      if (line.level === 'error') faults.push(line)
    },
  })
  return {
    faults,
    run() {
      if (ports.length === 0) ports = [start(), start()]
      return Promise.all(ports.map((p) => runTimer(p)))
    },
  }
}
