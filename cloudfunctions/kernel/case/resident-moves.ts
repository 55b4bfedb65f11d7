import { WithdrawCase, SupplyMissing } from '@/contracts/case'
import { mustMove } from '../call/moves'
import { community, operation } from '../call/operation'
import { attachPhotos } from './case-photos'
import { answerableFor, headOf } from './case-row'
import { changeCase } from './change-case'
import { closeOffers } from './close-offers'
import { caseMoves } from './moves'
import { residentSide } from './resident-side'
import { reporterOnly } from './who'

/** The resident takes the case back while nobody has answered it. */
export const withdrawCase = operation(WithdrawCase, {
  scope: community,
  load: headOf,
  who: reporterOnly,
  async run(call, row) {
    mustMove(caseMoves.withdraw, row, call)
    const after = await changeCase(call, row, {
      state: caseMoves.withdraw.to,
      outcome: 'withdrawn',
      closed_at: call.now,
      paused_at: null,
      pause_reason: null,
      next_wave_at: null,
      escalate_at: null,
    })
    await closeOffers(call, row, 'withdrawn')
    await call.sql.query(
      `
      update assignment
      set ended_at = $3, end_reason = 'withdrawn'
      where community_code = $1 and case_id = $2 and ended_at is null`,
      [row.community_code, row.case_id, call.now],
    )
    const what = { communityCode: row.community_code, caseId: row.case_id }
    call.record.event({
      ...what,
      kind: 'withdrawn',
      role: 'resident',
      name: call.actor.name,
      actorId: call.actor.personId,
      facts: { reason: call.input.reason ?? '' },
    })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role: 'resident',
      operation: 'withdraw-case',
      subjectId: row.case_id,
    })
    for (const to of new Set([answerableFor(row), row.helper_id])) {
      if (to)
        call.record.message({ ...what, to, kind: 'case.withdrawn', title: '居民撤回了一件', body: '这件不用办了。' })
    }
    for (const to of residentSide(row).filter((p) => p !== call.actor.personId)) {
      call.record.message({
        ...what,
        to,
        kind: 'case.withdrawn',
        title: `${call.actor.name}撤回了这件`,
        body: '不用再等了；还需要的话，随时再说一声。',
      })
    }
    return { state: after.state }
  },
})

/** What was missing, or simply more to say: it joins the same case. */
export const supplyMissing = operation(SupplyMissing, {
  scope: community,
  load: headOf,
  who: reporterOnly,
  async run(call, row) {
    mustMove(caseMoves['supply-missing'], row, call)
    const what = { communityCode: row.community_code, caseId: row.case_id }
    const eventId = call.record.event({
      ...what,
      kind: 'missing-supplied',
      role: 'resident',
      name: call.actor.name,
      actorId: call.actor.personId,
      facts: { text: call.input.text },
    })
    await attachPhotos(call, what, 'post', call.input.photos ?? [], eventId)
    const after = await changeCase(call, row, { missing: [] })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role: 'resident',
      operation: 'supply-missing',
      subjectId: row.case_id,
    })
    const owner = answerableFor(row)
    if (owner)
      call.record.message({
        ...what,
        to: owner,
        kind: 'case.supplied',
        title: '居民补上了',
        body: '差的已经补上，可以接着办。',
      })
    return { state: after.state }
  },
})
