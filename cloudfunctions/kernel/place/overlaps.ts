// Where drawn grids overlap, for the data steward: placing goes on, the smallest code wins, but somebody should redraw
// them.
//
// The plane is cut into level strips at every corner and every crossing of two shapes. Within a strip no side crosses
// another, so what both cover is trapezoids, and their middle line tells all: robust against shared, level and touching
// sides.
import { partsOf, whyNoShape, type GridRing, type Position, type Ring } from './shape'

export interface Overlap {
  /** The one that is answered first. */
  codes: [string, string]
  /** A spot that lies in both. */
  at: Position
  squareMetres: number
  /** Of the smaller of the two. */
  share: number
}

/** Each side with its lower end first, as x, y, x, y; level ones bound no strip and are left out. */
type Side = readonly [number, number, number, number]
interface Part {
  code: string
  sides: Side[]
  west: number
  south: number
  east: number
  north: number
  area: number
}
interface Covered {
  area: number
  at: Position
  largest: number
}

const METRES_A_DEGREE = 111_195
/**
 * Corners are kept to a tenth of a metre, so along a street two neighbours that are drawn apart share a few square
 * metres.
 */
const SQUARE_METRES_LEAST = 10

/** Pairs of grids that share more than a sliver, the widest first. Grids without a shape are findFaults's matter. */
export function findOverlaps(grids: readonly GridRing[], leastSquareMetres = SQUARE_METRES_LEAST): Overlap[] {
  const parts = grids
    .filter(({ ring }) => !whyNoShape(ring))
    .flatMap(({ code, ring }) => partsOf(ring).map((rings) => partOf(code, rings)))
  const areas = new Map<string, number>()
  for (const { code, area } of parts) areas.set(code, (areas.get(code) ?? 0) + area)
  const found = new Map<string, Covered & { codes: [string, string] }>()
  for (const [a, b] of nearPairs(parts)) {
    const both = coveredByBoth(a, b)
    if (both.area === 0) continue
    const codes: [string, string] = a.code < b.code ? [a.code, b.code] : [b.code, a.code]
    const before = found.get(codes.join())
    const larger = before && before.largest > both.largest ? before : both
    found.set(codes.join(), { ...larger, codes, area: both.area + (before?.area ?? 0) })
  }
  return [...found.values()]
    .map(({ codes, area, at }) => ({
      codes,
      at,
      squareMetres: squareMetres(area, at[1]),
      share: Math.min(1, area / Math.min(areas.get(codes[0])!, areas.get(codes[1])!)),
    }))
    .filter((overlap) => overlap.squareMetres >= leastSquareMetres)
    .sort((a, b) => b.squareMetres - a.squareMetres || (a.codes.join() < b.codes.join() ? -1 : 1))
}

export const squareMetres = (squareDegrees: number, lat: number): number =>
  squareDegrees * METRES_A_DEGREE ** 2 * Math.cos((lat * Math.PI) / 180)

/** Parts of different grids whose boxes overlap, by a sweep from west to east. */
function* nearPairs(parts: readonly Part[]): Generator<[Part, Part]> {
  let open: Part[] = []
  for (const part of [...parts].sort((a, b) => a.west - b.west)) {
    open = open.filter(({ east }) => east > part.west)
    for (const other of open)
      if (other.code !== part.code && other.south < part.north && part.south < other.north) yield [other, part]
    open.push(part)
  }
}

function coveredByBoth(a: Part, b: Part): Covered {
  const [south, north] = [Math.max(a.south, b.south), Math.min(a.north, b.north)]
  const [west, east] = [Math.max(a.west, b.west), Math.min(a.east, b.east)]
  const within = ({ sides }: Part): Side[] => sides.filter((side) => side[1] < north && side[3] > south)
  const [ours, theirs] = [within(a), within(b)]
  const all = [...ours, ...theirs]
  const inBox = all.filter((side) => Math.max(side[0], side[2]) >= west && Math.min(side[0], side[2]) <= east)
  const heights = new Set([south, north])
  for (const [, low, , high] of inBox) for (const y of [low, high]) if (y > south && y < north) heights.add(y)
  inBox.forEach((side, i) => {
    for (let j = i + 1; j < inBox.length; j++) {
      const y = heightOfCrossing(side, inBox[j]!)
      if (y !== null && y > south && y < north) heights.add(y)
    }
  })
  const levels = [...heights].sort((x, y) => x - y)
  const covered: Covered = { area: 0, at: [0, 0], largest: 0 }
  for (let i = 1; i < levels.length; i++) {
    const [low, high] = [levels[i - 1]!, levels[i]!]
    const middle = (low + high) / 2
    const met = [...meet(ours, middle, 1), ...meet(theirs, middle, 2)].sort((x, y) => x.x - y.x)
    let isIn = 0
    met.forEach(({ x, whose }, k) => {
      isIn ^= whose
      if (isIn !== 3) return
      const area = (met[k + 1]!.x - x) * (high - low)
      covered.area += area
      if (area <= covered.largest) return
      covered.largest = area
      covered.at = [(x + met[k + 1]!.x) / 2, middle]
    })
  }
  return covered
}

const meet = (sides: readonly Side[], lat: number, whose: number) =>
  sides
    .filter((side) => side[1] <= lat && side[3] > lat)
    .map(([x, y, toX, toY]) => ({ x: x + ((toX - x) * (lat - y)) / (toY - y), whose }))

function heightOfCrossing(a: Side, b: Side): number | null {
  if (
    a[1] >= b[3] ||
    b[1] >= a[3] ||
    Math.max(a[0], a[2]) < Math.min(b[0], b[2]) ||
    Math.max(b[0], b[2]) < Math.min(a[0], a[2])
  )
    return null
  const [ax, ay, bx, by] = [a[2] - a[0], a[3] - a[1], b[2] - b[0], b[3] - b[1]]
  const across = ax * by - ay * bx
  if (across === 0) return null
  const along = ((b[0] - a[0]) * by - (b[1] - a[1]) * bx) / across
  return along > 0 && along < 1 ? a[1] + along * ay : null
}

function partOf(code: string, rings: readonly Ring[]): Part {
  const part: Part = {
    code,
    sides: [],
    west: Infinity,
    south: Infinity,
    east: -Infinity,
    north: -Infinity,
    area: areaOf(rings),
  }
  for (const ring of rings) {
    ring.forEach(([x, y], k) => {
      part.west = Math.min(part.west, x)
      part.south = Math.min(part.south, y)
      part.east = Math.max(part.east, x)
      part.north = Math.max(part.north, y)
      const next = ring[k + 1]
      if (next && next[1] !== y) part.sides.push(next[1] > y ? [x, y, ...next] : [...next, x, y])
    })
  }
  return part
}

/** Square degrees: the outer ring without its holes. */
export const areaOf = ([outer, ...holes]: readonly Ring[]): number =>
  Math.abs(shoelace(outer!)) - holes.reduce((sum, hole) => sum + Math.abs(shoelace(hole)), 0)

/** From the first corner, so that what is small is not lost in what is far from the origin. */
function shoelace(ring: Ring): number {
  const [x0, y0] = ring[0]!
  return (
    ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0] - x0) * (y - y0) - (x - x0) * (ring[i]![1] - y0), 0) / 2
  )
}
