import type { Role } from '@/contracts/roles'
import type { Sql } from '../../store/transaction'
import type { Actor, Call } from '../call/operation'
import { refuse } from '../call/refusal'
import type { Diner } from './tiers'

const riders: readonly Role[] = ['rider', 'part-timer']
const isRider = (actor: Actor): boolean => actor.roles.some((r) => riders.includes(r.role))

/** What prices may know of the person at the phone. Nobody signed in: nothing. */
export async function dinerOf(sql: Sql, actor: Actor, communityCode: string): Promise<Diner> {
  if (!actor.personId) return { isRider: false, age: null }
  return { isRider: isRider(actor), age: await ageSeen(sql, communityCode, actor.personId) }
}

async function ageSeen(sql: Sql, communityCode: string, personId: string): Promise<number | null> {
  const { rows } = await sql.query<{ age_from: number }>(
    'select age_from from age_seen where community_code = $1 and person_id = $2',
    [communityCode, personId],
  )
  return rows[0]?.age_from ?? null
}

export interface Eater extends Diner {
  personId: string
  name: string
}

/**
 * Who will eat: the person at the phone, or somebody who consented that they speak for them. `age` is that person's, as
 * seen.
 */
export async function eaterOf(
  { sql, actor, now }: Call,
  forPersonId: string | undefined,
  age: number | null,
): Promise<Eater> {
  if (!forPersonId || forPersonId === actor.personId)
    return { personId: actor.personId, name: actor.name, isRider: isRider(actor), age }
  const { rows } = await sql.query<{ name: string }>(
    `
    select p.name
    from proxy x
    join person p using (person_id)
    where x.person_id = $1 and x.proxy_id = $2 and x.since <= $3 and (x.until is null or x.until > $3)`,
    [forPersonId, actor.personId, now],
  )
  if (!rows[0]) refuse('NO_CONSENT_TO_SPEAK')
  return { personId: forPersonId, name: rows[0].name, isRider: false, age }
}
