import { LeaveGridwork, WithdrawConsent } from '@/contracts/gridwork'
import { erasedOnLeaving, keptOnLeaving } from '@/contracts/gridwork-words'
import { mayMove, mustMove } from '../call/moves'
import { community, operation, type Call, type CallOf } from '../call/operation'
import { place } from '../call/recorder'
import { anybody } from '../call/who'
import { askNext } from '../dispatch/ask-now'
import { changeApplication, emptied, type ApplicationRow } from './application-row'
import { appointmentOf, runningAppointment, type AppointmentRow } from './appointment-row'
import { endService } from './end-service'
import { note } from './gridwork-event'
import { applicationMoves, appointmentMoves } from './moves'
import { appointeeOnly, officeOf } from './who'

const consents = place('consent_entry', [
  'community_code',
  'consent_id',
  'person_id',
  'purpose',
  'edition',
  'given',
  'at',
])

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

/** 收回同意: what rests on it ends with it, an application that waits as well as an appointment that runs. Twice is no mistake. */
export const withdrawConsent = operation(WithdrawConsent, {
  scope: community,
  who: anybody,
  async run(call, _, role) {
    const {
      sql,
      actor,
      now,
      record,
      ports,
      input: { communityCode },
    } = call
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
    if (edition !== null)
      record.insert(consents, [communityCode, ports.newId(), actor.personId, 'gridwork', edition, false, now])
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
    'select * from application where community_code = $1 and person_id = $2 and erased_at is null order by application_id for update',
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

/** The edition that still stands; null when nothing was agreed to, or it was taken back already. */
async function lastGiven({ sql, actor }: Pick<Call, 'sql' | 'actor'>, communityCode: string): Promise<number | null> {
  const { rows } = await sql.query<{ edition: number; given: boolean }>(
    `select edition, given from consent_entry where community_code = $1 and person_id = $2 and purpose = 'gridwork' order by at desc, given limit 1`,
    [communityCode, actor.personId],
  )
  return rows[0]?.given ? rows[0].edition : null
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
