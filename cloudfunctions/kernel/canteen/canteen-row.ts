import type { Policy, Tier } from '@/contracts/canteen-shapes'
import type { Sitting } from '@/contracts/canteen-words'
import type { Sql } from '../../store/transaction'

/** A canteen as its row stands. */
export interface CanteenRow {
  community_code: string
  canteen_id: string
  name: string
  address: string
  lng: number
  lat: number
  phone: string | null
  state: 'open' | 'closed'
  policy_edition: number
}

export const canteenColumns = 'community_code, canteen_id, name, address, lng, lat, phone, state, policy_edition'

export async function readCanteenRow(sql: Sql, communityCode: string, canteenId: string): Promise<CanteenRow | null> {
  const { rows } = await sql.query<CanteenRow & Record<string, unknown>>(
    `select ${canteenColumns} from canteen where community_code = $1 and canteen_id = $2`,
    [communityCode, canteenId],
  )
  return rows[0] ?? null
}

/** A price rule as its row stands. */
export interface TierRow {
  code: string
  sort: number
  name: string
  audience: Tier['audience']
  age_from: number | null
  percent: number
  free_per_day: number
  sitting: Sitting | null
  from_minute: number | null
  until_minute: number | null
  subsidy_source: string
}
export const tierColumns =
  'code, sort, name, audience, age_from, percent, free_per_day, sitting, from_minute, until_minute, subsidy_source'

export interface PolicyRow {
  edition: number
  lunch: Policy['lunch'] | null
  dinner: Policy['dinner'] | null
  hold_minutes: number
  no_show_rule: Policy['noShowRule']
  no_shows_max: number
  no_show_days: number
  pause_days: number
  pay_minutes: number
}
export const policyColumns =
  'edition, lunch, dinner, hold_minutes, no_show_rule, no_shows_max, no_show_days, pause_days, pay_minutes'

/** A sitting with its counters and its menu. */
export interface SittingRow {
  community_code: string
  sitting_id: string
  canteen_id: string
  day: string
  sitting: Sitting
  state: 'open' | 'over' | 'closed'
  cut_off_at: Date
  serves_from: Date
  serves_until: Date
  release_elders_at: Date | null
  elders_released_at: Date | null
  hold_minutes: number
  portions: number
  elder_portions: number
  general_left: number
  elder_left: number
  dishes: { name: string; kind: 'main' | 'side' | 'staple' | 'soup'; allergens: never[] }[]
  full_price_fen: number
  policy_edition: number
  version: number
}
export const sittingColumns = `
  s.community_code, s.sitting_id, s.canteen_id, s.day::text as day, s.sitting, s.state, s.cut_off_at, s.serves_from,
  s.serves_until, s.release_elders_at, s.elders_released_at, s.hold_minutes, s.portions, s.elder_portions,
  s.general_left, s.elder_left, m.dishes, m.full_price_fen, m.policy_edition, m.version`
export const sittingTables = 'meal_sitting s join meal_menu m using (community_code, sitting_id)'

/** Lunch is before dinner in the alphabet's other order. */
export const lunchFirst = `case sitting when 'lunch' then 0 else 1 end`

export async function readTiers(
  sql: Sql,
  communityCode: string,
  canteenId: string,
  edition: number,
): Promise<TierRow[]> {
  const { rows } = await sql.query<TierRow & Record<string, unknown>>(
    `
    select ${tierColumns}
    from canteen_tier
    where community_code = $1 and canteen_id = $2 and edition = $3
    order by sort`,
    [communityCode, canteenId, edition],
  )
  return rows
}

export async function readPolicy(
  sql: Sql,
  communityCode: string,
  canteenId: string,
  edition: number,
): Promise<PolicyRow> {
  const { rows } = await sql.query<PolicyRow & Record<string, unknown>>(
    `
    select ${policyColumns}
    from canteen_policy
    where community_code = $1 and canteen_id = $2 and edition = $3`,
    [communityCode, canteenId, edition],
  )
  return rows[0]!
}

/** The rules as the form shows them. */
export function policyView(p: PolicyRow, tiers: readonly TierRow[]): Policy {
  return {
    ...(p.lunch ? { lunch: p.lunch } : {}),
    ...(p.dinner ? { dinner: p.dinner } : {}),
    holdMinutes: p.hold_minutes,
    noShowRule: p.no_show_rule,
    noShowsMax: p.no_shows_max,
    noShowDays: p.no_show_days,
    pauseDays: p.pause_days,
    payMinutes: p.pay_minutes,
    tiers: tiers.map((t) => ({
      code: t.code,
      name: t.name,
      audience: t.audience,
      percent: t.percent,
      freePerDay: t.free_per_day,
      subsidySource: t.subsidy_source,
      ...(t.age_from === null ? {} : { ageFrom: t.age_from }),
      ...(t.sitting ? { sitting: t.sitting } : {}),
      ...(t.from_minute === null ? {} : { from: t.from_minute }),
      ...(t.until_minute === null ? {} : { until: t.until_minute }),
    })),
  }
}
