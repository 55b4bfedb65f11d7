import { roles, type Role } from '@/contracts/roles'
import { localMidnight } from '@/rules/local-time'
import type { Sql } from '../../store/transaction'
import { community, nowhere, operation, type Call, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { anybody } from '../call/who'
import type { HelperKind } from '../matching/candidate'
import { OFFER_POLICY } from '../matching/choose'
import { divisionName } from '../city/city'
import { askNext } from './ask-now'
import { lockHelper } from './claim-case'
import { withdrawOffersTo } from './helper-service'
import { whatIsNeverUsed, whatIsUsed } from './what-is-used'
import { ListMatchingChoices, ChooseMatching } from '@/contracts/dispatch'
import type { MatchingChoice } from '@/contracts/dispatch-shapes'

interface Row {
  community_code: string
  kind: HelperKind
  automatic: boolean
  quiet_from: number | null
  quiet_to: number | null
  max_notices_a_day: number | null
  asked_today: number
}

/** How somebody wants to be asked, in each community that they serve. Own rows are visible without a scope. */
export async function choicesOf(
  { sql, city, now }: Pick<Call, 'sql' | 'city' | 'now'>,
  helperId: string,
): Promise<MatchingChoice[]> {
  const { rows } = await sql.query<Row & Record<string, unknown>>(
    `
    select
      h.community_code, h.kind, h.automatic, h.quiet_from, h.quiet_to, h.max_notices_a_day,
      (
        select count(*)::int
        from case_offer o
        where o.community_code = h.community_code and o.helper_id = h.helper_id and o.offered_at >= $3
      ) as asked_today
    from helper h
    where h.helper_id = $1 and h.consented_at is not null and (h.until is null or h.until > $2)
    order by h.community_code`,
    [helperId, now, localMidnight(now)],
  )
  return rows.map((h) => ({
    communityCode: h.community_code,
    communityName: divisionName(city, h.community_code),
    kindName: roles[h.kind],
    automatic: h.automatic,
    quiet: h.quiet_from === null || h.quiet_to === null ? null : { from: h.quiet_from, to: h.quiet_to },
    maxNoticesADay: h.max_notices_a_day,
    askedToday: h.asked_today,
    usual: { quiet: OFFER_POLICY.quiet, maxNoticesADay: OFFER_POLICY.maxNoticesADay[h.kind] },
  }))
}

export const listMatchingChoices = operation(ListMatchingChoices, {
  scope: nowhere,
  who: anybody,
  run: async (call) => ({
    choices: await choicesOf(call, call.actor.personId),
    used: [...whatIsUsed],
    never: [...whatIsNeverUsed],
  }),
})

/** Whoever serves in that community, as what they serve there. */
async function servingOnly({ sql, now, actor, input }: Call): Promise<Role> {
  const { rows } = await sql.query<{ kind: Role }>(
    `
    select kind
    from helper
    where community_code = $1 and helper_id = $2 and consented_at is not null and (until is null or until > $3)`,
    [(input as unknown as { communityCode: string }).communityCode, actor.personId, now],
  )
  return rows[0]?.kind ?? refuse('NOT_FOUND')
}

/**
 * 不用自动派单: from this call on the machine asks this helper nothing, and what it is asking now is taken back. Staff still
 * see them, with that word beside the name, and may put a case into their hands after a call. On again at any time.
 */
export const chooseMatching = operation(ChooseMatching, {
  scope: community,
  who: servingOnly,
  async run(call, _, role) {
    const { communityCode, automatic, quiet, maxNoticesADay } = call.input
    const helperId = call.actor.personId
    await lockHelper(call, communityCode, helperId)
    await keepChoice(call.sql, communityCode, helperId, call.input)
    const offersWithdrawn = automatic ? 0 : await withdrawOffersTo(call, communityCode, helperId)
    call.record.audit({
      communityCode,
      actorId: helperId,
      role,
      operation: 'choose-matching',
      subjectId: helperId,
      detail: { automatic, quiet: quiet ?? null, maxNoticesADay: maxNoticesADay ?? null, offersWithdrawn },
    })
    return { offersWithdrawn }
  },
  afterwards: async ({ communityCode }, { offersWithdrawn }, world) =>
    offersWithdrawn > 0 && askNext(world, communityCode),
})

const keepChoice = (
  sql: Sql,
  communityCode: string,
  helperId: string,
  { automatic, quiet, maxNoticesADay }: CallOf<typeof ChooseMatching>['input'],
) =>
  sql.query(
    `
    update helper
    set automatic = $3, quiet_from = $4, quiet_to = $5, max_notices_a_day = $6
    where community_code = $1 and helper_id = $2`,
    [communityCode, helperId, automatic, quiet?.from ?? null, quiet?.to ?? null, maxNoticesADay ?? null],
  )
