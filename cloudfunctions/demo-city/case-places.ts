// Where the planned cases happen: mostly at a house, sometimes at a pin, a few outside every grid.
import type { Building, City, Grid } from './city'
import { isInside, type Position } from './plane'
import type { PlannedPlace } from './planned-case'
import type { Person } from './people'
import type { Random } from './random'

const METRE = 1 / 111_195
const EAST = Math.cos((40.8 * Math.PI) / 180)

export interface Places {
  at(building: Building): PlannedPlace
  pinNear(building: Building, random: Random): PlannedPlace
  said(building: Building): PlannedPlace
  outside(building: Building, random: Random): PlannedPlace
  homeOf(person: Person): Building | undefined
}

export function placesOf(city: City): Places {
  const grids = new Map(city.grids.map((grid) => [grid.code, grid]))
  const houses = new Map(city.buildings.map((building) => [building.code, building]))
  const names = new Map(city.divisions.map((division) => [division.code, division.name]))
  const communities = city.divisions.filter((division) => division.level === 'community')

  const at = (building: Building): PlannedPlace => ({
    level: 'grid',
    by: 'building',
    communityCode: building.communityCode,
    streetCode: building.communityCode.slice(0, 9),
    gridCode: building.gridCode,
    buildingCode: building.code,
    address: '',
    point: { lng: building.lng, lat: building.lat },
  })
  return {
    at,
    homeOf: (person) => (person.buildingCode ? houses.get(person.buildingCode) : undefined),
    pinNear(building, random) {
      const ring = grids.get(building.gridCode)!.ring
      let spot: Position
      do spot = moved(building, random.between(2, 40), random)
      while (!isInside(ring, spot))
      return { ...at(building), by: 'pin', buildingCode: null, point: { lng: spot[0], lat: spot[1] } }
    },
    said(building) {
      // The table has one community, 民航北, without the word; nobody would write it down so.
      const community = `${names.get(building.communityCode)!.replace(/社区$/, '')}社区`
      const address = `${community}${building.name.replaceAll(' ', '')}`
      return { ...at(building), by: 'address', address, point: null }
    },
    outside(building, random) {
      for (let metres = 200; ; metres += 50) {
        const spot = moved(building, metres, random)
        if (inAny(city.grids, spot)) continue
        const away = (lng: number, lat: number) => Math.hypot((lng - spot[0]) * EAST, lat - spot[1])
        const nearest = communities.reduce((best, one) =>
          away(one.lng, one.lat) < away(best.lng, best.lat) ? one : best,
        )
        return {
          level: 'community',
          by: 'nearest',
          communityCode: nearest.code,
          streetCode: nearest.parentCode!,
          gridCode: null,
          buildingCode: null,
          address: '',
          point: { lng: spot[0], lat: spot[1] },
        }
      }
    },
  }
}

function moved({ lng, lat }: Building, metres: number, random: Random): Position {
  const turn = 2 * Math.PI * random.next()
  const six = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  return [six(lng + (metres * METRE * Math.cos(turn)) / EAST), six(lat + metres * METRE * Math.sin(turn))]
}

const inAny = (grids: readonly Grid[], spot: Position) =>
  grids.some(
    ({ centre, ring }) =>
      Math.abs(centre[0] - spot[0]) < 0.02 && Math.abs(centre[1] - spot[1]) < 0.02 && isInside(ring, spot),
  )
