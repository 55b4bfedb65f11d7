import { RefuseOffer, ReleaseCase, RecordWork } from '@/contracts/dispatch'
import { mustMove } from '../call/moves'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { attachPhotos } from '../case/case-photos'
import { answerableFor, headOf } from '../case/case-row'
import { changeCase } from '../case/change-case'
import { caseMoves } from '../case/moves'
import { askedOnly, holderOnly } from '../case/who'
import { workingName } from '../call/who'
import { askNext } from './ask-now'
import { giveBack } from './give-back'

/** "This time not", with a reason: the next wave goes out at once, nobody is blamed. */
export const refuseOffer = operation(RefuseOffer, {
  scope: community,
  load: headOf,
  who: askedOnly,
  async run(call, _, role) {
    const { communityCode, caseId, reason } = call.input
    await call.sql.query('select 1 from cases where community_code = $1 and case_id = $2 for no key update', [
      communityCode,
      caseId,
    ])
    const { rowCount } = await call.sql.query(
      `
      update case_offer
      set state = 'refused', answered_at = $4, refusal_reason = $5
      where community_code = $1 and case_id = $2 and helper_id = $3 and state = 'open'`,
      [communityCode, caseId, call.actor.personId, call.now, reason.trim()],
    )
    if (!rowCount) refuse('OFFER_OVER')
    await call.sql.query(
      `
      update cases
      set next_wave_at = $3
      where community_code = $1 and case_id = $2 and dispatch = 'offering'
        and not exists (
          select 1
          from case_offer o
          where o.community_code = $1 and o.case_id = $2 and o.state = 'open'
        )`,
      [communityCode, caseId, call.now],
    )
    call.record.event({
      communityCode,
      caseId,
      kind: 'offer-refused',
      role,
      name: workingName(call, role),
      actorId: call.actor.personId,
      facts: { reason: reason.trim() },
    })
    call.record.audit({
      communityCode,
      actorId: call.actor.personId,
      role,
      operation: 'refuse-offer',
      subjectId: caseId,
    })
    return {}
  },
  afterwards: ({ communityCode, caseId }, _, world) => askNext(world, communityCode, caseId),
})

/** A helper who cannot go on gives the case back with a reason; it is offered again. */
export const releaseCase = operation(ReleaseCase, {
  scope: community,
  load: headOf,
  who: holderOnly,
  async run(call, row, role) {
    const { reason } = call.input
    mustMove(caseMoves.release, row, call)
    await giveBack(call, row, {
      role,
      name: workingName(call, role),
      actorId: call.actor.personId,
      reason,
      operation: 'release-case',
    })
    return {}
  },
  afterwards: ({ communityCode, caseId }, _, world) => askNext(world, communityCode, caseId),
})

/** Work as it happens, with photos before and after. "Finished" is the helper's word to staff, never "solved". */
export const recordWork = operation(RecordWork, {
  scope: community,
  load: headOf,
  who: holderOnly,
  async run(call, row, role) {
    const { communityCode, caseId, text, before = [], after = [], finished } = call.input
    mustMove(caseMoves['record-work'], row, call)
    if (text.trim() === '' && before.length + after.length === 0) refuse('NOTHING_SAID')
    const name = workingName(call, role)
    const eventId = call.record.event({
      communityCode,
      caseId,
      kind: finished ? 'work-finished' : 'work-recorded',
      role,
      name,
      actorId: call.actor.personId,
      facts: { text: text.trim() },
    })
    await attachPhotos(call, call.input, 'before', before, eventId)
    await attachPhotos(call, call.input, 'after', after, eventId)
    await changeCase(call, row, finished ? { dispatch: 'finished' } : {})
    call.record.audit({
      communityCode,
      actorId: call.actor.personId,
      role,
      operation: 'record-work',
      subjectId: caseId,
      detail: { finished },
    })
    const owner = answerableFor(row)
    if (finished && owner)
      call.record.message({
        communityCode,
        caseId,
        to: owner,
        kind: 'case.work-finished',
        title: `${name}办完了`,
        body: '看看记录和照片，给居民一个答复。',
      })
    return {}
  },
})
