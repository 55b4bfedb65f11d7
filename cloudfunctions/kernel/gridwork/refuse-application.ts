import { RefuseApplication } from '@/contracts/gridwork'
import { mustMove } from '../call/moves'
import { community, operation } from '../call/operation'
import { appealUntil, applicationOf, changeApplication } from './application-row'
import { note } from './gridwork-event'
import { applicationMoves } from './moves'
import { applicationStaffOnly, staffName } from './who'

/** No, with a reason that the person reads, and the way to have somebody else look; after an appeal it stands. */
export const refuseApplication = operation(RefuseApplication, {
  scope: community,
  load: applicationOf,
  who: applicationStaffOnly,
  async run(call, row, role) {
    mustMove(applicationMoves.refuse, row, call)
    const { reason } = call.input
    const after = await changeApplication(call, row, {
      state: applicationMoves.refuse.to,
      due_at: null,
      missing: [],
      decided_at: call.now,
      decided_by: call.actor.personId,
      refused_by: row.refused_by ?? call.actor.personId,
      refuse_reason: reason,
    })
    note(
      call,
      row,
      row.state === 'appealed' ? 'appeal-refused' : 'refused',
      { id: call.actor.personId, name: staffName(call) },
      reason,
    )
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'refuse-application',
      subjectId: row.application_id,
    })
    const until = appealUntil(after)
    call.record.message({
      communityCode: row.community_code,
      to: row.person_id,
      kind: 'application.refused',
      title: until ? '这次报到没通过' : '街道复核过了，这次还是没通过',
      body: `原因：${reason}。${until ? '觉得不对，可以请街道换个人复核。' : '情况变了随时可以重新报名。'}`,
      subject: { kind: 'application', id: row.application_id },
    })
    return { appealUntil: until?.toISOString() ?? null }
  },
})
