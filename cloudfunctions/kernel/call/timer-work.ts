import { scoped, type Sql } from '../../store/transaction'
import type { City } from '../org/city'
import type { Ports } from '../ports'
import { faultLine } from './fault-line'
import { Recorder } from './recorder'

/** What a piece of the timer's work has in hand: the whole city in scope, one transaction. */
export interface TimerCall { sql: Sql; ports: Ports; city: City; now: Date; record: Recorder }

export interface WorkItem { community_code: string; case_id: string }
/** What any piece of work names: its tenant, which is all that the transaction around it must know. */
export interface OfCommunity { community_code: string }

/**
 * Finds what is due (a partial index holds only that), then does each in a transaction of its own, under a row lock
 * that skips what another run holds: safe when two timers run at once, and a run that is killed loses one item's work at
 * most, which the next run finds again.
 * @returns how many were acted on
 */
export async function workThrough<I extends OfCommunity = WorkItem>(
  world: { ports: Ports; city: City }, name: string, due: (sql: Sql, now: Date) => Promise<I[]>, act: (call: TimerCall, item: I) => Promise<boolean>,
): Promise<number> {
  const { ports, city } = world
  const items = await scoped(ports.pool, { scope: ['%'] }, (sql) => due(sql, ports.now()))
  let done = 0
  for (const item of items) {
    try {
      const acted = await scoped(ports.pool, { scope: [item.community_code] }, async (sql) => {
        const now = ports.now()
        const record = new Recorder(now, ports.newId, `timer-${name}`)
        const did = await act({ sql, ports, city, now, record }, item)
        await record.write(sql)
        return did
      })
      if (acted) done++
    } catch (error) {
      // One broken item must not stop the city's clock.
      ports.log({ level: 'error', timer: name, ...faultLine(error), item })
    }
  }
  return done
}
