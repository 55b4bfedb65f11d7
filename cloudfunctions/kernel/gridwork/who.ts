import { staffRoles, type Role } from '@/contracts/roles'
import type { Call, RoleHeld } from '../call/operation'
import { refuse } from '../call/refusal'
import { covers, streetOf } from '../city/city'
import { staffAt, staffed } from '../org/staff-at'
import { applicationOf } from './application-row'
import { appointmentOf } from './appointment-row'

// Who may act on an application, an appointment or a post. To a stranger "not yours" and "not there" are one answer.

/** Staff of the community or of an office above it. */
export const staffOfCommunity = (call: Call, communityCode: string): RoleHeld | undefined =>
  call.actor.roles.find((r) => staffRoles.includes(r.role) && covers(r.areaCode, communityCode))

export const communityStaffOnly = (call: Call): Role =>
  staffOfCommunity(call, (call.input as unknown as { communityCode: string }).communityCode)?.role ??
  refuse('NOT_FOUND')

/** There must be such an application before anybody hears more about it. */
export async function applicationStaffOnly(call: Call): Promise<Role> {
  const row = await applicationOf(call)
  return staffOfCommunity(call, row.community_code)?.role ?? refuse('NOT_FOUND')
}

export async function appointmentStaffOnly(call: Call): Promise<Role> {
  const row = await appointmentOf(call)
  return staffOfCommunity(call, row.community_code)?.role ?? refuse('NOT_FOUND')
}

export async function applicantOnly(call: Call): Promise<Role> {
  const row = await applicationOf(call)
  if (row.person_id !== call.actor.personId) refuse('NOT_FOUND')
  return call.actor.roles.find((r) => r.role === 'rider')?.role ?? 'resident'
}

export async function appointeeOnly(call: Call): Promise<Role> {
  const row = await appointmentOf(call)
  return row.person_id === call.actor.personId ? row.kind : refuse('NOT_FOUND')
}

/** The name under which staff are known at work. */
export const staffName = (call: Call): string =>
  call.actor.roles.find((r) => staffRoles.includes(r.role))?.name ?? call.actor.name

/** Who at the office hears of it: the community's people, or the street's where the community has nobody. */
export async function officeOf(call: Pick<Call, 'sql' | 'now'>, communityCode: string): Promise<string[]> {
  const [office] = await staffed(call, [communityCode, streetOf(communityCode)])
  return office ? staffAt(call, office) : []
}
