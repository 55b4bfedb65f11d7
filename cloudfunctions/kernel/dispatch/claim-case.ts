import type { Role } from '@/contracts/roles'
import { community, operation, type Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { answerableFor, headOf, readCaseRow } from '../case/case-row'
import { askedOnly, workingName } from '../case/who'
import { closeOffers } from './close-offers'

/**
 * 抢单: the first acceptance wins under any race, the others are told at once.
 * The conditional update decides; the unique index assignment_held says the same again. Locks are taken helper, case,
 * offers, here and everywhere: with the own offer before the case, 50 connections spent their time in deadlocks.
 */
export const claimCase = operation<'claim-case'>({
  name: 'claim-case',
  scope: community,
  who: askedOnly,
  async run(call, role) {
    const { communityCode, caseId } = call.input
    const helperId = call.actor.personId
    const row = await headOf(call)
    if (row.reporter_id === helperId) refuse('OWN_CASE')
    if (row.helper_id === helperId) return { helperId }
    if (row.helper_id) refuse('ALREADY_CLAIMED')
    await mustHaveRoom(call)
    const name = workingName(call, role)
    if (!(await takeCase(call, role, 'claim', helperId, name))) {
      refuse((await readCaseRow(call.sql, communityCode, caseId))?.helper_id ? 'ALREADY_CLAIMED' : 'OFFER_OVER')
    }
    const { rows: offers } = await call.sql.query<{ reasons: { label: string; value: string }[] }>(
      `update case_offer set state = 'accepted', answered_at = $4 where community_code = $1 and case_id = $2 and helper_id = $3 and state = 'open' and until > $4 returning reasons`,
      [communityCode, caseId, helperId, call.now])
    if (!offers[0]) refuse('OFFER_OVER')
    await closeOffers(call, row, 'lost', helperId)
    call.record.event({ communityCode, caseId, kind: 'claimed', role, name, actorId: helperId, facts: { why: offers[0].reasons.map((r) => `${r.label} ${r.value}`).slice(0, 2).join('，') } })
    for (const to of new Set([row.reporter_id, answerableFor(row)])) {
      if (to) call.record.message({ communityCode, caseId, to, kind: 'case.claimed', title: `${name}接了`, body: '接下来由 TA 来办，进度随时能看。' })
    }
    return { helperId }
  },
})

/** Own limit of open tasks, counted under a lock on the helper's row: two claims at once cannot both be the last one. */
async function mustHaveRoom(call: Call<'claim-case'>): Promise<void> {
  const { communityCode } = call.input
  const max = await lockHelper(call, communityCode, call.actor.personId)
  const { rows: held } = await call.sql.query<{ n: string }>(`select count(*) as n from assignment a join cases c using (community_code, case_id) where a.community_code = $1 and a.helper_id = $2 and a.ended_at is null and c.dispatch = 'taken'`, [communityCode, call.actor.personId])
  if (Number(held[0]?.n ?? 0) >= max) refuse('TOO_MANY_OPEN_TASKS')
}

/** @returns how many open tasks the helper takes at most; nobody else can give them one before this call is over */
export async function lockHelper({ sql }: Pick<Call, 'sql'>, communityCode: string, helperId: string): Promise<number> {
  const { rows } = await sql.query<{ max_open_tasks: number }>('select max_open_tasks from helper where community_code = $1 and helper_id = $2 for update', [communityCode, helperId])
  return rows[0]?.max_open_tasks ?? 0
}

/** Puts the case into one pair of hands. Used by claim and by assign: three ways, one assignment. False: it is no longer free. */
export async function takeCase(call: Call, role: Role, way: 'claim' | 'assign', helperId: string, helperName: string): Promise<boolean> {
  const { communityCode, caseId } = call.input as { communityCode: string; caseId: string }
  const { rowCount } = await call.sql.query(
    `update cases set helper_id = $3, helper_name = $4, dispatch = 'taken', next_wave_at = null, escalate_at = null, version = version + 1,
       state = 'doing', accepted_at = coalesce(accepted_at, $5)
     where community_code = $1 and case_id = $2 and helper_id is null and state in ('new', 'doing')`,
    [communityCode, caseId, helperId, helperName, call.now])
  if (!rowCount) return false
  await call.sql.query('insert into assignment (community_code, case_id, assignment_id, helper_id, way, since) values ($1, $2, $3, $4, $5, $6)',
    [communityCode, caseId, call.ports.newId(), helperId, way, call.now])
  call.record.audit({ communityCode, actorId: call.actor.personId, role, operation: call.operation, subjectId: caseId, detail: { helperId, way } })
  return true
}
