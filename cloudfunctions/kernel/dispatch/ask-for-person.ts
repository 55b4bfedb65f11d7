import { AskForPerson } from '@/contracts/dispatch'
import { answerableFor, headHeld, headOf } from '../case/case-row'
import { changeCase } from '../case/change-case'
import { caseMoves } from '../case/moves'
import { residentSide } from '../case/resident-side'
import { reporterOnly } from '../case/who'
import { mustMove } from '../call/moves'
import { community, operation } from '../call/operation'
import { closeOffers } from '../case/close-offers'

/**
 * The resident wants a person to decide who comes (PIPL art. 24: nobody has to accept a decision that a machine alone
 * made). From this call on nobody is asked by the machine about this case, also after a helper gave it back. A wave
 * that goes out in this very second is waited for and taken back: "it has changed" would be no answer to somebody who
 * came in time.
 */
export const askForPerson = operation(AskForPerson, {
  scope: community,
  load: headOf,
  who: reporterOnly,
  async run(call, _, role) {
    const row = await headHeld(call)
    mustMove(caseMoves['ask-for-person'], row, call)
    await changeCase(call, row, { dispatch: 'with-staff', by_hand_at: call.now, next_wave_at: null, escalate_at: null })
    const withdrawn = await closeOffers(
      call,
      row,
      'withdrawn',
      undefined,
      '这家想请社区的人来安排，和你没关系，谢谢你愿意看一眼。',
    )
    const what = { communityCode: row.community_code, caseId: row.case_id }
    call.record.event({ ...what, kind: 'person-asked', role, name: call.actor.name, actorId: call.actor.personId })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'ask-for-person',
      subjectId: row.case_id,
      detail: { offersWithdrawn: withdrawn.length },
    })
    const owner = answerableFor(row)
    if (owner)
      call.record.message({
        ...what,
        to: owner,
        kind: 'case.person-asked',
        title: '居民请你们来安排',
        body: '不用系统派单，请你看看谁合适，指派或直接办。',
      })
    for (const to of residentSide(row).filter((p) => p !== call.actor.personId)) {
      call.record.message({
        ...what,
        to,
        kind: 'case.person-asked',
        title: `${call.actor.name}请社区的人来安排`,
        body: '不再由系统找帮手，社区的人会来联系。',
      })
    }
    return { offersWithdrawn: withdrawn.length }
  },
})
