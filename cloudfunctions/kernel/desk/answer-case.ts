import { AnswerCase, AskMissing } from '@/contracts/desk'
import { casePromises } from '@/contracts/case-words'
import { timeAfter } from '@/contracts/quantity'
import { mustMove } from '../call/moves'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { attachPhotos } from '../case/case-photos'
import { headOf } from '../case/case-row'
import { changeCase } from '../case/change-case'
import { caseMoves } from '../case/moves'
import { residentSide } from '../case/resident-side'
import { staffOnly } from '../case/who'
import { workingName } from '../call/who'
import { closeOffers } from '../case/close-offers'

/** 答复. Staff say what was done; whether it is solved only the resident says, within a promised time. */
export const answerCase = operation(AnswerCase, {
  scope: community,
  load: headOf,
  who: staffOnly,
  async run(call, row, role) {
    mustMove(caseMoves.answer, row, call)
    const text = call.input.text.trim()
    if (text.length < 4) refuse('ANSWER_EMPTY')
    const confirmUntil = timeAfter(call.now, casePromises.confirm)
    const what = { communityCode: row.community_code, caseId: row.case_id }
    const name = workingName(call, role)
    const eventId = call.record.event({
      ...what,
      kind: 'answered',
      role,
      name,
      actorId: call.actor.personId,
      officeCode: row.office_code,
      facts: { text },
    })
    await attachPhotos(call, what, 'answer', call.input.photos ?? [], eventId)
    const after = await changeCase(call, row, {
      state: caseMoves.answer.to,
      answer: text,
      answered_at: call.now,
      confirm_until: confirmUntil,
      owner_id: call.actor.personId,
      accepted_at: row.accepted_at ?? call.now,
      next_wave_at: null,
      escalate_at: null,
      missing: [],
      dispatch: row.helper_id ? 'finished' : 'with-staff',
    })
    await closeOffers(call, row, 'withdrawn')
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'answer-case',
      subjectId: row.case_id,
    })
    for (const to of residentSide(row))
      call.record.message({
        ...what,
        to,
        kind: 'case.answered',
        title: '社区答复了',
        body: '看看办得怎么样：联系你了吗、解决了吗、满意吗，由你来说。',
      })
    if (row.helper_id && row.dispatch === 'taken')
      call.record.message({
        ...what,
        to: row.helper_id,
        kind: 'case.answered',
        title: '社区已经答复了',
        body: '这件不用再去了，谢谢你。',
      })
    return { state: after.state, confirmUntil: confirmUntil.toISOString() }
  },
})

/** 一次告知: one message lists everything that is missing; a second one on the same case is counted. */
export const askMissing = operation(AskMissing, {
  scope: community,
  load: headOf,
  who: staffOnly,
  async run(call, row, role) {
    mustMove(caseMoves['ask-missing'], row, call)
    const times = row.times_asked_missing + 1
    const missing = call.input.missing.map((m) => m.trim())
    await changeCase(call, row, {
      missing,
      times_asked_missing: times,
      state: caseMoves['ask-missing'].to,
      accepted_at: row.accepted_at ?? call.now,
    })
    const what = { communityCode: row.community_code, caseId: row.case_id }
    call.record.event({
      ...what,
      kind: 'missing-asked',
      role,
      name: workingName(call, role),
      actorId: call.actor.personId,
      facts: { missing, times },
    })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'ask-missing',
      subjectId: row.case_id,
      detail: { times },
    })
    for (const to of residentSide(row))
      call.record.message({ ...what, to, kind: 'case.missing', title: '还差几样，一次说全', body: missing.join('、') })
    return { asked: times }
  },
})
