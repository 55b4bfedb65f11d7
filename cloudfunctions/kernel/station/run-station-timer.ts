import { dayMs } from '@/rules/local-time'
import { scoped } from '../../store/transaction'
import { workThrough, type Clockwork, type TimerReport } from '../call/timer-work'
import type { Ports } from '../ports'
import { climbFault, faultsOverdue, faultWarningsDue, warnFault } from './fault-deadlines'

/** Who said what is needed to weigh words, for half a year; what was said stays without them. */
const rememberDays = 180

/** Warnings, then what is overdue. */
export async function runStationTimer(world: Clockwork): Promise<Partial<TimerReport>> {
  const warned = await workThrough(world, 'station-warn', faultWarningsDue, warnFault)
  const climbed = await workThrough(world, 'station-overdue', faultsOverdue, climbFault)
  return { warned, climbed }
}

export async function forgetReporters(ports: Ports): Promise<void> {
  await scoped(ports.pool, { scope: ['%'] }, (sql) =>
    sql.query(`update station_report set person_id = null, text = '' where said_at < $1 and person_id is not null`, [
      new Date(ports.now().getTime() - rememberDays * dayMs),
    ]),
  )
}
