import type { CaseView } from '@/contracts/case-shapes'
import { roles, type Role } from '@/contracts/roles'
import type { Call } from '../call/operation'
import { divisionName } from '../city/city'
import type { Relation } from './moves'
import type { CaseRow } from './case-row'
import { staffFor } from './who'
import { workingName } from '../call/who'

/** A screen that stays open asks again and again: for ten minutes that is one look, and nothing is written. */
const oneLookMs = 600_000

/** A read that leaves a trace: the resident sees who looked. */
export async function noteView(call: Call, row: CaseRow, relation: Relation): Promise<void> {
  const held = staffFor(row, call.actor.roles)
  const role = roleOf(call, relation, held?.role)
  await call.sql.query(
    `
    insert into case_view (
      community_code, case_id, viewer_id, viewer_role, viewer_name, office_code, first_at, last_at, times
    )
    values ($1, $2, $3, $4, $5, $6, $7, $7, 1)
    on conflict (community_code, case_id, viewer_id) do update set last_at = $7, times = case_view.times + 1
    where case_view.last_at <= $8`,
    [
      row.community_code,
      row.case_id,
      call.actor.personId,
      role,
      relation === 'neighbour' ? '一位邻居' : workingName(call, role),
      held?.areaCode ?? null,
      call.now,
      new Date(call.now.getTime() - oneLookMs),
    ],
  )
}

function roleOf({ actor }: Call, relation: Relation, held: Role | undefined): Role {
  if (relation === 'staff') return held ?? 'community-staff'
  if (relation === 'neighbour') return 'resident'
  return actor.roles.find((r) => r.role !== 'resident')?.role ?? 'volunteer'
}

export async function viewsOf(call: Call, row: CaseRow): Promise<CaseView['views']> {
  const { rows } = await call.sql.query<{
    viewer_name: string
    viewer_role: Role
    office_code: string | null
    last_at: Date
    times: number
  }>(
    `
    select viewer_name, viewer_role, office_code, last_at, times
    from case_view
    where community_code = $1 and case_id = $2
    order by last_at desc
    limit 50`,
    [row.community_code, row.case_id],
  )
  return rows.map((v) => ({
    who:
      v.viewer_role === 'resident'
        ? v.viewer_name
        : `${v.viewer_name} · ${divisionName(call.city, v.office_code) || roles[v.viewer_role]}`,
    at: v.last_at.toISOString(),
    times: v.times,
  }))
}
