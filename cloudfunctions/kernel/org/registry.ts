import { ReadRegistry, ReadStreetLines, ListPlaces, type PlaceItem } from '@/contracts/org'
import { anybody } from '../call/who'
import { operation, type Call } from '../call/operation'
import { divisionName, type City } from '../city/city'
import { plain } from '../place/address'

/** Categories and where the data comes from: read once by a phone, kept there. */
export const readRegistry = operation(ReadRegistry, {
  scope: () => [],
  who: anybody,
  async run({ city, ports }) {
    return {
      categories: [...city.categories.values()].map((c) => ({
        code: c.code,
        name: c.name,
        hint: c.hint,
        isPrivate: c.isPrivate,
      })),
      edition: city.edition,
      demo: ports.demo,
      dataSource: city.dataSource,
    }
  },
})

/** The borders between streets: what a map without tiles is drawn on. */
export const readStreetLines = operation(ReadStreetLines, {
  scope: () => [],
  who: anybody,
  run: async ({ city }) => ({ lines: [...city.streetLines()] }),
})

/** Streets → communities → buildings, or the grids of one community: for whoever does not share a position. */
export const listPlaces = operation(ListPlaces, {
  scope: () => [],
  who: anybody,
  async run(call) {
    const { input, city } = call
    if (input.search) return { places: await placesNamed(call, input.search.trim()) }
    if (input.gridOf) return { places: await gridsIn(call, input.gridOf) }
    const parent = input.parentCode
    if (parent && city.divisions.get(parent)?.level === 'community')
      return { places: await buildingsWhere(call, 'community_code = $1', [parent]) }
    const level = parent ? 'community' : 'street'
    const inside = [...city.divisions.values()].filter((d) => d.level === level && (!parent || d.parentCode === parent))
    return { places: inside.map((d) => divisionItem(city, d)) }
  },
})

type Looking = Pick<Call, 'sql' | 'city'>

const divisionItem = (city: City, d: { code: string; parentCode: string | null; level: string }): PlaceItem => ({
  code: d.code,
  name: divisionName(city, d.code),
  hint: divisionName(city, d.parentCode),
  level: d.level as PlaceItem['level'],
})

async function buildingsWhere({ sql, city }: Looking, where: string, values: unknown[]): Promise<PlaceItem[]> {
  const { rows } = await sql.query<{ code: string; name: string; grid_code: string; community_code: string }>(
    `
    select code, name, grid_code, community_code
    from building
    where ${where}
    order by community_code, grid_code, code
    limit 300`,
    values,
  )
  return rows.map((b) => ({
    code: b.code,
    name: b.name,
    hint: `${divisionName(city, b.community_code)} ${city.gridNames.get(b.grid_code) ?? ''}`,
    level: 'building',
  }))
}

/** Nobody knows a grid by its number: its houses say which one it is. */
async function gridsIn({ sql, city }: Looking, communityCode: string): Promise<PlaceItem[]> {
  const { rows } = await sql.query<{ grid_code: string; names: string[] }>(
    `
    select grid_code, array_agg(name order by code) as names
    from building
    where community_code = $1
    group by grid_code`,
    [communityCode],
  )
  const houses = new Map(rows.map((r) => [r.grid_code, r.names]))
  return [...city.gridNames]
    .filter(([code]) => code.startsWith(`G${communityCode}`))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, name]) => ({ code, name, hint: someOf(houses.get(code) ?? []), level: 'grid' }))
}

const someOf = (names: readonly string[]): string =>
  names.slice(0, 2).join('、') + (names.length > 2 ? `等 ${names.length} 栋` : '')

/** Words are read as a post's address is: with or without blanks, full-width or half, 栋 as 号楼. */
async function placesNamed(call: Looking, words: string): Promise<PlaceItem[]> {
  const wanted = plain(words)
  if (wanted === '') return []
  const communities = [...call.city.divisions.values()]
    .filter(
      (d) => d.level === 'community' && [d.name, d.shortName, ...d.aliases].some((n) => plain(n).includes(wanted)),
    )
    .slice(0, 8)
  const codes = call.city.places.addresses.housesNamed(words).slice(0, 30)
  const houses = await buildingsWhere(call, 'code = any ($1)', [codes])
  return [...communities.map((d) => divisionItem(call.city, d)), ...houses]
}
