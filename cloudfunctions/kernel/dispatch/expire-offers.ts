import type { Sql } from '../../store/transaction'
import type { TimerCall } from '../call/timer-work'
import type { DueTogether } from './send-waves'

export const offersOver = async (sql: Sql, now: Date): Promise<DueTogether[]> =>
  (
    await sql.query<DueTogether & Record<string, unknown>>(
      `
      select community_code, array_agg(distinct case_id) as case_ids
      from (
        select community_code, case_id
        from case_offer
        where state = 'open' and until <= $1
        order by until
        limit 5000
      ) over
      group by community_code`,
      [now],
    )
  ).rows

/**
 * Ends the questions of one community whose time is over, which frees those helpers for others. Before the waves and in
 * a transaction of its own: a timer that frees some helpers and asks others in one go waits for another that does the
 * same the other way round, until the server kills one of them.
 */
export async function expireOffers({ sql, now }: TimerCall, item: DueTogether): Promise<number> {
  const { rows } = await sql.query<{ case_id: string }>(
    `
    select case_id
    from cases
    where community_code = $1 and case_id = any ($2::uuid[])
    order by case_id
    for no key update skip locked`,
    [item.community_code, item.case_ids],
  )
  if (rows.length === 0) return 0
  const { rowCount } = await sql.query(
    `
    update case_offer
    set state = 'expired', answered_at = $3
    where community_code = $1 and case_id = any ($2::uuid[]) and state = 'open' and until <= $3`,
    [item.community_code, rows.map((r) => r.case_id), now],
  )
  return rowCount ?? 0
}
