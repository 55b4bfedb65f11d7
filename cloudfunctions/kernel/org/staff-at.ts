import { staffRoles } from '@/contracts/roles'
import type { Sql } from '../../store/transaction'
import { officeAbove, type City } from '../city/city'

interface At {
  sql: Sql
  now: Date
}

/** An office has a handful of people; more would mean nobody feels meant. */
const toldMax = 5

/** Who works at an office now: they hear of what arrives there. Who has left, or has not begun, does not. */
export async function staffAt({ sql, now }: At, office: string): Promise<string[]> {
  const { rows } = await sql.query<{ person_id: string }>(
    `
    select distinct person_id
    from role_binding
    where area_code = $1 and role = any ($2) and valid_from <= $3 and (until is null or until > $3)
    order by person_id
    limit $4`,
    [office, staffRoles, now, toldMax],
  )
  return rows.map((r) => r.person_id)
}

/** Those of the offices where somebody works now, in the order given. */
export async function staffed({ sql, now }: At, offices: readonly string[]): Promise<string[]> {
  const { rows } = await sql.query<{ area_code: string }>(
    `
    select distinct area_code
    from role_binding
    where area_code = any ($1) and role = any ($2) and valid_from <= $3 and (until is null or until > $3)`,
    [offices, staffRoles, now],
  )
  const worked = new Set(rows.map((r) => r.area_code))
  return offices.filter((o) => worked.has(o))
}

/**
 * Where a case climbs to: the nearest level above at which somebody works. Where nobody does it stays, because an
 * office without people is an inbox that nobody opens.
 */
export async function climbFrom(call: At & { city: City }, office: string): Promise<string> {
  const above: string[] = []
  for (let at = office, up = officeAbove(call.city, at); up !== at; at = up, up = officeAbove(call.city, at))
    above.push(up)
  return (await staffed(call, above))[0] ?? office
}
