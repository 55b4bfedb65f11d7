import type { TimerReport } from './call/timer-work'
import { cityOf } from './city/city'
import { nouns } from './nouns'
import type { Ports } from './ports'

export type { TimerReport }

const hourMs = 3_600_000
let hourlyAt = 0

/** What is due of every noun, in the order of the list; then what each learns, and once an hour what it forgets. */
export async function runTimer(ports: Ports): Promise<TimerReport> {
  const world = { ports, city: await cityOf(ports.pool) }
  const report: TimerReport = { waves: 0, reminders: 0, warned: 0, climbed: 0, unconfirmed: 0, delivered: 0 }
  for (const { timer } of nouns) {
    const done = (await timer?.(world)) ?? {}
    for (const name of Object.keys(report) as (keyof TimerReport)[]) report[name] += done[name] ?? 0
  }
  for (const { upkeep } of nouns) await upkeep?.(world)
  if (Date.now() - hourlyAt > hourMs) {
    hourlyAt = Date.now()
    for (const { hourly } of nouns) await hourly?.(world)
  }
  return report
}
