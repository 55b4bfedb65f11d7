import { refuse } from '../call/refusal'
import { covers, streetOf } from '../city/city'
import type { Call } from '../call/operation'
import type { ApplicationRow } from './application-row'

type Acting = Pick<Call, 'actor'>

const isOwn = (call: Acting, row: ApplicationRow): boolean => row.person_id === call.actor.personId

/** An appeal goes to somebody of the street who is not the person that said no. */
function isAnothers(call: Acting, row: ApplicationRow): boolean {
  if (row.state !== 'appealed') return true
  return (
    row.refused_by !== call.actor.personId &&
    call.actor.roles.some((r) => r.role === 'street-staff' && covers(r.areaCode, streetOf(row.community_code)))
  )
}

/** The caller is already known as staff of the community or above it. */
export const mayDecide = (call: Acting, row: ApplicationRow): boolean => !isOwn(call, row) && isAnothers(call, row)

export function mustNotBeOwn(call: Acting, row: ApplicationRow): void {
  if (isOwn(call, row)) refuse('OWN_APPLICATION')
}

export function mustBeAnothers(call: Acting, row: ApplicationRow): void {
  if (!isAnothers(call, row)) refuse('ANOTHER_DECIDES')
}
