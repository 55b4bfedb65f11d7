import { dayMs } from '@/rules/local-time'
import { scoped } from '../../store/transaction'
import { workThrough } from '../call/timer-work'
import type { City } from '../city/city'
import type { Ports } from '../ports'
import { climbFault, faultsOverdue, faultWarningsDue, warnFault } from './fault-deadlines'

/** Who said what is needed to weigh words, for half a year; what was said stays without them. */
const rememberDays = 180
let forgotAt = 0

/** Warnings, then what is overdue; once an hour what need not be kept. */
export async function runStationTimer(world: {
  ports: Ports
  city: City
}): Promise<{ warned: number; climbed: number }> {
  const warned = await workThrough(world, 'station-warn', faultWarningsDue, warnFault)
  const climbed = await workThrough(world, 'station-overdue', faultsOverdue, climbFault)
  if (Date.now() - forgotAt > 3_600_000) {
    forgotAt = Date.now()
    await forgetReporters(world.ports)
  }
  return { warned, climbed }
}

export async function forgetReporters(ports: Ports): Promise<void> {
  await scoped(ports.pool, { scope: ['%'] }, (sql) =>
    sql.query(`update station_report set person_id = null, text = '' where said_at < $1 and person_id is not null`, [
      new Date(ports.now().getTime() - rememberDays * dayMs),
    ]),
  )
}
