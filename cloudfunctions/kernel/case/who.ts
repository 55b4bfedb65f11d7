import { helperRoles, staffRoles, type Role } from '@/contracts/roles'
import type { Call, RoleHeld } from '../call/operation'
import { refuse } from '../call/refusal'
import { covers } from '../city/city'
import type { CaseRow } from './case-row'

// Who may act on a case. To a stranger "not yours" and "not there" are one answer, so that a guess learns nothing.

export const reporterOnly = ({ actor }: Call, row: CaseRow): Role =>
  isReporter(row, actor.personId) ? 'resident' : refuse('NOT_FOUND')

export const isReporter = (row: CaseRow, personId: string): boolean =>
  row.reporter_id === personId || row.for_person_id === personId

/**
 * What is said to the neighbours is theirs to read while it is open: once closed it is the record of those it
 * concerned.
 */
export const isForNeighbours = (row: Pick<CaseRow, 'visibility' | 'state'>): boolean =>
  row.visibility === 'neighbours' && row.state !== 'closed'

/** The helper who holds the case. One who was asked but does not hold it hears why; a stranger hears nothing. */
export async function holderOnly(call: Call, row: CaseRow): Promise<Role> {
  if (row.helper_id === call.actor.personId) return helperRole(call)
  return (await wasAsked(call, row)) ? refuse('NOT_YOUR_TASK') : refuse('NOT_FOUND')
}

export const askedOnly = async (call: Call, row: CaseRow): Promise<Role> =>
  (await wasAsked(call, row)) ? helperRole(call) : refuse('NOT_FOUND')

export async function wasAsked(call: Call, row: CaseRow): Promise<boolean> {
  const { rowCount } = await call.sql.query(
    'select 1 from case_offer where community_code = $1 and case_id = $2 and helper_id = $3',
    [row.community_code, row.case_id, call.actor.personId],
  )
  return rowCount === 1
}

const helperRole = (call: Call): Role => call.actor.roles.find((r) => helperRoles.includes(r.role))?.role ?? 'volunteer'

/**
 * Staff of the office that answers now, of the first office (首问负责), of the tenant, or of an office above any of these.
 */
export function staffFor(row: CaseRow, roles: readonly RoleHeld[]): RoleHeld | undefined {
  const offices = [row.office_code, row.first_office_code, row.community_code]
  return roles.find((r) => staffRoles.includes(r.role) && offices.some((o) => covers(r.areaCode, o)))
}

export const staffOnly = ({ actor }: Call, row: CaseRow): Role =>
  staffFor(row, actor.roles)?.role ?? refuse('NOT_FOUND')
