import { ApproveApplication } from '@/contracts/gridwork'
import { gridworkPromises } from '@/contracts/gridwork-words'
import { roles } from '@/contracts/roles'
import { daysBetween, localDay } from '@/rules/local-time'
import { mustMove } from '../call/moves'
import { community, operation, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { putInService } from '../dispatch/helper-service'
import { appointHelper } from '../people/appoint-helper'
import { divisionName } from '../city/city'
import { applicationOf, changeApplication, type ApplicationRow } from './application-row'
import { dayBegins, dayEnds } from './appointment-row'
import { letterNumber } from './letter-number'
import { note } from './gridwork-event'
import { applicationMoves } from './moves'
import { mustLieIn } from './said'
import { applicationStaffOnly, staffName } from './who'
import { firstOfName } from '@/rules/text'

/**
 * 聘任: the application becomes an appointment with days and an area, a helper's row from which offers come, and the role
 * that goes with it; all in one transaction. Of two people who decide at once one hears STATE_CHANGED.
 */
export const approveApplication = operation(ApproveApplication, {
  scope: community,
  load: applicationOf,
  who: applicationStaffOnly,
  async run(call, row, role) {
    const { fromDay, untilDay, gridCodes } = call.input
    mustMove(applicationMoves.approve, row, call)
    mustFit(fromDay, untilDay, call.now)
    mustLieIn(row.community_code, gridCodes, call.city)
    const appointmentId = call.ports.newId()
    await changeApplication(call, row, {
      state: applicationMoves.approve.to,
      due_at: null,
      missing: [],
      decided_at: call.now,
      decided_by: call.actor.personId,
      appointment_id: appointmentId,
    })
    const number = await insertAppointment(call, row, appointmentId)
    note(
      call,
      row,
      row.state === 'appealed' ? 'appeal-approved' : 'approved',
      { id: call.actor.personId, name: staffName(call) },
      `${fromDay} 至 ${untilDay}`,
    )
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'approve-application',
      subjectId: row.application_id,
      detail: { appointmentId, fromDay, untilDay },
    })
    call.record.message({
      communityCode: row.community_code,
      to: row.person_id,
      kind: 'application.approved',
      title: `社区聘你为${roles[row.kind]}`,
      body: `${fromDay} 起，到 ${untilDay}。只在你说的空闲里问你，随时能歇着。`,
      subject: { kind: 'appointment', id: appointmentId },
    })
    return { appointmentId, number }
  },
})

/** From today on, and not for longer than is promised: nobody serves by a paper that has no end. */
function mustFit(fromDay: string, untilDay: string, now: Date): void {
  const days = daysBetween(fromDay, untilDay)
  if (fromDay < localDay(now) || days < 0 || days > gridworkPromises.appointmentMax.amount) refuse('DAYS_WRONG')
}

async function insertAppointment(
  call: CallOf<typeof ApproveApplication>,
  row: ApplicationRow,
  appointmentId: string,
): Promise<string> {
  const { sql, now, input, actor, city } = call
  const { fromDay, untilDay, gridCodes, maxOpenTasks } = input
  const workingName = `${firstOfName(row.name)}${row.kind === 'part-timer' ? '师傅' : '老师'}`
  const [from, until] = [dayBegins(fromDay), dayEnds(untilDay)]
  const year = Number(localDay(now).slice(0, 4))
  const {
    rows: [counter],
  } = await sql.query<{ last: number }>(
    `
    insert into appointment_counter (community_code, year, last)
    values ($1, $2, 1)
    on conflict (community_code, year) do update set last = appointment_counter.last + 1
    returning last`,
    [row.community_code, year],
  )
  await sql.query(
    `
    insert into appointment (
      community_code, appointment_id, application_id, person_id, kind, name, working_name, party_member, year, seq,
      grid_codes, from_day, until_day, ends_at, state, appointed_by, appointed_name, appointed_at
    )
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'active', $15, $16, $17)`,
    [
      row.community_code,
      appointmentId,
      row.application_id,
      row.person_id,
      row.kind,
      row.name,
      workingName,
      row.party_member,
      year,
      counter!.last,
      gridCodes,
      fromDay,
      untilDay,
      until,
      actor.personId,
      staffName(call),
      now,
    ],
  )
  await putInService(call, {
    communityCode: row.community_code,
    helperId: row.person_id,
    kind: row.kind,
    name: workingName,
    phone: row.phone,
    gridCodes,
    skills: row.skills,
    windows: row.windows,
    maxOpenTasks: Math.min(maxOpenTasks, row.max_open_tasks),
    from,
    until,
    consentedAt: row.consented_at,
  })
  await appointHelper(call, {
    personId: row.person_id,
    role: row.kind,
    communityCode: row.community_code,
    name: workingName,
    from,
    until,
  })
  return letterNumber(
    { community_code: row.community_code, kind: row.kind, year, seq: counter!.last },
    divisionName(city, row.community_code),
  )
}
