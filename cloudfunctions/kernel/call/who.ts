import { staffRoles, type Role } from '@/contracts/roles'
import type { Call } from './operation'
import { refuse } from './refusal'

// Who may, where the person's roles alone decide; what else it depends on is asked of the noun that it is about.

export const anybody = (): Role => 'resident'

export const anyStaff = (call: Call): Role =>
  call.actor.roles.find((r) => staffRoles.includes(r.role))?.role ?? refuse('NOT_FOUND')

/** The name a person works under in public: staff and helpers by their appointment, residents by their own. */
export function workingName(call: Call, role: Role): string {
  return call.actor.roles.find((r) => r.role === role)?.name ?? call.actor.name
}
