import { daysAfter, localDay } from '@/rules/local-time'
import { operation, type Call } from '../call/operation'
import { anybody } from '../call/who'
import { mealCard } from './meal-card'
import { reservationColumns, type ReservationRow } from './reservation-row'
import { ListMyMeals } from '@/contracts/canteen'
import type { MealCard } from '@/contracts/canteen-shapes'

type Row = ReservationRow & { canteen_name: string; address: string; cut_off_at: Date; ahead: number }

const shownDays = 30

/** What comes first, then what was: codes included, so that the phone can show them with no network. */
export const listMyMeals = operation(ListMyMeals, {
  scope: () => [],
  who: anybody,
  run: async (call) => ({
    meals: await readMyMeals(call, 'and r.day >= $2 order by r.day desc, r.sitting, r.reserved_at desc limit 60', [
      daysAfter(localDay(call.now), -shownDays),
    ]),
  }),
})

/** The person's own rows: row-level security shows them in every community. */
export async function readMyMeals(
  { sql, actor, now, ports }: Pick<Call, 'sql' | 'actor' | 'now' | 'ports'>,
  where: string,
  values: unknown[],
): Promise<MealCard[]> {
  const { rows } = await sql.query<Row & Record<string, unknown>>(
    `
    select
      ${reservationColumns}, c.name as canteen_name, c.address, s.cut_off_at,
      case when r.state = 'waiting' then (
        select count(*)::int
        from meal_line l
        where l.community_code = r.community_code and l.sitting_id = r.sitting_id and l.line_no <= r.line_no
      ) end as ahead
    from meal_reservation r
    join canteen c using (community_code, canteen_id)
    join meal_sitting s using (community_code, sitting_id)
    where (r.person_id = $1 or r.by_id = $1) ${where}`,
    [actor.personId, ...values],
  )
  return rows.map((r) =>
    mealCard(r, {
      canteenName: r.canteen_name,
      address: r.address,
      cutOffAt: r.cut_off_at,
      place: r.ahead,
      secret: ports.secret,
      actor,
      now,
    }),
  )
}
