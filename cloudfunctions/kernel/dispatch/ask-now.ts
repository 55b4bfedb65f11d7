import { scoped, type Sql } from '../../store/transaction'
import { workOn, type Act, type OfCommunity } from '../call/timer-work'
import { pressing } from '../matching/offer'
import type { City } from '../city/city'
import type { Ports } from '../ports'
import { expireOffers } from './expire-offers'
import { canBeOffered, sendWaves } from './send-waves'

interface World {
  ports: Ports
  city: City
}

// What follows an answer, for danger and haste alone. Whatever the timer is doing in this community at this second,
// both hold the same locks, and a case that was asked about already is not due.

/** The first wave of one case at once and not with the timer's next round. */
export const askNow = (world: World, communityCode: string, caseId: string): Promise<number> =>
  workOn(world, 'posting', { community_code: communityCode, case_ids: [caseId] }, soonOrNever(sendWaves('posting')))

/**
 * Somebody who was asked said no, gave a case back or is to be asked no more: what is urgent there and has nobody left
 * goes to the next at once. About one case, or about all that one helper's word has set free in a community. What is
 * not urgent waits for the timer, which weighs it together with all the others.
 */
export async function askNext(world: World, communityCode: string, caseId?: string): Promise<number> {
  const { ports } = world
  const case_ids = await scoped(ports.pool, { scope: [communityCode] }, (sql) =>
    urgentAndDue(sql, ports.now(), communityCode, caseId),
  )
  if (case_ids.length === 0) return 0
  const item = { community_code: communityCode, case_ids }
  // A question whose time ran out while this one was being answered, and which no timer has ended yet, asks nobody any
  // more.
  await workOn(world, 'answer', item, soonOrNever(expireOffers))
  return workOn(world, 'answer', item, soonOrNever(sendWaves('answer')))
}

async function urgentAndDue(sql: Sql, now: Date, communityCode: string, caseId?: string): Promise<string[]> {
  const { rows } = await sql.query<{ case_id: string }>(
    `
    select case_id
    from cases
    where community_code = $1 and next_wave_at <= $2 and urgency = any ($3)
      and ${canBeOffered}${caseId ? ' and case_id = $4' : ''}
    order by case_id`,
    [communityCode, now, pressing, ...(caseId ? [caseId] : [])],
  )
  return rows.map((r) => r.case_id)
}

/**
 * The answer waits for what follows it: a lock that a killed run still holds must not keep anybody, the timer comes
 * anyway.
 */
const soonOrNever =
  <I extends OfCommunity>(act: Act<I>): Act<I> =>
  async (call, item) => {
    await call.sql.query(`set local lock_timeout = '1s'`)
    return act(call, item)
  }
