import type { Pool } from 'pg'

/**
 * Whom a guest's call was about and what they were told: 'reserved',
 * 'waiting', 'cancelled', 'yes' at the till, or a refusal.
 */
export interface Told {
  reservationId: string
  told: string
}
export interface MealTables {
  sitting: string
  reservation: string
}
export const kept: MealTables = { sitting: 'meal_sitting', reservation: 'meal_reservation' }

/**
 * Everything wrong with how portions were taken, given back and fetched: more promised than cooked, one that is
 * nobody's and not on the counter either, an elders' portion in somebody else's hands, a free portion before a waiting
 * line, one meal that was fetched twice or fetched and given back, somebody who was told what the record does not say.
 */
export async function mealFaults(
  pool: Pool,
  { sitting, reservation }: MealTables,
  told: readonly Told[] = [],
): Promise<string[]> {
  const found: string[] = []
  const each = async <R>(sql: string, say: (row: R) => string): Promise<void> => {
    found.push(...((await pool.query(sql)).rows as R[]).map(say))
  }
  const held = (which: string): string =>
    `(
       select count(*)::int
       from ${reservation} r
       where r.sitting_id = s.sitting_id and r.state in ('reserved', 'redeemed') and ${which}
     )`
  await each<{ cooked: number; promised: number; counted: number }>(
    `select *
     from (
       select s.portions as cooked, ${held('true')} as promised, s.general_left + s.elder_left as counted
       from ${sitting} s
     ) t
     where promised + counted <> cooked`,
    (r) =>
      `${r.promised} promised and ${r.counted} left of ${r.cooked} cooked: ` +
      `${r.promised + r.counted > r.cooked ? 'oversold' : 'lost'}`,
  )
  await each<{ n: number; quota: number }>(
    `select *
     from (
       select ${held(`r.pool = 'elder'`)} + s.elder_left as n, s.elder_portions as quota
       from ${sitting} s
       where s.elders_released_at is null
     ) t
     where n <> quota`,
    (r) => `the elders' portions are ${r.n} of ${r.quota}`,
  )
  await each<{ n: number }>(
    `select count(*)::int as n
     from ${reservation}
     where pool = 'elder' and tier_code not like 'age-%'
     having count(*) > 0`,
    (r) => `${r.n} elders' portions are in other hands`,
  )
  await each<{ n: number }>(
    `select count(*)::int as n
     from ${reservation}
     where person_id is not null and state in ('waiting', 'reserved', 'redeemed')
     group by person_id, day, sitting
     having count(*) > 1`,
    (r) => `one person has ${r.n} meals at one sitting`,
  )
  await each<{ n: number }>(
    `select count(*)::int as n
     from ${reservation}
     where code is not null
     group by canteen_id, day, code
     having count(*) > 1`,
    (r) => `one code for ${r.n} meals`,
  )
  await each<{ left: number }>(
    `select s.general_left as left
     from ${sitting} s
     where s.state = 'open'
       and s.general_left > 0
       and exists (select 1 from ${reservation} r where r.sitting_id = s.sitting_id and r.state = 'waiting')`,
    (r) => `${r.left} portions lie there while somebody waits`,
  )
  const { rows } = await pool.query<{ id: string; state: string }>(
    `select reservation_id as id, state from ${reservation}`,
  )
  return [...found, ...contradicted(told, new Map(rows.map((r) => [r.id, r.state])))]
}

function contradicted(told: readonly Told[], states: ReadonlyMap<string, string>): string[] {
  const yes = new Map<string, number>()
  const cancelled = new Set<string>()
  for (const t of told) {
    if (t.told === 'yes') yes.set(t.reservationId, (yes.get(t.reservationId) ?? 0) + 1)
    if (t.told === 'cancelled') cancelled.add(t.reservationId)
  }
  return [
    ...[...yes].filter(([, n]) => n > 1).map(([, n]) => `one meal was fetched ${n} times`),
    ...[...yes.keys()].filter((id) => cancelled.has(id)).map(() => 'one meal was fetched and given back'),
    ...told
      .filter((t) => (t.told === 'reserved' || t.told === 'waiting') && !states.has(t.reservationId))
      .map((t) => `somebody was told ${t.told} and is not in the record`),
    ...[...yes.keys()]
      .filter((id) => states.get(id) !== 'redeemed')
      .map(() => 'the till said yes to a meal that is not fetched'),
    ...[...cancelled]
      .filter((id) => states.get(id) !== 'cancelled')
      .map(() => 'somebody gave back a meal that is still theirs'),
  ]
}
