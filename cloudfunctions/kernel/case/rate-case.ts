import { RateCase } from '@/contracts/case'
import { casePromises } from '@/contracts/case-words'
import { timeAfter } from '@/contracts/quantity'
import type { Role } from '@/contracts/roles'
import { mustMove } from '../call/moves'
import { community, operation, type Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { headOf } from './case-row'
import { caseMoves } from './moves'
import { isReporter } from './who'

/** 双向评价: resident and helper rate each other; neither sees the other's before both are in or their time apart is over. */
export const rateCase = operation(RateCase, {
  scope: community,
  load: headOf,
  who(call, row): Role {
    if (isReporter(row, call.actor.personId)) return 'resident'
    return row.helper_id === call.actor.personId
      ? (call.actor.roles.find((r) => r.role !== 'resident')?.role ?? 'volunteer')
      : refuse('NOT_FOUND')
  },
  async run(call, row, role) {
    mustMove(caseMoves.rate, row, call)
    const side = isReporter(row, call.actor.personId) ? 'resident' : 'helper'
    const { stars, text = '' } = call.input
    const later = timeAfter(call.now, casePromises.ratingsApart)
    const { rowCount } = await call.sql.query(
      `
      insert into case_rating (community_code, case_id, side, by_id, about_id, stars, text, at, shown_from)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict do nothing`,
      [
        row.community_code,
        row.case_id,
        side,
        call.actor.personId,
        side === 'resident' ? row.helper_id : row.reporter_id,
        stars,
        text,
        call.now,
        later,
      ],
    )
    if (!rowCount) refuse('ALREADY_SAID')
    const both = await showWhenBothAreIn(call, row.community_code, row.case_id)
    const what = { communityCode: row.community_code, caseId: row.case_id }
    call.record.event({ ...what, kind: 'rated', role, name: call.actor.name, actorId: call.actor.personId })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'rate-case',
      subjectId: row.case_id,
    })
    return { shown: both }
  },
})

async function showWhenBothAreIn(call: Call, communityCode: string, caseId: string): Promise<boolean> {
  // Both sides may rate in the same second: lock the case so that one of them sees two rows.
  await call.sql.query('select 1 from cases where community_code = $1 and case_id = $2 for no key update', [
    communityCode,
    caseId,
  ])
  const { rowCount } = await call.sql.query(
    `
    update case_rating
    set shown_from = least(shown_from, $3)
    where community_code = $1 and case_id = $2
      and (
        select count(*)
        from case_rating
        where community_code = $1 and case_id = $2
      ) = 2`,
    [communityCode, caseId, call.now],
  )
  return rowCount === 2
}
