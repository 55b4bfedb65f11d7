import { ReadTill } from '@/contracts/canteen'
import type { TillCount, TillSitting } from '@/contracts/till-shapes'
import { sittingNames } from '@/contracts/canteen-words'
import { localDay } from '@/rules/local-time'
import { community, operation, type Call } from '../call/operation'
import { lunchFirst, readTiers, sittingColumns, sittingTables, type SittingRow, type TierRow } from './canteen-row'
import { canteenOf, clerkOnly } from './clerk'
import { stateOf } from './sitting-view'
import { isOffered, priceOf } from './tiers'
import { calledOut } from './words'

interface Count {
  sitting_id: string
  tier_code: string
  tier_name: string
  reserved: number
  redeemed: number
  walk_ins: number
  no_shows: number
  cancelled: number
  waiting: number
  from_elders: number
}

/** The clerk's numbers of the day, counted from the reservations themselves. */
export const readTill = operation(ReadTill, {
  scope: community,
  load: canteenOf,
  who: clerkOnly,
  async run(call, canteen) {
    const { input, sql, now } = call
    const day = input.day ?? localDay(now)
    const values = [input.communityCode, input.canteenId, day]
    const { rows: sittings } = await sql.query<SittingRow & Record<string, unknown>>(
      `
      select ${sittingColumns}
      from ${sittingTables}
      where s.community_code = $1 and s.canteen_id = $2 and s.day = $3
      order by ${lunchFirst}`,
      values,
    )
    const { rows: counts } = await sql.query<Count & Record<string, unknown>>(countSql, [
      input.communityCode,
      sittings.map((s) => s.sitting_id),
    ])
    const { rows: recent } = await sql.query<{
      redeemed_at: Date
      person_name: string
      tier_name: string
      walk_in: boolean
    }>(
      `
      select redeemed_at, person_name, tier_name, walk_in
      from meal_reservation
      where community_code = $1 and sitting_id = any ($2::uuid[]) and state = 'redeemed'
      order by redeemed_at desc
      limit 10`,
      [input.communityCode, sittings.map((s) => s.sitting_id)],
    )
    const {
      rows: [closed],
    } = await sql.query<{ closed_at: Date }>(
      'select closed_at from canteen_sheet where community_code = $1 and canteen_id = $2 and day = $3',
      values,
    )
    return {
      communityCode: input.communityCode,
      canteenId: input.canteenId,
      canteenName: canteen.name,
      day,
      closedAt: closed?.closed_at.toISOString() ?? null,
      sittings: await Promise.all(
        sittings.map(async (s) =>
          tillSitting(
            s,
            counts.filter((c) => c.sitting_id === s.sitting_id),
            await tiersOf(call, s),
            now,
          ),
        ),
      ),
      recent: recent.map((r) => ({
        at: r.redeemed_at.toISOString(),
        name: r.walk_in ? '现场用餐' : calledOut(r.person_name),
        tierName: r.tier_name,
        walkIn: r.walk_in,
      })),
    }
  },
})

const tiersOf = ({ sql }: Pick<Call, 'sql'>, s: SittingRow): Promise<TierRow[]> =>
  readTiers(sql, s.community_code, s.canteen_id, s.policy_edition)

const n = (where: string, name: string): string => `count(*) filter (where ${where})::int as ${name}`
const countSql = `
  select
    sitting_id, tier_code, tier_name,
    ${[
      n(`state = 'reserved'`, 'reserved'),
      n(`state = 'redeemed' and not walk_in`, 'redeemed'),
      n('walk_in', 'walk_ins'),
      n('no_show', 'no_shows'),
      n(`state = 'cancelled'`, 'cancelled'),
      n(`state = 'waiting'`, 'waiting'),
      n(`pool = 'elder' and state in ('reserved', 'redeemed')`, 'from_elders'),
    ].join(', ')}
  from meal_reservation
  where community_code = $1 and sitting_id = any ($2::uuid[])
  group by 1, 2, 3`

function tillSitting(s: SittingRow, counts: readonly Count[], tiers: readonly TierRow[], now: Date): TillSitting {
  const sum = (name: keyof Count): number => counts.reduce((total, c) => total + Number(c[name]), 0)
  const left = s.general_left + s.elder_left
  const sortOf = (code: string): number => tiers.find((t) => t.code === code)?.sort ?? 99
  const byTier: TillCount[] = [...counts]
    .sort((a, b) => sortOf(a.tier_code) - sortOf(b.tier_code))
    .map((c) => ({
      tierCode: c.tier_code,
      tierName: c.tier_name,
      reserved: c.reserved,
      redeemed: c.redeemed,
      walkIns: c.walk_ins,
      noShows: c.no_shows,
    }))
  return {
    sitting: s.sitting,
    name: sittingNames[s.sitting],
    state: stateOf(s, left, now),
    portions: s.portions,
    elderPortions: s.elder_portions,
    left,
    elderLeft: s.elder_left,
    reserved: sum('reserved'),
    redeemed: sum('redeemed'),
    walkIns: sum('walk_ins'),
    noShows: sum('no_shows'),
    cancelled: sum('cancelled'),
    waiting: sum('waiting'),
    fromElders: sum('from_elders'),
    cutOffAt: s.cut_off_at.toISOString(),
    servesFrom: s.serves_from.toISOString(),
    servesUntil: s.serves_until.toISOString(),
    byTier,
    tiers: tiers
      .filter((t) => isOffered(t, s))
      .map((t) => ({ code: t.code, name: t.name, priceFen: priceOf(t, s.full_price_fen) })),
  }
}
