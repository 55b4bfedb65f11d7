import type { TimerReport } from './call/timer-work'
import { cityOf } from './city/city'
import { nouns } from './nouns'
import type { Ports } from './ports'

export type { TimerReport }

const hourMs = 3_600_000
let hourlyAt = 0

/**
 * Who waits for a helper comes first, then what is due of every noun, then everybody is told in the same run; at last
 * each learns, and once an hour it forgets.
 */
export async function runTimer(ports: Ports): Promise<TimerReport> {
  const world = { ports, city: await cityOf(ports.pool) }
  const report: TimerReport = { waves: 0, reminders: 0, warned: 0, climbed: 0, unconfirmed: 0, delivered: 0 }
  const upwards = [...nouns].reverse()
  for (const part of ['asks', 'timer', 'tells'] as const)
    for (const noun of upwards) {
      const done = (await noun[part]?.(world)) ?? {}
      for (const name of Object.keys(report) as (keyof TimerReport)[]) report[name] += done[name] ?? 0
    }
  for (const noun of upwards) await noun.upkeep?.(world)
  if (Date.now() - hourlyAt > hourMs) {
    hourlyAt = Date.now()
    for (const noun of upwards) await noun.hourly?.(world)
  }
  return report
}
