import type { CasePreview, Place, PlaceView } from '@/contracts/case-shapes'
import type { Sql } from '../../store/transaction'
import { placeCase, type Placed } from '../place/place-index'
import { divisionName, streetOf, type City } from '../city/city'

export type Found = Pick<Placed, 'level' | 'communityCode' | 'streetCode' | 'gridCode' | 'buildingCode'> & {
  by: Placed['by'] | 'chosen'
}

/**
 * Where a case belongs. A building or a pin inside a grid decides; a community chosen from the list comes before what
 * words may mean. Null: nothing was said, or it fits several places and the person has to choose (`choices`).
 */
export function findPlace(place: Place, city: City): Found | null {
  const { point = null, buildingCode = null, communityCode, address = null } = place
  const exact = point || buildingCode ? placeCase(point, buildingCode, null, city.places) : null
  if (exact && !('ask' in exact) && exact.level === 'grid') return exact
  if (communityCode && city.divisions.get(communityCode)?.level === 'community') {
    return {
      level: 'community',
      by: 'chosen',
      communityCode,
      streetCode: streetOf(communityCode),
      gridCode: null,
      buildingCode: null,
    }
  }
  if (!point && !address?.trim()) return null
  const placed = placeCase(point, buildingCode, address, city.places)
  return 'ask' in placed ? null : placed
}

/** The place in words a resident knows, with the name of whoever is its grid worker now. */
export async function describePlace(found: Found, sql: Sql, city: City, now: Date): Promise<PlaceView> {
  const { rows } = await sql.query<{ worker: string }>(
    `
    select display_name as worker
    from role_binding
    where role = 'grid-worker' and area_code = $1 and valid_from <= $2 and (until is null or until > $2)
    order by person_id
    limit 1`,
    [found.gridCode, now],
  )
  return placeView(found, city, rows[0]?.worker ?? null)
}

export const placeView = (found: Found, city: City, gridWorker: string | null): PlaceView => ({
  level: found.level,
  communityCode: found.communityCode,
  communityName: divisionName(city, found.communityCode) || divisionName(city, found.streetCode),
  streetName: divisionName(city, found.streetCode),
  gridCode: found.gridCode,
  gridName: found.gridCode ? (city.gridNames.get(found.gridCode) ?? null) : null,
  buildingCode: found.buildingCode,
  buildingName: city.houses.get(found.buildingCode ?? '')?.name ?? null,
  gridWorker,
})

/** Words that fit several places, as choices: an address is asked about, never guessed. */
export function choices(address: string, city: City): CasePreview['ask'] {
  const placed = placeCase(null, null, address, city.places)
  if (!('ask' in placed)) return []
  return placed.ask
    .filter((c) => c.kind !== 'street')
    .slice(0, 6)
    .map((c) => {
      const communityCode = c.code.startsWith('G') ? c.code.slice(1, 13) : c.code
      const community = divisionName(city, communityCode)
      if (c.kind === 'building') return { label: `${c.name}（${community}）`, place: { buildingCode: c.code } }
      // Ten community names repeat in the city, so street and community are always shown together.
      const names = [divisionName(city, streetOf(communityCode)), community, ...(c.kind === 'estate' ? [c.name] : [])]
      return { label: names.join(' '), place: { communityCode } }
    })
}
