import { PauseCase, ResumeCase } from '@/contracts/desk'
import { mustMove } from '../call/moves'
import { community, operation } from '../call/operation'
import { headOf } from '../case/case-row'
import { changeCase } from '../case/change-case'
import { gridWorkerAskedAfterPause } from '../case/helper-time'
import { caseMoves } from '../case/moves'
import type { CaseRow } from '../case/case-row'
import { promiseAfterPause } from '../case/promise'
import { residentSide } from '../case/resident-side'
import { staffOnly } from '../case/who'
import { workingName } from '../call/who'
import { closeOffers } from '../case/close-offers'

/**
 * The countdown stops for a reason that the resident sees. Nobody is asked meanwhile: an offer left open would keep its
 * helper from every other case for as long as the pause lasts.
 */
export const pauseCase = operation(PauseCase, {
  scope: community,
  load: headOf,
  who: staffOnly,
  async run(call, row, role) {
    mustMove(caseMoves.pause, row, call)
    const after = await changeCase(call, row, {
      state: caseMoves.pause.to,
      paused_at: call.now,
      pause_reason: call.input.reason,
      accepted_at: row.accepted_at ?? call.now,
      next_wave_at: null,
    })
    await closeOffers(call, row, 'withdrawn')
    const what = { communityCode: row.community_code, caseId: row.case_id }
    call.record.event({
      ...what,
      kind: 'paused',
      role,
      name: workingName(call, role),
      actorId: call.actor.personId,
      facts: { reason: call.input.reason },
    })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'pause-case',
      subjectId: row.case_id,
      detail: { reason: call.input.reason },
    })
    for (const to of concerned(row))
      call.record.message({
        ...what,
        to,
        kind: 'case.paused',
        title: '先停一停',
        body: `原因：${call.input.reason}。接着办的时候会告诉你。`,
      })
    return { state: after.state }
  },
})

/** Counted time before the pause is kept to the millisecond; the rest runs on from now. */
export const resumeCase = operation(ResumeCase, {
  scope: community,
  load: headOf,
  who: staffOnly,
  async run(call, row, role) {
    mustMove(caseMoves.resume, row, call)
    const promise = promiseAfterPause(row, call.now, call.city)
    const after = await changeCase(call, row, {
      state: caseMoves.resume.to,
      paused_at: null,
      pause_reason: null,
      pauses: promise.pauses,
      due_at: promise.at,
      due_provisional: promise.provisional,
      warn_at: promise.warnAt,
      ...askAgain(row, call.now),
    })
    const what = { communityCode: row.community_code, caseId: row.case_id }
    call.record.event({
      ...what,
      kind: 'resumed',
      role,
      name: workingName(call, role),
      actorId: call.actor.personId,
      facts: { dueAt: promise.at.toISOString() },
    })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'resume-case',
      subjectId: row.case_id,
    })
    for (const to of concerned(row))
      call.record.message({ ...what, to, kind: 'case.resumed', title: '接着办了', body: '时限从停下的地方接着算。' })
    return { state: after.state, dueAt: promise.at.toISOString() }
  },
})

/** Who waits for it, and who may be on the way to it. */
const concerned = (row: CaseRow): string[] => [...residentSide(row), ...(row.helper_id ? [row.helper_id] : [])]

/** The search for helpers goes on with the time it had left. */
function askAgain(row: CaseRow, now: Date): Partial<CaseRow> {
  if (row.dispatch !== 'waiting' && row.dispatch !== 'offering') return {}
  return {
    next_wave_at: now,
    escalate_at: row.escalate_at && gridWorkerAskedAfterPause(row.urgency, row.escalate_at, row.paused_at!, now),
  }
}
