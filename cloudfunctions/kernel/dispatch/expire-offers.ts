import type { Sql } from '../../store/transaction'
import type { TimerCall, WorkItem } from '../call/timer-work'

export const offersOver = async (sql: Sql, now: Date): Promise<WorkItem[]> =>
  (await sql.query<WorkItem & Record<string, unknown>>(
    `select distinct community_code, case_id from case_offer where state = 'open' and until <= $1 limit 1000`, [now])).rows

/**
 * Ends the questions of one case whose time is over, which frees those helpers for others. Before the waves and in a
 * transaction of its own: a timer that frees some helpers and asks others in one go waits for another that does the same
 * the other way round, until the server kills one of them.
 */
export async function expireOffers({ sql, now }: TimerCall, item: WorkItem): Promise<boolean> {
  const { rowCount: held } = await sql.query('select 1 from cases where community_code = $1 and case_id = $2 for no key update skip locked', [item.community_code, item.case_id])
  if (!held) return false
  const { rowCount } = await sql.query(
    `update case_offer set state = 'expired', answered_at = $3 where community_code = $1 and case_id = $2 and state = 'open' and until <= $3`, [item.community_code, item.case_id, now])
  return rowCount !== 0
}
