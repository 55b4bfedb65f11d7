// Every case finds somebody: its grid, else the community near by, else the street. Never nobody (A2).
import { makeAddressBook, type AddressBook, type Candidate, type PlaceBuilding, type PlaceDivision } from './address'
import { makeGridIndex, type GridIndex } from './grid-index'
import { mustBePosition, type GridRing } from './shape'

export { makeGridIndex, type GridHit, type GridIndex } from './grid-index'
export { BadPosition, ringsOf, type GridRing, type Position, type Ring, type Shape } from './shape'
export type { Candidate, PlaceBuilding, PlaceDivision } from './address'

export interface Point {
  lng: number
  lat: number
}

export interface Placed {
  level: 'grid' | 'community' | 'street'
  gridCode: string | null
  /** The tenant. On level street it is the street's own code, filled up with noughts to twelve digits. */
  communityCode: string
  streetCode: string
  buildingCode: string | null
  by: 'building' | 'pin' | 'address' | 'nearest'
}
/**
 * What was said fits several places, or none: these are the choices to show. Never empty in a city that has streets.
 */
export interface Ask {
  ask: Candidate[]
}

export interface PlaceIndex {
  grids: GridIndex
  divisions: readonly PlaceDivision[]
  addresses: AddressBook
}

/** Beyond this a pin is the street's matter: a community's people do not walk farther. */
export const COMMUNITY_REACH_METRES = 3000

export function makePlaceIndex(parts: {
  grids: readonly GridRing[]
  divisions: readonly PlaceDivision[]
  buildings: readonly PlaceBuilding[]
}): PlaceIndex {
  return {
    grids: makeGridIndex(parts.grids),
    divisions: parts.divisions,
    addresses: makeAddressBook(parts.divisions, parts.buildings),
  }
}

/**
 * A building that was chosen says more than a pin, which says where the phone is; a pin in a grid says more than words.
 * A pin outside every grid is only a hint, so words go before the nearest community.
 */
export function placeCase(
  point: Point | null,
  buildingCode: string | null,
  address: string | null,
  index: PlaceIndex,
): Placed | Ask {
  if (point) mustBePosition(point.lng, point.lat)
  const chosen = buildingCode && inGrid(buildingCode.slice(0, 16), index)
  if (chosen) return { ...chosen, buildingCode, by: 'building' }
  const hit = point && index.grids.locate(point.lng, point.lat)
  if (hit) return { ...inGrid(hit.gridCode, index)!, by: 'pin' }
  const meant = address ? index.addresses.read(address) : []
  if (meant.length === 1) return byAddress(meant[0]!, index)
  if (meant.length > 1) return { ask: meant }
  return (point && byNearest(point, index)) ?? { ask: streetsOf(index) }
}

/** The nearest centre on one level, with its distance in metres; null when no division of that level has a position. */
export function nearestDivision(point: Point, level: PlaceDivision['level'], divisions: Iterable<PlaceDivision>) {
  mustBePosition(point.lng, point.lat)
  let best: { code: string; metres: number } | null = null
  for (const { code, level: its, lng, lat } of divisions) {
    if (its !== level || lng === null || lat === null) continue
    const metres = metresBetween(point, { lng, lat })
    if (!best || metres < best.metres || (metres === best.metres && code < best.code)) best = { code, metres }
  }
  return best
}

/** Equirectangular: off by less than a thousandth across a city. */
function metresBetween(a: Point, b: Point): number {
  const rad = Math.PI / 180
  return 6_371_008.8 * rad * Math.hypot((b.lng - a.lng) * Math.cos(((a.lat + b.lat) / 2) * rad), b.lat - a.lat)
}

function byNearest(point: Point, { divisions }: PlaceIndex): Placed | null {
  const community = nearestDivision(point, 'community', divisions)
  if (community && community.metres <= COMMUNITY_REACH_METRES) return { ...inCommunity(community.code), by: 'nearest' }
  const street = nearestDivision(point, 'street', divisions)
  if (street) return { ...inStreet(street.code), by: 'nearest' }
  return community && { ...inCommunity(community.code), by: 'nearest' }
}

function byAddress({ kind, code }: Candidate, index: PlaceIndex): Placed {
  if (kind === 'street') return { ...inStreet(code), by: 'address' }
  if (kind !== 'building') return { ...inCommunity(code), by: 'address' }
  const grid = inGrid(code.slice(0, 16), index)
  return grid ? { ...grid, buildingCode: code, by: 'address' } : { ...inCommunity(code.slice(1, 13)), by: 'address' }
}

function inGrid(gridCode: string, { grids }: PlaceIndex) {
  const communityCode = grids.communityOf(gridCode)
  if (communityCode === undefined) return null
  return { level: 'grid' as const, gridCode, communityCode, streetCode: communityCode.slice(0, 9), buildingCode: null }
}

const inCommunity = (communityCode: string) => ({
  level: 'community' as const,
  gridCode: null,
  communityCode,
  streetCode: communityCode.slice(0, 9),
  buildingCode: null,
})

const inStreet = (streetCode: string) => ({
  level: 'street' as const,
  gridCode: null,
  communityCode: streetCode.padEnd(12, '0'),
  streetCode,
  buildingCode: null,
})

const streetsOf = ({ divisions }: PlaceIndex): Candidate[] =>
  divisions.filter(({ level }) => level === 'street').map(({ code, name }) => ({ kind: 'street', code, name }))
