import type { CasePreview, Place, PlaceView } from '@/contracts/case'
import type { Sql } from '../../store/transaction'
import { divisionName, streetOf, type City } from '../org/city'

export interface Found {
  level: 'grid' | 'community' | 'street'; by: 'building' | 'pin' | 'chosen' | 'nearest'
  communityCode: string; streetCode: string; gridCode: string | null; buildingCode: string | null
}

/** A pin this far from every community of a street is the street's own matter. */
const communityReachMetres = 3000

/**
 * Grid, else community, else street: never nobody. A chosen building beats a pin (people pick what they mean, the pin
 * says where the phone is), a pin beats a chosen community. Returns null only when nothing was said about the place.
 */
export function findPlace(place: Place, city: City): Found | null {
  if (place.buildingCode) {
    const gridCode = place.buildingCode.slice(0, 16)
    const communityCode = gridCode.slice(1, 13)
    if (city.gridNames.has(gridCode)) return { level: 'grid', by: 'building', communityCode, streetCode: streetOf(communityCode), gridCode, buildingCode: place.buildingCode }
  }
  if (place.point) {
    const { lng, lat } = place.point
    const hit = city.index.locate(lng, lat)
    if (hit) return { level: 'grid', by: 'pin', communityCode: hit.communityCode, streetCode: streetOf(hit.communityCode), gridCode: hit.gridCode, buildingCode: null }
  }
  if (place.communityCode && city.divisions.get(place.communityCode)?.level === 'community') return outside(place.communityCode, 'community', 'chosen')
  if (place.point) {
    const near = nearestDivision(place.point, 'community', city)
    if (near && near.metres <= communityReachMetres) return outside(near.code, 'community', 'nearest')
    const street = nearestDivision(place.point, 'street', city)
    // The street is its own tenant then, under its code padded to the twelve digits of a community.
    if (street) return { ...outside(street.code.padEnd(12, '0'), 'street', 'nearest') }
  }
  return null
}

const outside = (communityCode: string, level: Found['level'], by: Found['by']): Found =>
  ({ level, by, communityCode, streetCode: streetOf(communityCode), gridCode: null, buildingCode: null })

function nearestDivision(point: { lng: number; lat: number }, level: 'community' | 'street', city: City): { code: string; metres: number } | null {
  let best: { code: string; metres: number } | null = null
  for (const d of city.divisions.values()) {
    if (d.level !== level || d.lng === null || d.lat === null) continue
    const metres = metresBetween(point, { lng: d.lng, lat: d.lat })
    if (!best || metres < best.metres) best = { code: d.code, metres }
  }
  return best
}

/** Equirectangular: wrong by less than a metre in a thousand at a city's size. */
export function metresBetween(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const rad = Math.PI / 180
  const x = (b.lng - a.lng) * rad * Math.cos(((a.lat + b.lat) / 2) * rad)
  const y = (b.lat - a.lat) * rad
  return Math.hypot(x, y) * 6_371_008.8
}

/** The place in words a resident knows, with the grid worker's name. */
export async function describePlace(found: Found, sql: Sql, city: City): Promise<PlaceView> {
  const { rows } = await sql.query<{ building: string | null; worker: string | null }>(
    `select (select name from building where community_code = $1 and code = $2) as building,
            (select display_name from role_binding where role = 'grid-worker' and area_code = $3 order by person_id limit 1) as worker`,
    [found.communityCode, found.buildingCode, found.gridCode],
  )
  return {
    level: found.level, communityCode: found.communityCode,
    communityName: divisionName(city, found.communityCode) || divisionName(city, found.streetCode), streetName: divisionName(city, found.streetCode),
    gridCode: found.gridCode, gridName: found.gridCode ? city.gridNames.get(found.gridCode) ?? null : null,
    buildingCode: found.buildingCode, buildingName: rows[0]?.building ?? null, gridWorker: rows[0]?.worker ?? null,
  }
}

/** Words → places that fit, as choices: an address is asked about, never guessed. */
export async function placesLike(words: string, sql: Sql, city: City): Promise<CasePreview['ask']> {
  const said = words.trim()
  if (said === '') return []
  const communities = [...city.divisions.values()]
    .filter((d) => d.level === 'community' && [d.name, d.shortName, ...d.aliases].some((n) => n.includes(said) || said.includes(n.replace(/社区.*$/, ''))))
    .slice(0, 5)
    .map((d) => ({ label: `${divisionName(city, d.parentCode)} ${d.shortName}`, place: { communityCode: d.code } }))
  const { rows } = await sql.query<{ code: string; name: string; community_code: string }>(
    `select code, name, community_code from building where name ilike '%' || $1 || '%' order by length(name), code limit 5`, [said.replace(/[%_\\]/g, '')],
  )
  return [...rows.map((b) => ({ label: `${b.name}(${divisionName(city, b.community_code)})`, place: { buildingCode: b.code } })), ...communities].slice(0, 6)
}
