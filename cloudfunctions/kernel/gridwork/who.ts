import { staffRoles, type Role } from '@/contracts/roles'
import type { Call, RoleHeld } from '../call/operation'
import { refuse } from '../call/refusal'
import { covers, streetOf } from '../city/city'
import { staffAt, staffed } from '../org/staff-at'
import type { ApplicationRow } from './application-row'
import type { AppointmentRow } from './appointment-row'

// Who may act on an application, an appointment or a post. To a stranger "not yours" and "not there" are one answer.

/** Staff of the community or of an office above it. */
export const staffOfCommunity = (call: Call, communityCode: string): RoleHeld | undefined =>
  call.actor.roles.find((r) => staffRoles.includes(r.role) && covers(r.areaCode, communityCode))

export const communityStaffOnly = (call: Call): Role =>
  staffOfCommunity(call, (call.input as unknown as { communityCode: string }).communityCode)?.role ??
  refuse('NOT_FOUND')

export const applicationStaffOnly = (call: Call, row: ApplicationRow): Role =>
  staffOfCommunity(call, row.community_code)?.role ?? refuse('NOT_FOUND')

export const appointmentStaffOnly = (call: Call, row: AppointmentRow): Role =>
  staffOfCommunity(call, row.community_code)?.role ?? refuse('NOT_FOUND')

export function applicantOnly({ actor }: Call, row: ApplicationRow): Role {
  if (row.person_id !== actor.personId) refuse('NOT_FOUND')
  return actor.roles.find((r) => r.role === 'rider')?.role ?? 'resident'
}

export const appointeeOnly = ({ actor }: Call, row: AppointmentRow): Role =>
  row.person_id === actor.personId ? row.kind : refuse('NOT_FOUND')

/** The name under which staff are known at work. */
export const staffName = (call: Call): string =>
  call.actor.roles.find((r) => staffRoles.includes(r.role))?.name ?? call.actor.name

/** Who at the office hears of it: the community's people, or the street's where the community has nobody. */
export async function officeOf(call: Pick<Call, 'sql' | 'now'>, communityCode: string): Promise<string[]> {
  const [office] = await staffed(call, [communityCode, streetOf(communityCode)])
  return office ? staffAt(call, office) : []
}
