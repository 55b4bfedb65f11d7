// Where a station is missing (B8). Pure.
import { makeNearest, nearest } from '@/rules/nearest'

export interface Demand {
  gridCode: string
  communityCode: string
  lng: number
  lat: number
  households: number
}
export interface Served {
  name: string
  lng: number
  lat: number
}
export interface Gap extends Demand {
  metres: number | null
  nearestName: string | null
}

export interface Covered {
  households: number
  covered: number
  share: number | null
  gaps: Gap[]
}

export const gapsShown = 5

/**
 * Demand within `metresMax` of a station, straight line, and where it is worst: households × metres beyond the limit,
 * one gap a community, so that five neighbouring grids do not hide the rest of the city. Without any station every grid
 * is a gap.
 */
export function coverageOf(demand: readonly Demand[], stations: readonly Served[], metresMax: number): Covered {
  const index = makeNearest(stations)
  const asked = demand.map((d): Gap => {
    const near = nearest(index, d, 1)[0]
    return { ...d, metres: near ? near.metres : null, nearestName: near ? stations[near.index]!.name : null }
  })
  const sum = (of: readonly Demand[]): number => of.reduce((n, d) => n + d.households, 0)
  const households = sum(asked)
  const far = asked.filter((d) => d.metres === null || d.metres > metresMax)
  const covered = households - sum(far)
  return { households, covered, share: households === 0 ? null : covered / households, gaps: worst(far, metresMax) }
}

function worst(far: readonly Gap[], metresMax: number): Gap[] {
  const pain = (d: Gap): number =>
    d.households * (d.metres === null ? Number.MAX_SAFE_INTEGER / 1e9 : d.metres - metresMax)
  const sorted = far
    .filter((d) => d.households > 0)
    .sort((a, b) => pain(b) - pain(a) || (a.gridCode < b.gridCode ? -1 : 1))
  const seen = new Set<string>()
  return sorted.filter((d) => !seen.has(d.communityCode) && seen.add(d.communityCode)).slice(0, gapsShown)
}
