import { ClaimCase } from '@/contracts/dispatch'
import type { Role } from '@/contracts/roles'
import { mustMove } from '../call/moves'
import { community, operation, type Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { answerableFor, headOf, readCaseRow } from '../case/case-row'
import { caseMoves } from '../case/moves'
import { residentSide } from '../case/resident-side'
import { askedOnly } from '../case/who'
import { workingName } from '../call/who'
import { closeOffers } from '../case/close-offers'
import { acceptOffer } from './offer-tally'

/**
 * 抢单: the first acceptance wins under any race, the others are told at once.
 * The conditional update decides; the unique index assignment_held says the same again. Locks are taken helper, case,
 * offers, here and everywhere: with the own offer before the case, 50 connections spent their time in deadlocks.
 */
export const claimCase = operation(ClaimCase, {
  scope: community,
  load: headOf,
  who: askedOnly,
  async run(call, row, role) {
    const { communityCode, caseId } = call.input
    const helperId = call.actor.personId
    if (row.helper_id === helperId) return { helperId }
    mustMove(caseMoves.claim, row, call)
    const helper = await lockHelper(call, communityCode, helperId)
    // Who has left, or whose time is over, is asked nothing more, whatever question still stood a moment ago.
    if (!helper.serves) refuse('OFFER_OVER')
    await mustHaveRoom(call, communityCode, helper)
    const name = workingName(call, role)
    if (!(await takeCase(call, role, 'claim', helperId, name))) {
      refuse((await readCaseRow(call.sql, communityCode, caseId))?.helper_id ? 'ALREADY_CLAIMED' : 'OFFER_OVER')
    }
    const offer = (await acceptOffer(call, call.input, helperId)) ?? refuse('OFFER_OVER')
    await closeOffers(call, row, 'lost', helperId)
    call.record.event({
      communityCode,
      caseId,
      kind: 'claimed',
      role,
      name,
      actorId: helperId,
      facts: {
        why: offer.reasons
          .map((r) => `${r.label} ${r.value}`)
          .slice(0, 2)
          .join('，'),
      },
    })
    for (const to of new Set([...residentSide(row), answerableFor(row)])) {
      if (to)
        call.record.message({
          communityCode,
          caseId,
          to,
          kind: 'case.claimed',
          title: `${name}接了`,
          body: '接下来由 TA 来办，进度随时能看。',
        })
    }
    return { helperId }
  },
})

/**
 * Own limit of open tasks, counted under the lock on the helper's row: two claims at once cannot both be the last one.
 */
export async function mustHaveRoom(
  { sql, actor }: Pick<Call, 'sql' | 'actor'>,
  communityCode: string,
  helper: HeldHelper,
): Promise<void> {
  const { rows: held } = await sql.query<{ n: string }>(
    `
    select count(*) as n
    from assignment a
    join cases c using (community_code, case_id)
    where a.community_code = $1 and a.helper_id = $2 and a.ended_at is null and c.dispatch = 'taken'`,
    [communityCode, actor.personId],
  )
  if (Number(held[0]?.n ?? 0) >= helper.maxOpenTasks) refuse('TOO_MANY_OPEN_TASKS')
}

/** `serves`: consenting, and their time is not over. `rests`: they asked to be left alone for a while. */
export interface HeldHelper {
  maxOpenTasks: number
  serves: boolean
  rests: boolean
}

/**
 * The helper's row under a lock: nobody else gives them a task or takes them out of service before this call is over.
 */
export async function lockHelper(
  { sql, now }: Pick<Call, 'sql' | 'now'>,
  communityCode: string,
  helperId: string,
): Promise<HeldHelper> {
  const { rows } = await sql.query<{ max_open_tasks: number; serves: boolean; rests: boolean }>(
    `
    select
      max_open_tasks, consented_at is not null and (until is null or until > $3) as serves,
      coalesce(paused_until > $3, false) as rests
    from helper
    where community_code = $1 and helper_id = $2
    for update`,
    [communityCode, helperId, now],
  )
  return {
    maxOpenTasks: rows[0]?.max_open_tasks ?? 0,
    serves: rows[0]?.serves ?? false,
    rests: rows[0]?.rests ?? false,
  }
}

/**
 * Puts the case into one pair of hands. Used by claim and by assign: three ways, one assignment. False: it is no longer
 * free.
 */
export async function takeCase(
  call: Call,
  role: Role,
  way: 'claim' | 'assign',
  helperId: string,
  helperName: string,
): Promise<boolean> {
  const { communityCode, caseId } = call.input as { communityCode: string; caseId: string }
  const { rowCount } = await call.sql.query(
    `
    update cases
    set
      helper_id = $3,
      helper_name = $4,
      dispatch = 'taken',
      next_wave_at = null,
      escalate_at = null,
      version = version + 1,
      state = 'doing',
      accepted_at = coalesce(accepted_at, $5)
    where community_code = $1 and case_id = $2 and helper_id is null and state in ('new', 'doing')`,
    [communityCode, caseId, helperId, helperName, call.now],
  )
  if (!rowCount) return false
  await call.sql.query(
    `
    insert into assignment (community_code, case_id, assignment_id, helper_id, way, since)
    values ($1, $2, $3, $4, $5, $6)`,
    [communityCode, caseId, call.ports.newId(), helperId, way, call.now],
  )
  call.record.audit({
    communityCode,
    actorId: call.actor.personId,
    role,
    operation: call.operation,
    subjectId: caseId,
    detail: { helperId, way },
  })
  return true
}
