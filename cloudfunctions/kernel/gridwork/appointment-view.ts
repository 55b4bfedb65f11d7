import type { AppointmentView } from '@/contracts/gridwork-shapes'
import { appointmentStateWords, gridworkPromises } from '@/contracts/gridwork-words'
import { msOf } from '@/contracts/quantity'
import { roles, skills, type Skill } from '@/contracts/roles'
import { dayMs, localDay } from '@/rules/local-time'
import { movesOf } from '../call/moves'
import type { Call } from '../call/operation'
import { serviceNow } from '../dispatch/helper-service'
import { divisionName } from '../city/city'
import { isRunning, type AppointmentRow } from './appointment-row'
import { gridsOf } from './application-view'
import { letterNumber } from './letter-number'
import { appointmentMoves } from './moves'

export const isExpiring = (row: AppointmentRow, now: Date): boolean =>
  isRunning(row) && row.ends_at.getTime() - now.getTime() <= msOf(gridworkPromises.expiryWarn)

export async function appointmentView(
  call: Pick<Call, 'sql' | 'city' | 'actor' | 'now'>,
  row: AppointmentRow,
  side: 'appointee' | 'staff',
): Promise<AppointmentView> {
  const { sql, city, now } = call
  const service = await serviceNow({ sql }, row.community_code, row.person_id)
  const running = isRunning(row)
  return {
    communityCode: row.community_code,
    communityName: divisionName(city, row.community_code),
    appointmentId: row.appointment_id,
    number: letterNumber(row, divisionName(city, row.community_code)),
    name: row.name,
    workingName: row.working_name,
    kind: row.kind,
    kindName: roles[row.kind],
    partyMember: row.party_member,
    state: row.state,
    stateName: appointmentStateWords[row.state],
    fromDay: row.from_day,
    untilDay: row.until_day,
    daysLeft: running ? Math.max(0, Math.ceil((row.ends_at.getTime() - now.getTime()) / dayMs)) : 0,
    expiring: isExpiring(row, now),
    // The last day of rest, not the midnight after it.
    pausedUntilDay: row.state === 'paused' && row.paused_until ? localDay(row.paused_until.getTime() - 1) : null,
    grids: gridsOf(row.grid_codes, city),
    windows: running ? service.windows : [],
    skillNames: running ? service.skills.map((s) => skills[s as Skill] ?? s) : [],
    maxOpenTasks: running ? service.maxOpenTasks : 0,
    openTasks: running ? service.openTasks : 0,
    endedAt: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
    appointedBy: row.appointed_name,
    can: movesOf(appointmentMoves, [side], row, call),
  }
}
