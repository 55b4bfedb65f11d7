import type { Pool } from 'pg'
import type { DemoAccountKey } from '@/contracts/demo-accounts'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { HOME_COMMUNITY, HOME_STREET } from '../../../cloudfunctions/demo-city/city'
import type { Person } from '../../../cloudfunctions/demo-city/people'
import { demoCity, demoPerson } from '../../world/city'
import type { Functions } from '../../world/phone'

/**
 * How a case stands to somebody: they said it (own), it is in their hands (held), they are
 * being asked (asked); a neighbour said it to all (home) or to the office alone (hidden); it
 * is of another community of the street (sister) or another street of the district (far).
 */
export const relations = ['own', 'held', 'asked', 'home', 'hidden', 'sister', 'far'] as const
export type Relation = (typeof relations)[number]
export const stages = ['fresh', 'offering', 'paused', 'answered'] as const
export type Stage = (typeof stages)[number]

export interface StagedCase {
  communityCode: string
  caseId: string
  streetCode: string
  helperId: string
}

const sisterCommunity = '150105006005'
const farCommunity = demoCity().city.divisions.find(
  (d) => d.level === 'community' && d.code.startsWith('150105') && !d.code.startsWith(HOME_STREET),
)!.code
export const placeOf: Record<Relation, string> = {
  own: HOME_COMMUNITY,
  held: HOME_COMMUNITY,
  asked: HOME_COMMUNITY,
  home: HOME_COMMUNITY,
  hidden: HOME_COMMUNITY,
  sister: sisterCommunity,
  far: farCommunity,
}

const people = (role: Person['role'], areaCode: string): Person[] =>
  demoCity().people.filter((p) => p.role === role && p.areaCode === areaCode && !p.account)
/** Somebody of the place who is none of the demo accounts. */
export const neighbour = (relation: Relation): Person => people('resident', placeOf[relation])[0]!
const otherHelper = (communityCode: string): Person => people('volunteer', communityCode)[0]!

/**
 * A case that stands to `account` as `relation` says, newly said:
 * posted like any other, then put into or before their hands.
 */
export async function stageCase(
  f: Functions,
  pool: Pool,
  relation: Relation,
  account: DemoAccountKey,
): Promise<StagedCase> {
  const communityCode = placeOf[relation]
  const reporter = relation === 'own' ? await f.signIn(account) : await f.signInAs(neighbour(relation).personId)
  const caseId = newId()
  await reporter.call('post-case', {
    caseId,
    text: '楼道灯坏了，晚上看不见。',
    place: { communityCode },
    categoryCode: 'facility',
    visibility: relation === 'hidden' || relation === 'own' ? 'private' : 'neighbours',
  })
  if (relation === 'asked' || relation === 'held')
    await askHelper(pool, f.now(), { communityCode, caseId }, demoPerson(account), relation)
  return { communityCode, caseId, streetCode: communityCode.slice(0, 9), helperId: otherHelper(communityCode).personId }
}

async function askHelper(
  pool: Pool,
  now: Date,
  { communityCode, caseId }: Pick<StagedCase, 'communityCode' | 'caseId'>,
  helper: Person,
  relation: 'asked' | 'held',
): Promise<void> {
  const held = relation === 'held'
  // A question stands open for a day here, and one helper may have one only: the index would stop a second.
  await pool.query(
    `insert into case_offer
     values ($1, $2, $3, $4, 1, 1, $5, '[]', '{}', '', $6, $6::timestamptz + interval '1 day', null, null)`,
    [communityCode, caseId, helper.personId, helper.name, held ? 'accepted' : 'open', now],
  )
  if (!held) return
  await pool.query(
    `update cases
     set helper_id = $3, helper_name = $4, dispatch = 'taken', next_wave_at = null
     where community_code = $1 and case_id = $2`,
    [communityCode, caseId, helper.personId, helper.name],
  )
  await pool.query(`insert into assignment values ($1, $2, $3, $4, 'claim', $5, null, null)`, [
    communityCode,
    caseId,
    newId(),
    helper.personId,
    now,
  ])
}

const states: Record<Stage, string> = {
  fresh: `state = 'new'`,
  offering: `state = 'new', by_hand_at = null,
    dispatch = case when helper_id is null then 'offering' else dispatch end`,
  paused: `state = 'paused', paused_at = $1::timestamptz, pause_reason = '等配件'`,
  // Whoever helped or not: an answered case may be rated only if somebody did.
  answered: `state = 'answered', answer = '换好了', answered_at = $1::timestamptz,
    confirm_until = $1::timestamptz + interval '3 days', dispatch = 'finished',
    helper_id = coalesce(helper_id, $2::uuid), helper_name = coalesce(helper_name, '老师')`,
}

/** Puts all cases of the database, or one, into a state, as if the commands before had brought them there. */
export async function setStage(pool: Pool, stage: Stage, now: Date, caseId?: string): Promise<void> {
  const helper = otherHelper(HOME_COMMUNITY).personId
  const named = caseId ? `and case_id = '${caseId}'` : ''
  await pool.query(
    `update cases
     set state = 'new', paused_at = null, pause_reason = null, answered_at = null, confirm_until = null, answer = null,
       dispatch = case when helper_id is null or helper_id = $1 then 'with-staff' else 'taken' end,
       helper_id = nullif(helper_id, $1), helper_name = case when helper_id = $1 then null else helper_name end
     where true ${named}`,
    [helper],
  )
  await pool.query(
    `update cases set ${states[stage]} where $1::timestamptz is not null and $2::uuid is not null ${named}`,
    [now, helper],
  )
}
