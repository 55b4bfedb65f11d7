import type { Sql } from '../../store/transaction'
import { staffRoles } from '@/contracts/roles'

/** An office has a handful of people; more would mean nobody feels meant. */
const toldMax = 5

/** Who works at an office now: they hear of what arrives there. Who has left, or has not begun, does not. */
export async function staffAt({ sql, now }: { sql: Sql; now: Date }, office: string): Promise<string[]> {
  const { rows } = await sql.query<{ person_id: string }>(
    `select distinct person_id from role_binding where area_code = $1 and role = any ($2) and valid_from <= $3 and (until is null or until > $3)
     order by person_id limit $4`, [office, staffRoles, now, toldMax])
  return rows.map((r) => r.person_id)
}
