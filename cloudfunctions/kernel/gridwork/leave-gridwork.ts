import { LeaveGridwork, WithdrawConsent } from '@/contracts/gridwork'
import { erasedOnLeaving, keptOnLeaving } from '@/contracts/gridwork-words'
import { mayMove, mustMove } from '../call/moves'
import { community, operation, type Call, type CallOf } from '../call/operation'
import { anybody } from '../call/who'
import { askNext } from '../dispatch/ask-now'
import { changeApplication, emptied, type ApplicationRow } from './application-row'
import { appointmentOf, runningAppointment, type AppointmentRow } from './appointment-row'
import { lastGiven, writeConsent } from './consent-entry'
import { endService } from './end-service'
import { note } from './gridwork-event'
import { applicationMoves, appointmentMoves } from './moves'
import { appointeeOnly, officeOf } from './who'

/** 退出: at once, without anybody's leave. */
export const leaveGridwork = operation(LeaveGridwork, {
  scope: community,
  load: appointmentOf,
  who: appointeeOnly,
  async run(call, row, role) {
    mustMove(appointmentMoves.leave, row, call)
    const ended = await endService(call, row, {
      state: appointmentMoves.leave.to,
      reason: call.input.reason?.trim() || '本人退出',
      caseReason: '帮手不再接单了',
      role,
      actorId: call.actor.personId,
      operation: 'leave-gridwork',
    })
    note(call, row, 'left', { id: call.actor.personId, name: '本人' })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'leave-gridwork',
      subjectId: row.appointment_id,
      detail: ended,
    })
    await tellOffice(call, row)
    return { erased: [...erasedOnLeaving], kept: [...keptOnLeaving], ...ended }
  },
  afterwards: ({ communityCode }, _, world) => askNext(world, communityCode),
})

/**
 * 收回同意: what rests on it ends with it, an application that waits as well as an appointment that runs. Twice is no
 * mistake.
 */
export const withdrawConsent = operation(WithdrawConsent, {
  scope: community,
  who: anybody,
  async run(call, _, role) {
    const { sql, actor, record } = call
    const { communityCode } = call.input
    const row = await runningAppointment(sql, communityCode, actor.personId)
    const ended = row
      ? await endService(call, row, {
          state: appointmentMoves.leave.to,
          reason: '本人收回了同意',
          caseReason: '帮手不再接单了',
          role: row.kind,
          actorId: actor.personId,
          operation: 'withdraw-consent',
        })
      : { casesGivenBack: 0, offersWithdrawn: 0 }
    if (row) note(call, row, 'consent-withdrawn', { id: actor.personId, name: '本人' })
    const edition = await lastGiven(call, communityCode)
    if (edition !== null) writeConsent(call, { communityCode, edition, given: false })
    await emptyApplications(call, communityCode)
    record.audit({
      communityCode,
      actorId: actor.personId,
      role,
      operation: 'withdraw-consent',
      subjectId: row?.appointment_id ?? null,
      detail: ended,
    })
    if (row) await tellOffice(call, row)
    return { erased: [...erasedOnLeaving], kept: [...keptOnLeaving], ...ended }
  },
  afterwards: ({ communityCode }, _, world) => askNext(world, communityCode),
})

/** Every application of theirs there that still says something; one that waits is withdrawn. */
async function emptyApplications(call: CallOf<typeof WithdrawConsent>, communityCode: string): Promise<void> {
  const { rows } = await call.sql.query<ApplicationRow & Record<string, unknown>>(
    `
    select *
    from application
    where community_code = $1 and person_id = $2 and erased_at is null
    order by application_id
    for update`,
    [communityCode, call.actor.personId],
  )
  for (const application of rows) {
    const waits = mayMove(applicationMoves.withdraw, application, call)
    await changeApplication(call, application, {
      ...emptied(call.now),
      ...(waits ? { state: applicationMoves.withdraw.to, due_at: null } : {}),
    })
    if (waits) note(call, application, 'consent-withdrawn', { id: call.actor.personId, name: '本人' })
  }
}

async function tellOffice(call: Call, row: AppointmentRow): Promise<void> {
  for (const to of await officeOf(call, row.community_code)) {
    call.record.message({
      communityCode: row.community_code,
      to,
      kind: 'appointment.left',
      title: `${row.working_name}退出了`,
      body: '手上的事已经回到派单，空闲时间和电话已经抹掉。',
      subject: { kind: 'appointment', id: row.appointment_id },
    })
  }
}
