import type { Role } from '@/contracts/roles'
import type { Call } from '../call/operation'
import { answerableFor, type CaseRow } from '../case/case-row'
import { changeCase } from '../case/change-case'
import { gridWorkerAskedAgainAt } from '../case/helper-time'
import { residentSide } from '../case/resident-side'

export interface GivenBack {
  role: Role
  name: string
  actorId: string | null
  reason: string
  operation: string
}

/** How long others are asked about a released case before its grid worker is. */
const searchAgainMinutes = 30

/**
 * A case leaves its helper's hands and is offered again, whoever ended it: the helper's own word or the end of their
 * service.
 */
export async function giveBack(
  call: Pick<Call, 'sql' | 'record' | 'now'>,
  row: CaseRow,
  { role, name, actorId, reason, operation }: GivenBack,
): Promise<void> {
  const what = { communityCode: row.community_code, caseId: row.case_id }
  await call.sql.query(
    `
    update assignment
    set ended_at = $3, end_reason = $4
    where community_code = $1 and case_id = $2 and ended_at is null`,
    [row.community_code, row.case_id, call.now, reason],
  )
  await changeCase(call, row, {
    helper_id: null,
    helper_name: null,
    ...(row.by_hand_at ? byHand : searchAgain(call.now, row)),
  })
  call.record.event({ ...what, kind: 'released', role, name, actorId, facts: { reason } })
  call.record.audit({ communityCode: row.community_code, actorId, role, operation, subjectId: row.case_id })
  for (const to of new Set([...residentSide(row), answerableFor(row)])) {
    if (to)
      call.record.message({
        ...what,
        to,
        kind: 'case.released',
        title: '帮手临时来不了',
        body: `原因：${reason}。${row.by_hand_at ? '由社区的人另外安排。' : '正在另外找人。'}`,
      })
  }
}

/** Whoever wanted a person to decide wants it the second time too. */
const byHand: Partial<CaseRow> = { dispatch: 'with-staff', next_wave_at: null, escalate_at: null }

const searchAgain = (now: Date, row: CaseRow): Partial<CaseRow> => ({
  dispatch: 'waiting',
  next_wave_at: row.state === 'paused' ? null : now,
  escalate_at: gridWorkerAskedAgainAt(row.urgency, row.paused_at ?? now, searchAgainMinutes),
})
