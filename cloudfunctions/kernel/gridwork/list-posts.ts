import { ListPosts, ReadPost } from '@/contracts/posts'
import type { BuildingPosts, PostView } from '@/contracts/gridwork-shapes'
import { community, operation, type Call, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { anybody } from '../call/who'
import { isInService } from '../dispatch/helper-service'
import { buildingOf, postKind, postName, unitPost } from './post-code'

export interface Holding {
  post_code: string
  person_id: string
  name: string
  since: Date
}
interface House {
  code: string
  name: string
  grid_code: string
  units: number
}
const perPage = 40

/** 楼栋长 and 单元长 of a community, held by whom or vacant: public like the names on a staircase's wall. */
export const listPosts = operation(ListPosts, {
  scope: community,
  who: anybody,
  async run(call) {
    const { sql, city, input } = call
    if (city.divisions.get(input.communityCode)?.level !== 'community') refuse('NOT_FOUND')
    const { rows: houses } = await sql.query<House & Record<string, unknown>>(
      `
      select b.code, b.name, b.grid_code, b.units
      from building b
      where b.community_code = $1 and ($2::text is null or b.grid_code = $2) and ($3::text is null or b.code > $3)
        and (
          not $4
            or 1 + b.units > (
              select count(*)
              from post_holding h
              where h.community_code = b.community_code and h.ended_at is null
                and left(h.post_code, length(b.code)) = b.code
            )
        )
      order by b.code
      limit ${perPage + 1}`,
      [input.communityCode, input.gridCode ?? null, input.after ?? null, input.vacant ?? false],
    )
    const page = houses.slice(0, perPage)
    const posts = await postsOf(
      call,
      input.communityCode,
      page.flatMap((h) => [h.code, ...unitsOf(h)]),
    )
    return {
      counts: await countsOf(call),
      mayApply: await isInService(call, input.communityCode, call.actor.personId),
      next: houses.length > perPage ? page[page.length - 1]!.code : null,
      buildings: page.map(
        (h): BuildingPosts => ({
          buildingCode: h.code,
          buildingName: h.name,
          gridName: city.gridNames.get(h.grid_code) ?? '',
          lead: posts.get(h.code)!,
          units: unitsOf(h).map((code) => posts.get(code)!),
        }),
      ),
    }
  },
})

const unitsOf = (house: House): string[] => Array.from({ length: house.units }, (_, i) => unitPost(house.code, i + 1))

/** How these posts stand, each with who asks for it. */
export async function postsOf(
  { sql, city, actor }: Pick<Call, 'sql' | 'city' | 'actor'>,
  communityCode: string,
  codes: readonly string[],
): Promise<Map<string, PostView>> {
  const { rows: holdings } = await sql.query<Holding & Record<string, unknown>>(
    `
    select post_code, person_id, name, since
    from post_holding
    where community_code = $1 and post_code = any ($2) and ended_at is null`,
    [communityCode, codes],
  )
  const { rows: asking } = await sql.query<{ post_code: string; n: number; mine: boolean }>(
    `
    select post_code, count(*)::int as n, bool_or(person_id = $3) as mine
    from post_candidacy
    where community_code = $1 and post_code = any ($2) and state = 'open'
    group by post_code`,
    [communityCode, codes, actor.personId],
  )
  const held = new Map(holdings.map((h) => [h.post_code, h]))
  const asked = new Map(asking.map((a) => [a.post_code, a]))
  return new Map(
    codes.map((code) => [
      code,
      {
        postCode: code,
        kind: postKind(code),
        postName: postName(code, city),
        holderName: held.get(code)?.name ?? null,
        since: held.get(code)?.since.toISOString() ?? null,
        isMine: held.get(code)?.person_id === actor.personId,
        applied: asked.get(code)?.mine ?? false,
        candidates: asked.get(code)?.n ?? 0,
      },
    ]),
  )
}

async function countsOf({
  sql,
  input,
}: CallOf<typeof ListPosts>): Promise<{ posts: number; held: number; vacant: number }> {
  const { rows } = await sql.query<{ posts: number; held: number }>(
    `
    select
      coalesce(sum(1 + b.units), 0)::int as posts,
      (
        select count(*)::int
        from post_holding h
        join building b using (community_code)
        where h.community_code = $1 and h.ended_at is null and b.code = left(h.post_code, length(b.code))
          and ($2::text is null or b.grid_code = $2)
      ) as held
    from building b
    where b.community_code = $1 and ($2::text is null or b.grid_code = $2)`,
    [input.communityCode, input.gridCode ?? null],
  )
  const { posts, held } = rows[0]!
  return { posts, held, vacant: posts - held }
}

/** Whether there is such a post: its building stands, and has that many units. */
export async function mustBeAPost({ sql }: Pick<Call, 'sql'>, communityCode: string, postCode: string): Promise<void> {
  const { rows } = await sql.query<{ units: number }>(
    'select units from building where community_code = $1 and code = $2',
    [communityCode, buildingOf(postCode)],
  )
  const unit = postCode.length > buildingOf(postCode).length ? Number(postCode.split('-U')[1]) : 0
  if (
    !rows[0] ||
    unit > rows[0].units ||
    postCode !== (unit ? unitPost(buildingOf(postCode), unit) : buildingOf(postCode))
  )
    refuse('NOT_FOUND')
}

/** One post and everybody who held it, newest first. */
export const readPost = operation(ReadPost, {
  scope: community,
  who: anybody,
  async run(call) {
    const { communityCode, postCode } = call.input
    await mustBeAPost(call, communityCode, postCode)
    const { rows } = await call.sql.query<
      Holding & { ended_at: Date | null; end_reason: string | null; note: string } & Record<string, unknown>
    >(
      `
      select post_code, person_id, name, since, ended_at, end_reason, note
      from post_holding
      where community_code = $1 and post_code = $2
      order by since desc, holding_id desc
      limit 20`,
      [communityCode, postCode],
    )
    return {
      post: (await postsOf(call, communityCode, [postCode])).get(postCode)!,
      holders: rows.map((h) => ({
        name: h.name,
        since: h.since.toISOString(),
        until: h.ended_at?.toISOString() ?? null,
        why: h.end_reason ?? '',
        note: h.note,
      })),
    }
  },
})
