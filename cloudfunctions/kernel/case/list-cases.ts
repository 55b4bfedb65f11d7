import { dayMs } from '@/rules/local-time'
import { operation, nowhere, community } from '../call/operation'
import { forNeighbour, toCard } from './case-card'
import { caseColumns, caseTables, type CaseRow } from './case-row'
import { thumbsOf } from './case-photos'
import { anybody } from '../call/who'
import { ListMyCases, ListNearbyCases, ListMyWork } from '@/contracts/case'

/** The caller's own cases, newest first, in every community: own rows are visible without a scope. */
export const listMyCases = operation(ListMyCases, {
  scope: nowhere,
  who: anybody,
  async run({ sql, actor, input, city, now, ports }) {
    const { rows } = await sql.query<CaseRow>(
      `
      select ${caseColumns}
      from ${caseTables}
      where (c.reporter_id = $1 or c.for_person_id = $1) and c.posted_at < $2
      order by c.posted_at desc
      limit $3`,
      [actor.personId, input.before ?? '9999-12-31', input.limit ?? 20],
    )
    const thumbs = await thumbsOf(
      sql,
      rows.map((r) => r.case_id),
      ports,
      now,
    )
    return { cases: rows.map((r) => toCard(r, city, now, { thumbUrl: thumbs.get(r.case_id) ?? null, own: true })) }
  },
})

/** What neighbours made visible and is still open. Disputes are private by default and never here. */
export const listNearbyCases = operation(ListNearbyCases, {
  scope: community,
  who: anybody,
  async run({ sql, input, city, now, actor }) {
    const { rows } = await sql.query<CaseRow>(
      `
      select ${caseColumns}
      from ${caseTables}
      where c.community_code = $1 and c.visibility = 'neighbours' and c.state <> 'closed' and c.reporter_id <> $2
      order by c.posted_at desc
      limit 10`,
      [input.communityCode, actor.personId],
    )
    return { cases: rows.map((r) => forNeighbour(toCard(r, city, now), r, city, now)) }
  },
})

/** Cases the caller holds as a helper, the nearest deadline first. */
export const listMyWork = operation(ListMyWork, {
  scope: nowhere,
  who: anybody,
  async run({ sql, actor, city, now, ports }) {
    const { rows } = await sql.query<CaseRow>(
      `
      select ${caseColumns}
      from ${caseTables}
      where c.helper_id = $1 and (c.state <> 'closed' or c.closed_at > $2)
      order by c.state = 'closed', c.due_at
      limit 50`,
      [actor.personId, new Date(now.getTime() - 7 * dayMs)],
    )
    const thumbs = await thumbsOf(
      sql,
      rows.map((r) => r.case_id),
      ports,
      now,
    )
    return { cases: rows.map((r) => toCard(r, city, now, { thumbUrl: thumbs.get(r.case_id) ?? null })) }
  },
})
