import { AskApplicant } from '@/contracts/gridwork'
import { mustMove } from '../call/moves'
import { community, operation } from '../call/operation'
import { applicationOf, changeApplication } from './application-row'
import { note } from './gridwork-event'
import { applicationMoves } from './moves'
import { applicationStaffOnly, staffName } from './who'

/** 一次告知: one message lists everything that is missing; a second one on the same application is counted. */
export const askApplicant = operation(AskApplicant, {
  scope: community,
  load: applicationOf,
  who: applicationStaffOnly,
  async run(call, row, role) {
    mustMove(applicationMoves.ask, row, call)
    const asked = row.times_asked + 1
    const { missing } = call.input
    await changeApplication(call, row, {
      state: applicationMoves.ask.to,
      missing,
      times_asked: asked,
      due_at: null,
      late_at: null,
    })
    note(
      call,
      row,
      'asked',
      { id: call.actor.personId, name: staffName(call) },
      asked > 1 ? `${missing.join('、')}（第 ${asked} 次要补，已记下）` : missing.join('、'),
    )
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'ask-applicant',
      subjectId: row.application_id,
      detail: { asked },
    })
    call.record.message({
      communityCode: row.community_code,
      to: row.person_id,
      kind: 'application.asked',
      title: '报到还差几样，一次说全',
      body: missing.join('、'),
      subject: { kind: 'application', id: row.application_id },
    })
    return { asked }
  },
})
