import { ApplyForPost, HandOverPost } from '@/contracts/posts'
import type { Role } from '@/contracts/roles'
import { community, operation, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { anybody } from '../call/who'
import { isInService } from '../dispatch/helper-service'
import { runningAppointment } from './appointment-row'
import { mustBeAPost } from './list-posts'
import { postName } from './post-code'
import { officeOf } from './who'

/** A helper of the community asks for a post; for a held one, to follow whoever holds it now. */
export const applyForPost = operation(ApplyForPost, {
  scope: community,
  who: anybody,
  async run(call, _, role) {
    const { sql, actor, now, city, record, input } = call
    const { communityCode, postCode, candidacyId } = input
    await mustBeAPost(call, communityCode, postCode)
    if (!(await isInService(call, communityCode, actor.personId))) refuse('NOT_APPOINTED')
    const { rowCount: isMine } = await sql.query(
      `
      select 1
      from post_holding
      where community_code = $1 and post_code = $2 and person_id = $3 and ended_at is null`,
      [communityCode, postCode, actor.personId],
    )
    if (isMine) refuse('POST_HELD')
    const appointment = await runningAppointment(sql, communityCode, actor.personId)
    const { rowCount } = await sql.query(
      `
      insert into post_candidacy (community_code, candidacy_id, post_code, person_id, name, words, state, at)
      values ($1, $2, $3, $4, $5, $6, 'open', $7)
      on conflict (community_code, post_code, person_id) where state = 'open' do nothing`,
      [communityCode, candidacyId, postCode, actor.personId, appointment?.name ?? actor.name, input.words ?? '', now],
    )
    if (!rowCount) refuse('ALREADY_APPLIED')
    record.audit({
      communityCode,
      actorId: actor.personId,
      role,
      operation: 'apply-for-post',
      subjectId: candidacyId,
      detail: { postCode },
    })
    for (const to of await officeOf(call, communityCode)) {
      record.message({
        communityCode,
        to,
        kind: 'post.asked-for',
        title: '有人愿意当楼长',
        body: `${postName(postCode, city)}，看看服务记录再定。`,
        subject: { kind: 'post', id: candidacyId },
      })
    }
    return {}
  },
})

async function holderOnly(call: CallOf<typeof HandOverPost>): Promise<Role> {
  const { communityCode, postCode } = call.input
  const { rowCount } = await call.sql.query(
    `
    select 1
    from post_holding
    where community_code = $1 and post_code = $2 and person_id = $3 and ended_at is null`,
    [communityCode, postCode, call.actor.personId],
  )
  return rowCount ? 'volunteer' : refuse('NOT_FOUND')
}

/** 交接: the post is vacant from now on; the note waits for whoever follows. */
export const handOverPost = operation(HandOverPost, {
  scope: community,
  who: holderOnly,
  async run(call, _, role) {
    const {
      sql,
      actor,
      now,
      city,
      record,
      input: { communityCode, postCode, note },
    } = call
    const {
      rows: [held],
    } = await sql.query<{ holding_id: string }>(
      `
      update post_holding
      set ended_at = $4, end_reason = '本人交出', note = $5
      where community_code = $1 and post_code = $2 and person_id = $3 and ended_at is null
      returning holding_id`,
      [communityCode, postCode, actor.personId, now, note],
    )
    if (!held) refuse('STATE_CHANGED')
    record.audit({ communityCode, actorId: actor.personId, role, operation: 'hand-over-post', detail: { postCode } })
    for (const to of await officeOf(call, communityCode)) {
      record.message({
        communityCode,
        to,
        kind: 'post.vacant',
        title: '空出一个岗位',
        body: `${postName(postCode, city)}交出来了，交接的话写在里面。`,
        subject: { kind: 'post', id: held.holding_id },
      })
    }
    return {}
  },
})
