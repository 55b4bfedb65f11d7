import { AmendApplication, WithdrawApplication, AppealApplication } from '@/contracts/gridwork'
import { gridworkPromises } from '@/contracts/gridwork-words'
import { inWords } from '@/contracts/quantity'
import { dueAt } from '../calendar/due'
import { mustMove } from '../call/moves'
import { community, operation } from '../call/operation'
import { staffAt } from '../org/staff-at'
import { streetOf } from '../city/city'
import { applicationOf, changeApplication, emptied } from './application-row'
import { note } from './gridwork-event'
import { applicationMoves } from './moves'
import { columnsOf, mustLieIn } from './said'
import { applicantOnly, officeOf } from './who'

/** What was missing is in it now, or the person thought again: the same application, read anew by the community. */
export const amendApplication = operation(AmendApplication, {
  scope: community,
  load: applicationOf,
  who: applicantOnly,
  async run(call, row, role) {
    mustMove(applicationMoves.amend, row, call)
    mustLieIn(row.community_code, call.input.gridCodes, call.city)
    const due = row.due_at ?? dueAt(call.now, gridworkPromises.decide, call.city.calendar).at
    await changeApplication(call, row, {
      ...columnsOf(call.input),
      state: applicationMoves.amend.to,
      missing: [],
      due_at: due,
    })
    note(call, row, 'amended', { id: call.actor.personId, name: row.name })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'amend-application',
      subjectId: row.application_id,
    })
    if (row.state === 'asked') {
      for (const to of await officeOf(call, row.community_code)) {
        call.record.message({
          communityCode: row.community_code,
          to,
          kind: 'application.amended',
          title: '报到的人补上了',
          body: '差的已经补上，可以接着看。',
          subject: { kind: 'application', id: row.application_id },
        })
      }
    }
    return { dueAt: due.toISOString() }
  },
})

/** Taken back before anybody has decided: nothing of it is needed any more, so it is emptied at once. */
export const withdrawApplication = operation(WithdrawApplication, {
  scope: community,
  load: applicationOf,
  who: applicantOnly,
  async run(call, row, role) {
    mustMove(applicationMoves.withdraw, row, call)
    await changeApplication(call, row, { ...emptied(call.now), state: applicationMoves.withdraw.to, due_at: null })
    note(call, row, 'withdrawn', { id: call.actor.personId, name: '本人' })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'withdraw-application',
      subjectId: row.application_id,
    })
    return {}
  },
})

/** Who was refused may ask once, and somebody else of the street answers. */
export const appealApplication = operation(AppealApplication, {
  scope: community,
  load: applicationOf,
  who: applicantOnly,
  async run(call, row, role) {
    mustMove(applicationMoves.appeal, row, call)
    const due = dueAt(call.now, gridworkPromises.decide, call.city.calendar).at
    await changeApplication(call, row, {
      state: applicationMoves.appeal.to,
      appealed_at: call.now,
      appeal_reason: call.input.reason,
      due_at: due,
      late_at: null,
    })
    note(call, row, 'appealed', { id: call.actor.personId, name: row.name }, call.input.reason)
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'appeal-application',
      subjectId: row.application_id,
    })
    for (const to of (await staffAt(call, streetOf(row.community_code))).filter((p) => p !== row.refused_by)) {
      call.record.message({
        communityCode: row.community_code,
        to,
        kind: 'application.appealed',
        title: '有人请街道复核',
        body: `报到没通过，请换一个人看看，${inWords(gridworkPromises.decide)}内给回音。`,
        subject: { kind: 'application', id: row.application_id },
      })
    }
    return { dueAt: due.toISOString() }
  },
})
