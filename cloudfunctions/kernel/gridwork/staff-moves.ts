import { RenewAppointment, EndAppointment } from '@/contracts/gridwork'
import { gridworkPromises } from '@/contracts/gridwork-words'
import { daysBetween, localDay } from '@/rules/local-time'
import { mustMove } from '../call/moves'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { askNext } from '../dispatch/ask-now'
import { lockHelper } from '../dispatch/claim-case'
import { serveUntil } from '../dispatch/helper-service'
import { appointHelper } from '../people/appoint-helper'
import { appointmentOf, changeAppointment, dayEnds } from './appointment-row'
import { endService } from './end-service'
import { note } from './gridwork-event'
import { appointmentMoves } from './moves'
import { appointmentStaffOnly, staffName } from './who'

/** 续聘: a later last day, a year from today at most; the warning before the end comes again. */
export const renewAppointment = operation(RenewAppointment, {
  scope: community,
  load: appointmentOf,
  who: appointmentStaffOnly,
  async run(call, row, role) {
    const { untilDay } = call.input
    mustMove(appointmentMoves.renew, row, call)
    const days = daysBetween(localDay(call.now), untilDay)
    if (untilDay <= row.until_day || days > gridworkPromises.appointmentMax.amount) refuse('DAYS_WRONG')
    const until = dayEnds(untilDay)
    await lockHelper(call, row.community_code, row.person_id)
    await changeAppointment(call, row, { until_day: untilDay, ends_at: until, warned_at: null })
    await serveUntil(call, row.community_code, row.person_id, until)
    await appointHelper(call, {
      personId: row.person_id,
      role: row.kind,
      communityCode: row.community_code,
      name: row.working_name,
      from: row.appointed_at,
      until,
    })
    note(call, row, 'renewed', { id: call.actor.personId, name: staffName(call) }, `到 ${untilDay}`)
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'renew-appointment',
      subjectId: row.appointment_id,
      detail: { untilDay },
    })
    call.record.message({
      communityCode: row.community_code,
      to: row.person_id,
      kind: 'appointment.renewed',
      title: '社区续聘你',
      body: `聘期到 ${untilDay}，谢谢你一直在。`,
      subject: { kind: 'appointment', id: row.appointment_id },
    })
    return { untilDay }
  },
})

/** 解聘: by the community, with a reason that the person reads. What they finished stays theirs. */
export const endAppointment = operation(EndAppointment, {
  scope: community,
  load: appointmentOf,
  who: appointmentStaffOnly,
  async run(call, row, role) {
    mustMove(appointmentMoves.end, row, call)
    const { reason } = call.input
    const ended = await endService(call, row, {
      state: appointmentMoves.end.to,
      reason,
      caseReason: '社区另有安排',
      role,
      actorId: call.actor.personId,
      operation: 'end-appointment',
    })
    note(call, row, 'ended', { id: call.actor.personId, name: staffName(call) }, reason)
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'end-appointment',
      subjectId: row.appointment_id,
      detail: ended,
    })
    call.record.message({
      communityCode: row.community_code,
      to: row.person_id,
      kind: 'appointment.ended',
      title: '聘期由社区结束了',
      body: `原因：${reason}。办完的事都记着，谢谢你。`,
      subject: { kind: 'appointment', id: row.appointment_id },
    })
    return { casesGivenBack: ended.casesGivenBack }
  },
  afterwards: ({ communityCode }, _, world) => askNext(world, communityCode),
})
