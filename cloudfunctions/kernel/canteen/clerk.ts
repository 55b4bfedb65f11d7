import { ListMyCanteens } from '@/contracts/canteen'
import { staffRoles, type Role } from '@/contracts/roles'
import type { Call } from '../call/operation'
import { operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { anybody } from '../call/who'
import { covers } from '../city/city'
import { readCanteenRow, type CanteenRow } from './canteen-row'

// Who stands at a till: the clerks whom the canteen names, and the staff of its community and of the street above.

type Served = Pick<Call, 'sql' | 'actor' | 'now'>

/** In which role this person serves the canteen; null: a guest like any other. */
export async function servesIn(
  { sql, actor, now }: Served,
  communityCode: string,
  canteenId: string,
): Promise<Role | null> {
  const staff = actor.roles.find((r) => staffRoles.includes(r.role) && covers(r.areaCode, communityCode))
  if (staff) return staff.role
  if (!actor.roles.some((r) => r.role === 'canteen-clerk' && covers(r.areaCode, communityCode))) return null
  const { rowCount } = await sql.query(
    `
    select 1
    from canteen_clerk
    where community_code = $1 and canteen_id = $2 and person_id = $3 and since <= $4 and (until is null or until > $4)`,
    [communityCode, canteenId, actor.personId, now],
  )
  return rowCount ? 'canteen-clerk' : null
}

interface Which {
  communityCode: string
  canteenId: string
}

/** The canteen that a call is about. */
export const canteenOf = ({ sql, input }: Call<Which>): Promise<CanteenRow | null> =>
  readCanteenRow(sql, input.communityCode, input.canteenId)

/** To whoever does not serve there, the till is not there. */
export const clerkOnly = async (call: Call, canteen: CanteenRow): Promise<Role> =>
  (await servesIn(call, canteen.community_code, canteen.canteen_id)) ?? refuse('NOT_FOUND')

export const listMyCanteens = operation(ListMyCanteens, {
  scope: () => [],
  who: anybody,
  async run({ sql, actor, now }) {
    const areas = actor.roles.filter((r) => staffRoles.includes(r.role)).map((r) => `${r.areaCode}%`)
    const isClerk = actor.roles.some((r) => r.role === 'canteen-clerk')
    if (!isClerk && areas.length === 0) return { canteens: [] }
    const { rows } = await sql.query<{ community_code: string; canteen_id: string; name: string; clerk: boolean }>(
      `
      select *
      from (
        select
          c.community_code, c.canteen_id, c.name,
          exists (
            select 1
            from canteen_clerk k
            where k.community_code = c.community_code and k.canteen_id = c.canteen_id and k.person_id = $1
              and k.since <= $2 and (k.until is null or k.until > $2)
          ) as clerk
        from canteen c
        where c.state = 'open'
      ) s
      where (s.clerk and $4) or s.community_code like any ($3::text[])
      order by s.community_code, s.name
      limit 50`,
      [actor.personId, now, areas, isClerk],
    )
    return {
      canteens: rows.map((c) => ({
        communityCode: c.community_code,
        canteenId: c.canteen_id,
        name: c.name,
        role: c.clerk ? ('clerk' as const) : ('staff' as const),
      })),
    }
  },
})
