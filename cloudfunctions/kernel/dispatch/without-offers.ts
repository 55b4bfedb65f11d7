import type { TimerCall } from '../call/timer-work'
import { answerableFor, type CaseRow } from '../case/case-row'
import { searchGoesOnAt } from '../case/helper-time'
import type { Choice } from '../matching/choose'
import type { Move } from './move-cases'

/** At night few change their mind, and a look costs a batch. */
const nightLookMs = 60 * 60_000

/**
 * Nobody can be asked now: said once, then looked again when the next wave would be, at the latest when helpers' time
 * is over. At night what can wait waits for the morning; those who may be asked then are looked for once an hour.
 */
export function waitForNext({ record, now }: TimerCall, row: CaseRow, choice: Choice): Move {
  const morning = searchGoesOnAt(row.urgency, now)
  if (row.wave === 0 && row.dispatch === 'waiting') {
    record.event({
      communityCode: row.community_code,
      caseId: row.case_id,
      kind: 'nobody-near',
      role: 'system',
      name: '系统',
      facts: { excluded: choice.excluded, ...(morning ? { until: morning.toISOString() } : {}) },
    })
  }
  const lookAt = morning
    ? Math.min(now.getTime() + nightLookMs, morning.getTime())
    : now.getTime() + choice.timeoutMinutes * 60_000
  const next = new Date(Math.min(lookAt, row.escalate_at?.getTime() ?? Infinity))
  return { row, set: { dispatch: 'offering', next_wave_at: next > now ? next : new Date(now.getTime() + 60_000) } }
}

/** Helpers had their time, the grid has no worker who could be asked: from here on it is the staff's. */
export function escalate({ record }: TimerCall, row: CaseRow): Move {
  const what = { communityCode: row.community_code, caseId: row.case_id }
  record.event({ ...what, kind: 'with-staff', role: 'system', name: '系统' })
  const owner = answerableFor(row)
  if (owner)
    record.message({
      ...what,
      to: owner,
      kind: 'case.with-staff',
      title: '这件要你来安排',
      body: '问过的帮手都来不了，请指派或直接办。',
    })
  return { row, set: { dispatch: 'with-staff', next_wave_at: null, escalate_at: null } }
}
