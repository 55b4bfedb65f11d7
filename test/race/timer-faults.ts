import type { Pool } from 'pg'

export interface TimerTables {
  offer: string
  told: string
  notice: string
}

/**
 * What two timers at once may have got wrong: a helper with two open questions, a case that asked one helper twice or
 * sent one wave twice, a message that was written or delivered twice. Empty when a single timer could have done it all.
 */
export async function timerFaults(pool: Pool, { offer, told, notice }: TimerTables): Promise<string[]> {
  const twice = async (what: string, sql: string): Promise<string[]> => {
    const { rows } = await pool.query<{ n: string }>(sql)
    return rows.map((r) => `${what} ${r.n} times`)
  }
  return (
    await Promise.all([
      twice(
        'a helper holds an open question',
        `select count(*) as n
         from ${offer}
         where state = 'open'
         group by community_code, helper_id
         having count(*) > 1`,
      ),
      twice(
        'a case asked one helper',
        `select count(*) as n from ${offer} group by case_id, helper_id having count(*) > 1`,
      ),
      twice(
        'a helper was told of one offer',
        `select count(*) as n from ${told} where kind = 'offer.open' group by case_id, to_person having count(*) > 1`,
      ),
      twice(
        'a person was warned',
        `select count(*) as n
         from ${told}
         where kind in ('case.due-soon', 'case.overdue', 'case.no-reply', 'case.accept-late')
         group by case_id, to_person, kind
         having count(*) > 1`,
      ),
      twice(
        'a message arrived',
        `select count(*) as n from ${notice} group by person_id, notice_id having count(*) > 1`,
      ),
    ])
  ).flat()
}
