import { faultKinds } from '@/contracts/station-words'
import type { Sql } from '../../store/transaction'

/** Where the words of people stand about one fault. Everybody has one word: the last one. */
export interface Said {
  people: number
  weight: number
  against: number
  weightAgainst: number
  reporters: string[]
  lastAt: Date | null
}

export async function saidOf(sql: Sql, communityCode: string, faultId: string): Promise<Said> {
  const { rows } = await sql.query<{ person_id: string; what: string; weight: number; at: Date }>(
    `
    select distinct on (person_id) person_id, what, weight, at
    from station_report
    where community_code = $1 and fault_id = $2 and person_id is not null and weight > 0
    order by person_id, at desc, said_at desc, report_id desc`,
    [communityCode, faultId],
  )
  const complaints = rows.filter((r) => (faultKinds as readonly string[]).includes(r.what))
  const denials = rows.filter((r) => !complaints.includes(r))
  const sum = (of: readonly { weight: number }[]): number => of.reduce((n, r) => n + r.weight, 0)
  return {
    people: complaints.length,
    weight: sum(complaints),
    against: denials.length,
    weightAgainst: sum(denials),
    reporters: complaints.map((r) => r.person_id),
    lastAt: complaints.reduce<Date | null>((most, r) => (most && most > r.at ? most : r.at), null),
  }
}

/** The numbers on the task follow what people say. */
export async function recount(sql: Sql, communityCode: string, faultId: string): Promise<Said> {
  const said = await saidOf(sql, communityCode, faultId)
  await sql.query(
    `
    update station_fault
    set people = $3, weight = $4, last_at = coalesce($5, last_at)
    where community_code = $1 and fault_id = $2`,
    [communityCode, faultId, said.people, said.weight, said.lastAt],
  )
  return said
}
