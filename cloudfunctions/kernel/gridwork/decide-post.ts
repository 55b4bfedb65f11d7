import { ListCandidacies, DecidePost } from '@/contracts/posts'
import { roles, type Role } from '@/contracts/roles'
import type { CandidacyView } from '@/contracts/gridwork-shapes'
import { movesOf, mustMove } from '../call/moves'
import { community, operation, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { finishedWork } from '../dispatch/finished-work'
import { isInService } from '../dispatch/helper-service'
import type { CandidacyRow } from './candidacy-row'
import { candidacyMoves } from './moves'
import { postName } from './post-code'
import { communityStaffOnly } from './who'
import { firstOfName } from '@/rules/text'

/** Who asks for which post, the longest waiting first, with what they have finished. */
export const listCandidacies = operation(ListCandidacies, {
  scope: community,
  who: communityStaffOnly,
  async run(call) {
    const {
      sql,
      city,
      input: { communityCode },
    } = call
    const { rows } = await sql.query<
      CandidacyRow & { kind: Role | null; party_member: boolean | null; holder: string | null } & Record<
          string,
          unknown
        >
    >(
      `
      select p.*, a.kind, a.party_member, h.name as holder
      from post_candidacy p
      left join appointment a
        on a.community_code = p.community_code and a.person_id = p.person_id and a.state in ('active', 'paused')
      left join post_holding h
        on h.community_code = p.community_code and h.post_code = p.post_code and h.ended_at is null
      where p.community_code = $1 and p.state = 'open'
      order by p.at, p.candidacy_id
      limit 50`,
      [communityCode],
    )
    const candidacies: CandidacyView[] = []
    for (const p of rows) {
      candidacies.push({
        candidacyId: p.candidacy_id,
        communityCode,
        postCode: p.post_code,
        postName: postName(p.post_code, city),
        name: p.name,
        kindName: roles[p.kind ?? 'grid-worker'],
        partyMember: p.party_member ?? false,
        words: p.words,
        at: p.at.toISOString(),
        holderName: p.holder,
        finished: (await finishedWork(sql, p.person_id)).length,
        can: movesOf(candidacyMoves, ['staff'], p, call),
      })
    }
    return { candidacies }
  },
})

async function candidacyOf({ sql, input }: CallOf<typeof DecidePost>): Promise<CandidacyRow | null> {
  const { rows } = await sql.query<CandidacyRow & Record<string, unknown>>(
    'select * from post_candidacy where community_code = $1 and candidacy_id = $2',
    [input.communityCode, input.candidacyId],
  )
  return rows[0] ?? null
}

/**
 * Yes or no to who asks for a post. At most one holder: the conditional end of the one before and the insert are one
 * transaction, and the index post_held says it again when two appoint two people in the same instant.
 */
export const decidePost = operation(DecidePost, {
  scope: community,
  load: candidacyOf,
  who: communityStaffOnly,
  async run(call, row, role) {
    const { sql, actor, now, city, record, input } = call
    const { communityCode, candidacyId, reason = '' } = input
    const appoints = input.decision === 'appoint'
    const move = appoints ? candidacyMoves.appoint : candidacyMoves.refuse
    mustMove(move, row, call)
    const { rowCount } = await sql.query(
      `
      update post_candidacy
      set state = $3, decided_at = $4, decided_by = $5, reason = $6
      where community_code = $1 and candidacy_id = $2 and state = 'open'`,
      [communityCode, candidacyId, move.to, now, actor.personId, reason],
    )
    if (!rowCount) refuse('STATE_CHANGED')
    if (appoints) await appoint(call, row)
    record.audit({
      communityCode,
      actorId: actor.personId,
      role,
      operation: 'decide-post',
      subjectId: candidacyId,
      detail: { decision: input.decision, postCode: row.post_code },
    })
    record.message({
      communityCode,
      to: row.person_id,
      kind: 'post.decided',
      title: appoints ? '岗位定了，是你' : '这个岗位这次没定你',
      body: appoints
        ? `${postName(row.post_code, city)}，从今天起。`
        : `${postName(row.post_code, city)}。${reason || '谢谢你愿意出来。'}`,
      subject: { kind: 'post', id: candidacyId },
    })
    return { state: move.to }
  },
})

async function appoint(call: CallOf<typeof DecidePost>, row: CandidacyRow): Promise<void> {
  const { sql, now, actor, ports, input, city, record } = call
  if (!(await isInService(call, row.community_code, row.person_id))) refuse('NOT_APPOINTED')
  const {
    rows: [before],
  } = await sql.query<{ person_id: string }>(
    `
    update post_holding
    set ended_at = $3, end_reason = '交接给下一任'
    where community_code = $1 and post_code = $2 and ended_at is null and $4
    returning person_id`,
    [row.community_code, row.post_code, now, input.handOver ?? false],
  )
  // Taken meanwhile, or held and nobody said "hand over": the index decides, and the caller reads POST_HELD.
  const { rowCount } = await sql.query(
    `
    insert into post_holding (community_code, holding_id, post_code, person_id, name, since, appointed_by)
    values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (community_code, post_code) where ended_at is null do nothing`,
    [row.community_code, ports.newId(), row.post_code, row.person_id, row.name, now, actor.personId],
  )
  if (!rowCount) refuse('POST_HELD')
  if (before && before.person_id !== row.person_id) {
    record.message({
      communityCode: row.community_code,
      to: before.person_id,
      kind: 'post.handed-over',
      title: '岗位交接好了',
      body: `${postName(row.post_code, city)}由${firstOfName(row.name)}老师接着，谢谢你这一程。`,
      subject: { kind: 'post', id: row.candidacy_id },
    })
  }
}
