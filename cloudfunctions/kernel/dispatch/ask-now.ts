import { workOn } from '../call/timer-work'
import type { City } from '../org/city'
import type { Ports } from '../ports'
import { sendWaves } from './send-waves'

/**
 * The first wave of one case at once and not with the timer's next round. A pass over a single case: whatever the timer is
 * doing in this community at this second, both hold the same locks, and a case that was asked about already is not due.
 */
export const askNow = (world: { ports: Ports; city: City }, communityCode: string, caseId: string): Promise<number> =>
  workOn(world, 'posting', { community_code: communityCode, case_ids: [caseId] }, sendWaves('posting'))
