import type { Operations } from '@/contracts/operations'
import { refuse } from '../call/refusal'
import type { City } from '../city/city'

type Said = Operations['amend-application']['input']

/**
 * The grids somebody names lie in the community they name: a row of another tenant's grid would reach the wrong people.
 */
export function mustLieIn(communityCode: string, gridCodes: readonly string[], city: City): void {
  if (gridCodes.some((g) => g.slice(1, 13) !== communityCode || !city.gridNames.has(g))) refuse('GRID_ELSEWHERE')
}

/** Who is a volunteer has no platform to name; what is not used is not kept. */
export const columnsOf = (said: Said) => ({
  kind: said.kind,
  platform: said.kind === 'part-timer' ? (said.platform ?? null) : null,
  party_member: said.partyMember ?? false,
  grid_codes: said.gridCodes,
  windows: said.windows,
  skills: said.skills,
  max_open_tasks: said.maxOpenTasks,
  words: said.words ?? '',
})
