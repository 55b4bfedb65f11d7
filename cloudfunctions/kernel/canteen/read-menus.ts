import { daysAfter, localDay } from '@/rules/local-time'
import { operation, type Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { anybody } from '../call/who'
import { divisionName } from '../city/city'
import { servesIn } from './clerk'
import { dinerOf } from './diner'
import { readMyMeals } from './list-my-meals'
import { lineOf, leftFor, sittingView, stateOf } from './sitting-view'
import { readNoShows, standingOf } from './standing'
import { isOffered, mayChoose, priceOf, type Diner } from './tiers'
import { ListMeals, ReadCanteen } from '@/contracts/canteen'
import type { CanteenCard, SittingView } from '@/contracts/canteen-shapes'
import {
  canteenColumns,
  lunchFirst,
  policyView,
  readCanteenRow,
  readPolicy,
  readTiers,
  sittingColumns,
  sittingTables,
  type CanteenRow,
  type SittingRow,
  type TierRow,
} from './canteen-row'

type Counted = SittingRow & { waiting: number }
const waiting = `(
  select count(*)::int
  from meal_line l
  where l.community_code = s.community_code and l.sitting_id = s.sitting_id
) as waiting`

/** The canteens of an area with what each cooks on a day: for a list that the phone sorts by its own distance. */
export const listMeals = operation(ListMeals, {
  scope: () => [],
  who: anybody,
  async run({ sql, input, now, city, actor }) {
    const day = input.day ?? localDay(now)
    const area = `${input.areaCode}%`
    const { rows: canteens } = await sql.query<CanteenRow & Record<string, unknown>>(
      `
      select ${canteenColumns}
      from canteen
      where community_code like $1 and state = 'open'
      order by community_code, name
      limit 200`,
      [area],
    )
    const { rows: sittings } = await sql.query<Counted & Record<string, unknown>>(
      `
      select ${sittingColumns}, ${waiting}
      from ${sittingTables}
      where s.day = $2 and s.community_code like $1
      order by ${lunchFirst}`,
      [area, day],
    )
    const { rows: tiers } = await sql.query<
      TierRow & { canteen_id: string; edition: number } & Record<string, unknown>
    >(
      `
      select t.*
      from canteen_tier t
      where community_code like $1
        and (canteen_id, edition) in (
          select s.canteen_id, m.policy_edition
          from ${sittingTables}
          where s.day = $2 and s.community_code like $1
        )`,
      [area, day],
    )
    // Age is known in one community at a time; a list of many shows everybody's portions, the canteen's page shows
    // mine.
    const diner = await dinerOf(sql, actor, '')
    return {
      day,
      canteens: canteens.map((c) => ({
        ...placeOf(c, divisionName(city, c.community_code)),
        sittings: sittings
          .filter((s) => s.canteen_id === c.canteen_id)
          .map((s) =>
            inList(
              s,
              tiers.filter((t) => t.canteen_id === s.canteen_id && t.edition === s.policy_edition),
              diner,
              now,
            ),
          ),
      })),
    }
  },
})

const placeOf = (c: CanteenRow, communityName: string) => ({
  communityCode: c.community_code,
  canteenId: c.canteen_id,
  name: c.name,
  address: c.address,
  communityName,
  lng: c.lng,
  lat: c.lat,
  phone: c.phone,
})

function inList(s: Counted, tiers: readonly TierRow[], diner: Diner, now: Date): CanteenCard['sittings'][number] {
  const left = leftFor(s, [], diner)
  const prices = tiers
    .filter((t) => isOffered(t, s) && t.audience !== 'age' && mayChoose(t, diner))
    .map((t) => priceOf(t, s.full_price_fen))
  return {
    day: s.day,
    sitting: s.sitting,
    state: stateOf(s, left, now),
    mainDishes: s.dishes.filter((d) => d.kind === 'main').map((d) => d.name),
    fromFen: Math.min(s.full_price_fen, ...prices),
    left,
    portions: s.portions,
    waiting: s.waiting,
    cutOffAt: s.cut_off_at.toISOString(),
    servesFrom: s.serves_from.toISOString(),
    servesUntil: s.serves_until.toISOString(),
    line: lineOf(s, left, s.waiting, now),
  }
}

export const readCanteen = operation(ReadCanteen, {
  scope: (input) => [input.communityCode],
  who: anybody,
  async run(call) {
    const { sql, input, now, city, actor } = call
    const row = (await readCanteenRow(sql, input.communityCode, input.canteenId)) ?? refuse('NOT_FOUND')
    const [policy, tiers] = [
      await readPolicy(sql, row.community_code, row.canteen_id, row.policy_edition),
      await readTiers(sql, row.community_code, row.canteen_id, row.policy_edition),
    ]
    const days = input.day ? [input.day] : [localDay(now), daysAfter(localDay(now), 1)]
    const noShows = actor.personId ? await readNoShows(call, row, policy.no_show_days) : { count: 0, last: null }
    return {
      ...placeOf(row, divisionName(city, row.community_code)),
      sittings: await sittingsOf(call, row, days),
      policy: policyView(policy, tiers),
      policyEdition: policy.edition,
      holdMinutes: policy.hold_minutes,
      standing: standingOf(policy, noShows, now),
      canServe: (await servesIn(call, row.community_code, row.canteen_id)) !== null,
    }
  },
})

/** Each sitting with the prices that it was announced with, as this person reads them. */
export async function sittingsOf(
  call: Pick<Call, 'sql' | 'actor' | 'now' | 'ports'>,
  canteen: CanteenRow,
  days: readonly string[],
): Promise<SittingView[]> {
  const { sql, actor, now } = call
  const { rows } = await sql.query<Counted & Record<string, unknown>>(
    `
    select ${sittingColumns}, ${waiting}
    from ${sittingTables}
    where s.community_code = $1 and s.canteen_id = $2 and s.day = any ($3::date[])
    order by s.day, ${lunchFirst}`,
    [canteen.community_code, canteen.canteen_id, days],
  )
  const diner = await dinerOf(sql, actor, canteen.community_code)
  const mine = actor.personId
    ? await readMyMeals(
        call,
        `
        and r.community_code = $2 and r.canteen_id = $3 and r.day = any ($4::date[])
        and r.state in ('waiting', 'reserved', 'redeemed')
        order by (r.person_id = $1) desc`,
        [canteen.community_code, canteen.canteen_id, days],
      )
    : []
  const editions = new Map<number, TierRow[]>()
  for (const { policy_edition: edition } of rows) {
    if (!editions.has(edition))
      editions.set(edition, await readTiers(sql, canteen.community_code, canteen.canteen_id, edition))
  }
  return rows.map((s) =>
    sittingView(
      s,
      editions.get(s.policy_edition)!,
      diner,
      mine.find((m) => m.day === s.day && m.sitting === s.sitting) ?? null,
      now,
    ),
  )
}
