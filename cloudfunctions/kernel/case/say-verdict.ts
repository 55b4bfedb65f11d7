import { SayVerdict } from '@/contracts/case'
import { casePromises } from '@/contracts/case-words'
import { inWords } from '@/contracts/quantity'
import { mustMove } from '../call/moves'
import { community, operation, type Call } from '../call/operation'
import { climbFrom, staffAt } from '../org/staff-at'
import { divisionName } from '../city/city'
import { attachPhotos } from './case-photos'
import { headOf, type CaseRow } from './case-row'
import { changeCase } from './change-case'
import { caseMoves } from './moves'
import { promiseFor } from './promise'
import { reporterOnly } from './who'

/**
 * 办结 is not 解决 is not 满意: three questions, asked of the resident alone. No staff command can set "solved".
 * "Not solved" returns the case with its evidence under a new promise; after some returns it climbs a level.
 */
export const sayVerdict = operation(SayVerdict, {
  scope: community,
  load: headOf,
  who: reporterOnly,
  async run(call, row) {
    mustMove(caseMoves['say-verdict'], row, call)
    const { contacted, solved, satisfied, text = '', photos = [] } = call.input
    await call.sql.query(
      `
      insert into case_verdict (community_code, case_id, round, contacted, solved, satisfied, text, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.community_code, row.case_id, row.reopens + 1, contacted, solved, satisfied, text, call.now],
    )
    const what = { communityCode: row.community_code, caseId: row.case_id }
    const eventId = call.record.event({
      ...what,
      kind: solved ? 'verdict-solved' : 'verdict-unsolved',
      role: 'resident',
      name: call.actor.name,
      actorId: call.actor.personId,
      facts: { contacted, solved, satisfied, text },
    })
    await attachPhotos(call, what, 'evidence', photos, eventId)
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role: 'resident',
      operation: 'say-verdict',
      subjectId: row.case_id,
      detail: { solved },
    })
    const after = solved ? await close(call, row) : await returnToStaff(call, row)
    tellOwners(call, after, solved, satisfied)
    if (!solved) await tellOthersOfReturn(call, row, after)
    return { state: after.state }
  },
})

const close = (call: Call, row: CaseRow): Promise<CaseRow> =>
  changeCase(call, row, {
    state: 'closed',
    outcome: 'solved',
    closed_at: call.now,
    confirm_until: null,
    next_wave_at: null,
  })

async function returnToStaff(call: Call, row: CaseRow): Promise<CaseRow> {
  const promise = promiseFor({ dueAmount: row.due_amount, dueUnit: row.due_unit }, call.now, call.city)
  const reopens = row.reopens + 1
  const office =
    reopens >= casePromises.climbAfterReopens.amount ? await climbFrom(call, row.office_code) : row.office_code
  if (office !== row.office_code) {
    call.record.event({
      communityCode: row.community_code,
      caseId: row.case_id,
      kind: 'climbed',
      role: 'system',
      name: '系统',
      officeCode: office,
      facts: { to: divisionName(call.city, office), because: 'reopens' },
    })
  }
  const after = await changeCase(call, row, {
    state: 'doing',
    reopens,
    office_code: office,
    helper_id: null,
    helper_name: null,
    dispatch: 'with-staff',
    confirm_until: null,
    counted_from: call.now,
    pauses: [],
    due_at: promise.at,
    due_provisional: promise.provisional,
    warn_at: promise.warnAt,
    warned_at: null,
    overdue_at: null,
  })
  await call.sql.query(
    `
    update assignment
    set ended_at = $3, end_reason = 'reopened'
    where community_code = $1 and case_id = $2 and ended_at is null`,
    [row.community_code, row.case_id, call.now],
  )
  return after
}

function tellOwners(call: Call, row: CaseRow, solved: boolean, satisfied: boolean): void {
  const content = satisfied ? '也满意，谢谢你。' : '不过还不太满意，看看哪儿能更好。'
  const to = new Set([row.owner_id, row.first_owner_id].filter((p): p is string => p !== null))
  for (const person of to) {
    call.record.message({
      communityCode: row.community_code,
      to: person,
      caseId: row.case_id,
      kind: solved ? 'case.solved' : 'case.reopened',
      title: solved ? '居民说：解决了' : '居民说：还没解决',
      body: solved ? content : '已退回接着办，看看居民留的话和照片。',
    })
  }
}

/** The helper whose work it was, and the office above when the case climbed to it: its owners are still those below. */
async function tellOthersOfReturn(call: Call, before: CaseRow, row: CaseRow): Promise<void> {
  const what = { communityCode: row.community_code, caseId: row.case_id }
  if (before.helper_id)
    call.record.message({
      ...what,
      to: before.helper_id,
      kind: 'case.reopened',
      title: '居民说：还没解决',
      body: '已交回社区安排，谢谢你跑这一趟。',
    })
  if (row.office_code === before.office_code) return
  for (const to of await staffAt(call, row.office_code)) {
    call.record.message({
      ...what,
      to,
      kind: 'case.arrived',
      title: '升上来一件',
      body: `居民${inWords(casePromises.climbAfterReopens)}说还没解决，由${divisionName(call.city, row.office_code)}接着管。`,
    })
  }
}
