import type { GridworkLeft } from '@/contracts/gridwork-shapes'
import type { AppointmentState } from '@/contracts/gridwork-words'
import type { Role } from '@/contracts/roles'
import type { Call } from '../call/operation'
import { lockHelper } from '../dispatch/claim-case'
import { giveBackAll, takeOutOfService, withdrawOffersTo } from '../dispatch/helper-service'
import { dismissHelper } from '../people/appoint-helper'
import { changeApplication, emptied, readApplicationRow } from './application-row'
import { changeAppointment, type AppointmentRow } from './appointment-row'

export interface End {
  state: Extract<AppointmentState, 'left' | 'lapsed' | 'ended'>
  reason: string
  caseReason: string
  role: Role
  actorId: string | null
  operation: string
}

/** Sql, clock and recorder of a call or of the timer. */
export type Ending = Pick<Call, 'sql' | 'now' | 'record' | 'ports'>

/**
 * The end of a service, from the next call on: questions withdrawn, cases back to dispatch, role and posts ended,
 * habits erased. The helper's row is locked first, as in a claim: whoever claims at the same time has the case before,
 * and it goes back, or finds the question withdrawn.
 */
export async function endService(
  call: Ending,
  row: AppointmentRow,
  end: End,
): Promise<Pick<GridworkLeft, 'casesGivenBack' | 'offersWithdrawn'>> {
  const { sql, now } = call
  await lockHelper(call, row.community_code, row.person_id)
  await changeAppointment(call, row, { state: end.state, paused_until: null, ended_at: now, end_reason: end.reason })
  const casesGivenBack = await giveBackAll(call, row.community_code, row.person_id, {
    role: end.role,
    name: end.role === 'system' ? '系统' : row.working_name,
    actorId: end.actorId,
    reason: end.caseReason,
    operation: end.operation,
  })
  const offersWithdrawn = await withdrawOffersTo(call, row.community_code, row.person_id)
  await takeOutOfService(call, row.community_code, row.person_id)
  await dismissHelper(call, row.person_id, row.community_code)
  const application = await readApplicationRow(sql, row.community_code, row.application_id)
  if (application && !application.erased_at) await changeApplication(call, application, emptied(now))
  await sql.query(
    `
    update post_holding
    set ended_at = $3, end_reason = $4
    where community_code = $1 and person_id = $2 and ended_at is null`,
    [row.community_code, row.person_id, now, end.reason],
  )
  await sql.query(
    `
    update post_candidacy
    set state = 'withdrawn', words = '', decided_at = $3
    where community_code = $1 and person_id = $2 and state = 'open'`,
    [row.community_code, row.person_id, now],
  )
  await sql.query(`update appointment set grid_codes = '{}' where community_code = $1 and appointment_id = $2`, [
    row.community_code,
    row.appointment_id,
  ])
  return { casesGivenBack, offersWithdrawn }
}
