// The demo city: 赛罕区 of 呼和浩特 with its real streets and communities, and grids, houses and households made here.
import source from './divisions.json'
import { estatesOf, housesIn } from './buildings'
import { layOutGrids } from './grids'
import { placeCommunities, residentCommunities, territoryOf, type Site } from './layout'
import { districtOutlines, type Outline } from './outlines'
import { centroid, planeRound, type Plane, type Position } from './plane'
import { makeRandom } from './random'

export interface Division {
  /** 150100 and 150105 have six digits, a street nine, a community twelve. */
  code: string
  level: 'city' | 'district' | 'street' | 'community'
  name: string
  shortName: string
  parentCode: string | null
  aliases: string[]
  lng: number
  lat: number
  /** Local day; the edition of the code table. */
  validFrom: string
}
export interface Grid {
  communityCode: string
  /** G + community code + three digits. */
  code: string
  name: string
  /** WGS 84, closed, anticlockwise, six decimals; a border shared with a neighbour has the same corners. */
  ring: Position[]
  centre: Position
  households: number
}
export interface Building {
  communityCode: string
  code: string
  gridCode: string
  name: string
  lng: number
  lat: number
  units: number
  households: number
}
export interface City {
  source: string
  divisions: Division[]
  grids: Grid[]
  buildings: Building[]
}

export const HOME_STREET = '150105006'
export const HOME_COMMUNITY = '150105006001'
const SOURCE = '区划名称与代码：国家统计局《2023年统计用区划代码和城乡划分代码》；位置、网格、楼栋为演示数据'
/** Names the news and the neighbours use that are not in the table. */
const ALIASES: Record<string, string[]> = {
  150105006: ['昭乌达路街道'],
  150105006001: ['大台什社区'],
  150105007001: ['民航北社区'],
}

/** The same city for the same seed; about a second. */
export function makeCity(seed = 1): City {
  const random = makeRandom(seed)
  const outlines = districtOutlines()
  const home = outlines.find((outline) => outline.code === source.district.code)!
  const plane = planeRound(home.seat)
  const territory = territoryOf(home, plane)
  const sites = placeCommunities(plane, territory, random)
  const names = new Map(residentCommunities().map((unit) => [unit.code, unit.name]))
  const grids: Grid[] = []
  const buildings: Building[] = []
  let estates = estatesOf('', random)
  let community = ''
  let sequence = 0
  for (const cell of layOutGrids(sites, territory, random)) {
    if (cell.communityCode === community) estates.turnPage()
    else {
      community = cell.communityCode
      sequence = 0
      estates = estatesOf(names.get(community)!, random)
    }
    sequence += 1
    const code = `G${community}${String(sequence).padStart(3, '0')}`
    const ring = closedRing(cell.corners.map(plane.toDegrees))
    const centre = centroid(ring)
    const houses = housesIn(ring, centre, random)
    houses.forEach(({ at: [lng, lat], units, households }, i) => {
      const { estate, number } = estates.next()
      const building = `${code}-B${String(i + 1).padStart(3, '0')}`
      const name = `${estate} ${number} 号楼`
      buildings.push({ communityCode: community, code: building, gridCode: code, name, lng, lat, units, households })
    })
    const households = houses.reduce((sum, house) => sum + house.households, 0)
    const name = `第 ${String(sequence).padStart(2, '0')} 网格`
    grids.push({ communityCode: community, code, name, ring, centre, households })
  }
  return { source: SOURCE, divisions: divisionsOf(outlines, sites, plane), grids, buildings }
}

/** Rounding can lay two corners of a short side on one spot; both neighbours lose the same one. */
function closedRing(corners: Position[]): Position[] {
  const ring = corners.filter((corner, i) => {
    const before = corners[(i + corners.length - 1) % corners.length]!
    return corner[0] !== before[0] || corner[1] !== before[1]
  })
  if (ring.length < 3) throw new Error('a grid has shrunk to nothing')
  return [...ring, ring[0]!]
}

function divisionsOf(outlines: Outline[], sites: Site[], plane: Plane): Division[] {
  const seat = outlines.find((outline) => outline.code === source.district.code)!.seat
  const mean = (positions: Position[]): Position =>
    [0, 1].map(
      (axis) => Math.round((positions.reduce((sum, at) => sum + at[axis]!, 0) / positions.length) * 1e6) / 1e6,
    ) as Position
  const division = (
    level: Division['level'],
    code: string,
    name: string,
    parentCode: string | null,
    [lng, lat]: Position,
  ) => ({
    code,
    level,
    name,
    shortName: name.length > 2 ? name.replace(/(社区|街道|区|市)$/, '') : name,
    parentCode,
    aliases: ALIASES[code] ?? [],
    lng,
    lat,
    validFrom: source.dataAsOf,
  })
  const names = new Map(residentCommunities().map((unit) => [unit.code, unit.name]))
  const { city, district } = source
  return [
    // The city is shown by the middle of its urban seats; the centroid of 赛罕区 lies 20 km out in the country.
    division('city', city.code, city.name, null, mean(outlines.map((outline) => outline.seat))),
    division('district', district.code, district.name, city.code, seat),
    ...source.streets.map((street) =>
      division(
        'street',
        street.code,
        street.name,
        district.code,
        mean(sites.filter((site) => site.streetCode === street.code).map((site) => plane.toDegrees(site.spot))),
      ),
    ),
    ...sites.map((site) =>
      division('community', site.code, names.get(site.code)!, site.streetCode, plane.toDegrees(site.spot)),
    ),
  ]
}

/** Ten community names of the city repeat, so a community is always named with its street. */
export function communityLabel(divisions: readonly Division[], communityCode: string): string {
  const community = divisions.find((division) => division.code === communityCode)
  const street = divisions.find((division) => division.code === community?.parentCode)
  if (!community || !street) throw new Error(`no such community: ${communityCode}`)
  return `${street.name} · ${community.name}`
}
