import { InviteClerk, EndClerk, ListClerks } from '@/contracts/canteen'
import type { Role } from '@/contracts/roles'
import { community, operation, type Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { endKeeping, invite } from '../people/invitation'
import type { CanteenRow } from './canteen-row'
import { canteenOf, clerkOnly } from './clerk'

/** A clerk names no other clerk. */
async function officeOnly(call: Call, canteen: CanteenRow): Promise<Role> {
  const role = await clerkOnly(call, canteen)
  return role === 'canteen-clerk' ? refuse('NOT_FOUND') : role
}

/** A code for whoever is to stand at the till. A canteen has as many clerks as it needs. */
export const inviteClerk = operation(InviteClerk, {
  scope: community,
  load: canteenOf,
  who: officeOnly,
  async run(call, _, role) {
    const { communityCode, canteenId } = call.input
    const invitation = await invite(call, { kind: 'canteen', communityCode, subjectId: canteenId })
    call.record.audit({
      communityCode,
      actorId: call.actor.personId,
      role,
      operation: 'invite-clerk',
      subjectId: canteenId,
    })
    return invitation
  },
})

export const endClerk = operation(EndClerk, {
  scope: community,
  load: canteenOf,
  who: officeOnly,
  async run(call, canteen, role) {
    const { communityCode, canteenId, personId } = call.input
    if (!(await endKeeping(call, { kind: 'canteen', communityCode, subjectId: canteenId }, personId)))
      refuse('STATE_CHANGED')
    call.record.message({
      communityCode,
      to: personId,
      kind: 'canteen.clerk-ended',
      title: `${canteen.name}的核销不用你管了`,
      body: '从现在起不用再管了，谢谢你。有疑问找社区。',
      subject: { kind: 'canteen', id: canteenId },
    })
    call.record.audit({
      communityCode,
      actorId: call.actor.personId,
      role,
      operation: 'end-clerk',
      subjectId: canteenId,
      detail: { personId },
    })
    return {}
  },
})

export const listClerks = operation(ListClerks, {
  scope: community,
  load: canteenOf,
  who: officeOnly,
  async run({ input, sql, now }) {
    const { rows } = await sql.query<{ person_id: string; since: Date; name: string }>(
      `
      select k.person_id, k.since, coalesce(b.display_name, '') as name
      from canteen_clerk k
      left join role_binding b
        on b.person_id = k.person_id and b.role = 'canteen-clerk' and b.area_code = k.community_code
      where k.community_code = $1 and k.canteen_id = $2 and k.since <= $3 and (k.until is null or k.until > $3)
      order by k.since`,
      [input.communityCode, input.canteenId, now],
    )
    return { clerks: rows.map((k) => ({ personId: k.person_id, name: k.name, since: k.since.toISOString() })) }
  },
})
