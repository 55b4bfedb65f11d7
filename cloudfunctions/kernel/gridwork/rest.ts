import { PauseGridwork, ResumeGridwork, ChangeFreeHours } from '@/contracts/gridwork'
import { mustMove } from '../call/moves'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { askNext } from '../dispatch/ask-now'
import { lockHelper } from '../dispatch/claim-case'
import { changeHours, restUntil, withdrawOffersTo } from '../dispatch/helper-service'
import { appointmentOf, changeAppointment, dayBegins, dayEnds } from './appointment-row'
import { note } from './gridwork-event'
import { appointmentMoves } from './moves'
import { appointeeOnly } from './who'

// The helper's row is locked before the appointment's, here and in every end: a claim that runs at the same time is
// over before the rest begins, or finds its question withdrawn.

/** 先歇着: no new question from the next call on; what is in hand stays there, or is given back one by one. */
export const pauseGridwork = operation(PauseGridwork, {
  scope: community,
  load: appointmentOf,
  who: appointeeOnly,
  async run(call, row, role) {
    const { now, input, actor } = call
    mustMove(appointmentMoves.pause, row, call)
    const until = input.untilDay ? dayEnds(input.untilDay) : null
    if (until && (until <= now || until > row.ends_at)) refuse('DAYS_WRONG')
    await lockHelper(call, row.community_code, row.person_id)
    await changeAppointment(call, row, { state: appointmentMoves.pause.to, paused_until: until })
    await restUntil(call, row.community_code, row.person_id, until ?? row.ends_at)
    const offersWithdrawn = await withdrawOffersTo(call, row.community_code, row.person_id)
    note(
      call,
      row,
      'paused',
      { id: actor.personId, name: row.working_name },
      input.untilDay ? `到 ${input.untilDay}` : '',
    )
    call.record.audit({
      communityCode: row.community_code,
      actorId: actor.personId,
      role,
      operation: 'pause-gridwork',
      subjectId: row.appointment_id,
      detail: { offersWithdrawn },
    })
    return { offersWithdrawn }
  },
  afterwards: async ({ communityCode }, { offersWithdrawn }, world) =>
    offersWithdrawn > 0 && askNext(world, communityCode),
})

export const resumeGridwork = operation(ResumeGridwork, {
  scope: community,
  load: appointmentOf,
  who: appointeeOnly,
  async run(call, row, role) {
    mustMove(appointmentMoves.resume, row, call)
    await lockHelper(call, row.community_code, row.person_id)
    await changeAppointment(call, row, { state: appointmentMoves.resume.to, paused_until: null })
    // An appointment that begins next month does not begin earlier by a rest.
    await restUntil(call, row.community_code, row.person_id, dayBegins(row.from_day))
    note(call, row, 'resumed', { id: call.actor.personId, name: row.working_name })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'resume-gridwork',
      subjectId: row.appointment_id,
    })
    return {}
  },
})

/** The hours in which to be asked, and how many tasks at most: the person's own to change at any time. */
export const changeFreeHours = operation(ChangeFreeHours, {
  scope: community,
  load: appointmentOf,
  who: appointeeOnly,
  async run(call, row, role) {
    mustMove(appointmentMoves['change-hours'], row, call)
    await lockHelper(call, row.community_code, row.person_id)
    await changeAppointment(call, row, {})
    await changeHours(call, row.community_code, row.person_id, call.input.windows, call.input.maxOpenTasks)
    note(call, row, 'hours-changed', { id: call.actor.personId, name: row.working_name })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'change-free-hours',
      subjectId: row.appointment_id,
    })
    return {}
  },
})
