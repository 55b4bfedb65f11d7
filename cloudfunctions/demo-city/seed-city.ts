import type { Client } from 'pg'
import { categories, categoryEdition, type CategorySeed } from './categories'
import type { Building, City, Grid } from './city'
import type { DemoGround } from './ground'
import { put } from './put'

export const lay = ({ client, city }: DemoGround): Promise<void> => seedCity(client, city)

export async function seedCity(client: Client, city: City): Promise<void> {
  await put(client, 'division', city.divisions.map(divisionRow))
  await put(client, 'grid', city.grids.map(gridRow))
  await put(client, 'building', city.buildings.map(buildingRow))
  await put(client, 'category', categories.map(categoryRow))
  await client.query(`insert into setting (name, value) values ('data-source', to_jsonb($1::text))`, [city.source])
}

const divisionRow = (d: City['divisions'][number]) => ({
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
})

const gridRow = (g: Grid) => ({
  community_code: g.communityCode,
  code: g.code,
  name: g.name,
  ring: g.ring,
  lng: g.centre[0],
  lat: g.centre[1],
  households: g.households,
  valid_from: '2023-06-30',
  replaced_by: [],
})

const buildingRow = (b: Building) => ({
  community_code: b.communityCode,
  code: b.code,
  grid_code: b.gridCode,
  name: b.name,
  lng: b.lng,
  lat: b.lat,
  units: b.units,
  households: b.households,
})

const categoryRow = (c: CategorySeed, sort: number) => ({
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
})
