import { closingWeight, freshHours, rivalMetres, weightOf } from './weight'
import { metresBetween } from '@/rules/nearest'
import type { Call } from '../call/operation'
import type { StationRow } from './station-row'
import { authorityOver } from './who-keeps'

const HOUR_MS = 3_600_000

/**
 * What the caller's word about this station counts, 0 to 3. Rivals and late news count nothing; keeper and staff are
 * enough alone.
 */
export async function myWeight(call: Call, row: StationRow, seenAt: Date): Promise<number> {
  if (call.now.getTime() - seenAt.getTime() > freshHours * HOUR_MS) return 0
  if (authorityOver(call, row)) return closingWeight
  if (await isRival(call, row)) return 0
  const { rows } = await call.sql.query<{ confirmed: number; refuted: number; since: Date }>(
    `
    select
      count(*) filter (where outcome = 'confirmed')::int as confirmed,
      count(*) filter (where outcome = 'refuted')::int as refuted,
      (select created_at from person where person_id = $1) as since
    from station_report
    where person_id = $1`,
    [call.actor.personId],
  )
  return weightOf(rows[0]!, call.now)
}

/** Whoever keeps, or has offered, another station in reach. */
async function isRival(call: Call, row: StationRow): Promise<boolean> {
  const { rows } = await call.sql.query<{ lng: number; lat: number }>(
    `
    select lng, lat
    from station
    where (keeper_id = $1 or offered_by = $1) and station_id <> $2 and state in ('active', 'offered')`,
    [call.actor.personId, row.station_id],
  )
  return rows.some((s) => metresBetween(s, row) <= rivalMetres)
}
