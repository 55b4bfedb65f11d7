import type { Pool } from 'pg'

export interface ByHandTables {
  cases: string
  offer: string
  helper: string
  assignment: string
}

/**
 * What is left when somebody says "not by a machine", or a person decides, in the second in which the machine chooses:
 * a question to somebody who wants none, a question about what people decide or somebody has in hand, a case that the
 * next wave would take up again all the same, one that no wave ever will. Empty when one of the two orders happened.
 */
export async function byHandFaults(pool: Pool, { cases, offer, helper, assignment }: ByHandTables): Promise<string[]> {
  const found = async (what: string, sql: string): Promise<string[]> => {
    const {
      rows: [row],
    } = await pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`)
    return row!.n > 0 ? [`${what} (${row!.n})`] : []
  }
  const beingAsked = `${offer} o join ${cases} c using (community_code, case_id) where o.state = 'open'`
  const wouldBeAsked = `(c.dispatch in ('waiting', 'offering') or c.next_wave_at is not null)`
  return (
    await Promise.all([
      found(
        'somebody who opted out is being asked',
        `${offer} o join ${helper} h using (community_code, helper_id) where o.state = 'open' and not h.automatic`,
      ),
      found('a case that people decide is being asked about', `${beingAsked} and c.by_hand_at is not null`),
      found('a case in hand is being asked about', `${beingAsked} and c.helper_id is not null`),
      found(
        'a case that people decide would be offered again',
        `${cases} c where c.by_hand_at is not null and ${wouldBeAsked}`,
      ),
      found('a case in hand would be offered again', `${cases} c where c.helper_id is not null and ${wouldBeAsked}`),
      found(
        'a case that waits for a wave that never comes',
        `${cases} c
         where c.dispatch in ('waiting', 'offering') and c.state in ('new', 'doing') and c.next_wave_at is null`,
      ),
      found(
        'a case in hand that nobody was given',
        `${cases} c
         where c.helper_id is not null
           and not exists (
             select 1
             from ${assignment} a
             where a.case_id = c.case_id and a.helper_id = c.helper_id and a.ended_at is null
           )`,
      ),
    ])
  ).flat()
}
