import { staffRoles, type Role } from '@/contracts/roles'
import type { Call, RoleHeld } from '../call/operation'
import { refuse } from '../call/refusal'
import { covers } from '../city/city'
import { findStation, type StationRow } from './station-row'

// Who may act for a station. To a stranger "not yours" and "not there" are one answer.

interface Which {
  communityCode: string
  stationId: string
}

export const staffRoleIn = (roles: readonly RoleHeld[], communityCode: string): Role | undefined =>
  roles.find((r) => staffRoles.includes(r.role) && covers(r.areaCode, communityCode))?.role

/** What somebody is to a station: its keeper, staff of its area, or nothing. */
export const authorityOver = (call: Call, row: Pick<StationRow, 'community_code' | 'keeper_id'>): Role | undefined =>
  staffRoleIn(call.actor.roles, row.community_code) ??
  (row.keeper_id !== null && row.keeper_id === call.actor.personId ? 'station-keeper' : undefined)

/** The station that a call is about. */
export const stationOf = ({ sql, input }: Call<Which>): Promise<StationRow | null> =>
  findStation(sql, input.communityCode, input.stationId)

export const keeperOrStaff = (call: Call, row: StationRow): Role => authorityOver(call, row) ?? refuse('NOT_FOUND')

export const staffHere = ({ actor, input }: Call<{ communityCode: string }>): Role =>
  staffRoleIn(actor.roles, input.communityCode) ?? refuse('NOT_FOUND')

/** The area that is asked for, if it lies in the caller's; else the caller's own. */
export function areaOf(call: Call, wanted: string | undefined): string {
  const own = call.actor.roles.filter((r) => staffRoles.includes(r.role))
  if (own.length === 0) refuse('NOT_FOUND')
  if (!wanted) return own[0]!.areaCode
  return own.some((r) => covers(r.areaCode, wanted)) ? wanted : refuse('NOT_FOUND')
}

/** The office of an area as the rows know it, and the scope that holds its communities. */
export const openArea = (call: Call, area: string) =>
  call.sql.query(`select set_config('hongyi.scope', $1, true)`, [`${area}%`])
