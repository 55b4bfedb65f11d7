import type { Sql } from '../../store/transaction'

/** Days in which offers and acceptances count: today and the 29 before it, as local days. */
export const tallyDays = 30

/**
 * The rest of a statement that begins with `with asked as (insert into case_offer … returning *)`: each new question
 * counts once. In one statement, so that no offer is made without being counted.
 */
export const tallyAsked = `tallied as (
  insert into helper_tally as t (community_code, helper_id, day, offered, accepted)
  select
    community_code, helper_id, offer_day(offered_at),
    tally_add('{}', offer_day(offered_at), offer_day(offered_at), 1), array_fill(0, array[${tallyDays}])
  from asked
  order by helper_id
  on conflict (community_code, helper_id)
  do update set
    day = greatest(t.day, excluded.day),
    offered = tally_add(t.offered, t.day, excluded.day, 1),
    accepted = tally_add(t.accepted, t.day, excluded.day, 0)
)`

export interface Accepted {
  reasons: { label: string; value: string }[]
}

/**
 * One open question answered with yes, and counted on the day it was asked. Null: there is none, or its time is over.
 */
export async function acceptOffer(
  { sql, now }: { sql: Sql; now: Date },
  { communityCode, caseId }: { communityCode: string; caseId: string },
  helperId: string,
  { evenLate = false } = {},
): Promise<Accepted | null> {
  const { rows } = await sql.query<Accepted & Record<string, unknown>>(
    `
    with mine as (
      update case_offer
      set state = 'accepted', answered_at = $4
      where community_code = $1 and case_id = $2 and helper_id = $3 and state = 'open' and ($5 or until > $4)
      returning reasons, offer_day(offered_at) as day
    ), tallied as (
      update helper_tally t
      set
        day = greatest(t.day, m.day),
        offered = tally_add(t.offered, t.day, m.day, 0),
        accepted = tally_add(t.accepted, t.day, m.day, 1)
      from mine m
      where t.community_code = $1 and t.helper_id = $3
    )
    select reasons
    from mine`,
    [communityCode, caseId, helperId, now, evenLate],
  )
  return rows[0] ?? null
}
