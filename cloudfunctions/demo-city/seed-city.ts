import type { Client } from 'pg'
import { categories, categoryEdition } from './categories'
import type { City } from './city'
import type { DemoGround } from './ground'
import { put } from './put'

export const lay = ({ client, city }: DemoGround): Promise<void> => seedCity(client, city)

export async function seedCity(client: Client, city: City): Promise<void> {
  await put(
    client,
    'division',
    city.divisions.map((d) => ({
      code: d.code,
      level: d.level,
      name: d.name,
      short_name: d.shortName,
      parent_code: d.parentCode,
      aliases: d.aliases,
      lng: d.lng,
      lat: d.lat,
      valid_from: d.validFrom,
      replaced_by: [],
      // Numbers of the demo begin with 000, so that nobody can be called.
      office_phone: d.level === 'community' || d.level === 'street' ? `000${d.code.slice(-8).padStart(8, '0')}` : null,
    })),
  )
  await put(
    client,
    'grid',
    city.grids.map((g) => ({
      community_code: g.communityCode,
      code: g.code,
      name: g.name,
      ring: g.ring,
      lng: g.centre[0],
      lat: g.centre[1],
      households: g.households,
      valid_from: '2023-06-30',
      replaced_by: [],
    })),
  )
  await put(
    client,
    'building',
    city.buildings.map((b) => ({
      community_code: b.communityCode,
      code: b.code,
      grid_code: b.gridCode,
      name: b.name,
      lng: b.lng,
      lat: b.lat,
      units: b.units,
      households: b.households,
    })),
  )
  await put(
    client,
    'category',
    categories.map((c, sort) => ({
      edition: categoryEdition,
      code: c.code,
      name: c.name,
      hint: c.hint,
      urgency: c.urgency,
      due_amount: c.due[0],
      due_unit: c.due[1],
      private_only: c.isPrivate ?? false,
      skills: c.skills ?? [],
      needs_vetted: c.needsVetted ?? false,
      minutes: c.minutes ?? 20,
      sort,
    })),
  )
  await client.query(`insert into setting values ('data-source', to_jsonb($1::text))`, [city.source])
}
