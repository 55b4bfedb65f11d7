import type { Me } from '@/contracts/account'
import { roles } from '@/contracts/roles'
import type { Sql } from '../../store/transaction'
import type { Actor } from '../call/operation'
import { askedNow } from '../dispatch/asked-now'
import { divisionName, type City } from '../city/city'

interface Row {
  name: string
  community_code: string | null
  building_code: string | null
  building: string | null
  care_mode: boolean
  unread: string
  offers: string
}

/** The person as the phone shows them: own rows only. */
export async function meOf(
  sql: Sql,
  actor: Pick<Actor, 'personId' | 'roles'>,
  city: City,
  now: Date,
  demo: boolean,
): Promise<Me> {
  const { rows } = await sql.query<Row>(
    `
    select
      p.name, p.community_code, p.building_code, b.name as building, p.care_mode,
      (
        select count(*)
        from notice
        where person_id = p.person_id and read_at is null
      ) as unread,
      (
        select count(*)
        from case_offer
        where ${askedNow} = p.person_id and until > $2
      ) as offers
    from person p
    left join building b on b.community_code = p.community_code and b.code = p.building_code
    where p.person_id = $1`,
    [actor.personId, now],
  )
  const row = rows[0]!
  const { rows: spokenFor } = await sql.query<{ person_id: string; name: string }>(
    `
    select p.person_id, p.name
    from proxy x
    join person p using (person_id)
    where x.proxy_id = $1 and x.since <= $2 and (x.until is null or x.until > $2)`,
    [actor.personId, now],
  )
  return {
    personId: actor.personId,
    name: row.name,
    communityCode: row.community_code,
    communityName: divisionName(city, row.community_code) || null,
    buildingCode: row.building_code,
    placeName: row.building,
    careMode: row.care_mode,
    roles: actor.roles.map((r) => ({
      role: r.role,
      roleName: roles[r.role],
      areaCode: r.areaCode,
      areaName: divisionName(city, r.areaCode) || (city.gridNames.get(r.areaCode) ?? ''),
    })),
    canSpeakFor: spokenFor.map((p) => ({ personId: p.person_id, name: p.name })),
    unread: Number(row.unread),
    offers: Number(row.offers),
    demo,
  }
}
