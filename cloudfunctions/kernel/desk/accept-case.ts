import { AcceptCase } from '@/contracts/desk'
import { mustMove } from '../call/moves'
import { community, operation } from '../call/operation'
import { headOf } from '../case/case-row'
import { changeCase } from '../case/change-case'
import { caseMoves } from '../case/moves'
import { residentSide } from '../case/resident-side'
import { staffOnly } from '../case/who'
import { workingName } from '../call/who'

/**
 * 受理. Whoever accepts first becomes the first owner (首问负责) and stays answerable through every transfer; a case that
 * came by transfer is taken up again where it arrived, so that somebody has it in hand.
 */
export const acceptCase = operation(AcceptCase, {
  scope: community,
  load: headOf,
  who: staffOnly,
  async run(call, row, role) {
    mustMove(caseMoves.accept, row, call)
    const name = workingName(call, role)
    const first = row.accepted_at === null ? { first_owner_id: call.actor.personId, first_owner_name: name } : {}
    const after = await changeCase(call, row, {
      state: caseMoves.accept.to,
      accepted_at: row.accepted_at ?? call.now,
      owner_id: call.actor.personId,
      ...first,
    })
    const what = { communityCode: row.community_code, caseId: row.case_id }
    call.record.event({
      ...what,
      kind: 'accepted',
      role,
      name,
      actorId: call.actor.personId,
      officeCode: row.office_code,
    })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'accept-case',
      subjectId: row.case_id,
    })
    const body =
      row.accepted_at === null ? '从现在起由 TA 负责到底。' : `接着由 TA 办，首问还是${row.first_owner_name}。`
    for (const to of residentSide(row))
      call.record.message({ ...what, to, kind: 'case.accepted', title: `${name}受理了`, body })
    return { state: after.state }
  },
})
