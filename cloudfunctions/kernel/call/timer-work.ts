import { scoped, type OpenSql, type Sql } from '../../store/transaction'
import type { City } from '../city/city'
import type { Ports } from '../ports'
import { faultLine } from './fault-line'
import { Recorder } from './recorder'

/** What a piece of the timer's work has in hand: the whole city in scope, one transaction. */
export interface TimerCall {
  sql: OpenSql
  ports: Ports
  city: City
  now: Date
  record: Recorder
}

export interface WorkItem {
  community_code: string
  case_id: string
}
/** What any piece of work names: its tenant, which is all that the transaction around it must know. */
export interface OfCommunity {
  community_code: string
}

export interface Clockwork {
  ports: Ports
  city: City
}

/** What one run of the timer did, in counts, never in people. */
export interface TimerReport {
  waves: number
  reminders: number
  warned: number
  climbed: number
  unconfirmed: number
  delivered: number
}
/** True, or how many things were done in one go. */
export type Act<I> = (call: TimerCall, item: I) => Promise<boolean | number>

/**
 * Transactions at once where communities are worked on side by side: the server is at one while the next is being
 * weighed. A cloud function has one connection and works one by one.
 */
export const sideBySide = 4

/**
 * Finds what is due (a partial index holds only that), then does each in a transaction of its own, under row locks that
 * skip what another run holds: safe when two timers run at once, and a run that is killed loses the items in hand at
 * most, which the next run finds again.
 * @returns how many things were done
 */
export async function workThrough<I extends OfCommunity = WorkItem>(
  world: Clockwork,
  name: string,
  due: (sql: Sql, now: Date) => Promise<I[]>,
  act: Act<I>,
  width = 1,
): Promise<number> {
  const { ports } = world
  const items = await scoped(ports.pool, { scope: ['%'] }, (sql) => due(sql, ports.now()))
  let next = 0
  let done = 0
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      // Not `done += await …`: that reads the sum before it waits, and others add to it meanwhile.
      const acted = await workOn(world, name, items[next++]!, act)
      done += acted
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, ports.pool.options.max ?? 1, items.length) }, worker))
  return done
}

/**
 * One item in a transaction of its own, under row-level security of its community. Never throws: one broken item must
 * not stop the city's clock.
 */
export async function workOn<I extends OfCommunity>(
  { ports, city }: Clockwork,
  name: string,
  item: I,
  act: Act<I>,
): Promise<number> {
  try {
    return await scoped(ports.pool, { scope: [item.community_code] }, async (sql) => {
      const now = ports.now()
      const record = new Recorder(now, ports.newId, `timer-${name}`)
      const did = await act({ sql, ports, city, now, record }, item)
      await record.write(sql)
      return Number(did)
    })
  } catch (error) {
    ports.log({ level: 'error', timer: name, ...faultLine(error), item })
    return 0
  }
}
