import type { TimerCall } from '../call/timer-work'
import { answerableFor, type CaseRow } from '../case/case-row'
import type { Choice } from '../matching/choose'
import type { Move } from './move-cases'

/** Nobody can be asked now: said once, then looked again when the next wave would be, at the latest when helpers' time is over. */
export function waitForNext({ record, now }: TimerCall, row: CaseRow, choice: Choice): Move {
  if (row.wave === 0 && row.dispatch === 'waiting') {
    record.event({ communityCode: row.community_code, caseId: row.case_id, kind: 'nobody-near', role: 'system', name: '系统', facts: { excluded: choice.excluded } })
  }
  const next = new Date(Math.min(now.getTime() + choice.timeoutMinutes * 60_000, row.escalate_at?.getTime() ?? Infinity))
  return { row, set: { dispatch: 'offering', next_wave_at: next > now ? next : new Date(now.getTime() + 60_000) } }
}

/** Helpers had their time, the grid has no worker who could be asked: from here on it is the staff's. */
export function escalate({ record }: TimerCall, row: CaseRow): Move {
  const what = { communityCode: row.community_code, caseId: row.case_id }
  record.event({ ...what, kind: 'with-staff', role: 'system', name: '系统' })
  const owner = answerableFor(row)
  if (owner) record.message({ ...what, to: owner, kind: 'case.with-staff', title: '这件要你来安排', body: '问过的帮手都来不了，请指派或直接办。' })
  return { row, set: { dispatch: 'with-staff', next_wave_at: null, escalate_at: null } }
}
