// Which grid does a point lie in? Exactly one, or none.
//
// Borders. Every side of a ring is kept bottom end first, whichever way its ring runs, and a point is judged by one sign:
// two neighbours that share a side compute the same bits, so a point on the border is inside exactly one of them.
// Level sides never count (half-open in latitude). Where grids overlap by mistake, the smallest code wins.
//
// Search. Square buckets list the rings whose box touches them. Grids of a town are all of a size, and then buckets beat a
// tree: over the demo city's 1,505 grids a point took 0.14 µs here and 0.64 µs with flatbush 4.7 and flat rings
// (medians of test/bench/place.ts), and flatbush, being an ES module only, cannot be loaded by the tests as they are.

export interface GridRing {
  code: string
  communityCode: string
  /** WGS 84, closed, at least four positions, no holes. */
  ring: readonly (readonly [lng: number, lat: number])[]
}

export interface GridHit { gridCode: string; communityCode: string }

export interface GridIndex {
  /** Degrees, WGS 84. Null is outside every grid. Throws `BadPosition` on what is no position at all. */
  locate(lng: number, lat: number): GridHit | null
  /** The community of a grid code, undefined when there is no such grid. */
  communityOf(gridCode: string): string | undefined
  readonly size: number
}

/** The caller passed something that is no position on earth: a bug, or a border that let it through. */
export class BadPosition extends Error {
  override name = 'BadPosition'
}

export function mustBePosition(lng: number, lat: number): void {
  if (!Number.isFinite(lng)) throw new BadPosition(`longitude is not a number: ${lng}`)
  if (!Number.isFinite(lat)) throw new BadPosition(`latitude is not a number: ${lat}`)
  if (Math.abs(lng) > 180) throw new BadPosition(`longitude is out of range: ${lng}`)
  if (Math.abs(lat) > 90) throw new BadPosition(`latitude is out of range: ${lat}`)
}

/** Entries in all buckets together, per grid: keeps a few huge rural grids from filling every bucket of the town. */
const ENTRIES_PER_GRID_MAX = 24

export function makeGridIndex(grids: readonly GridRing[]): GridIndex {
  const sorted = [...grids].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  sorted.forEach((grid, i) => {
    if (i > 0 && grid.code === sorted[i - 1]!.code) throw new Error(`grid ${grid.code} is there twice`)
    mustBeRing(grid)
  })
  const { sides, starts, boxes } = flatten(sorted)
  const buckets = fill(boxes, sorted.length)
  const communities = new Map(sorted.map(grid => [grid.code, grid.communityCode]))

  return {
    size: sorted.length,
    communityOf: gridCode => communities.get(gridCode),
    locate(lng, lat) {
      mustBePosition(lng, lat)
      const bucket = buckets.at(lng, lat)
      if (bucket < 0) return null
      for (let entry = buckets.from[bucket]!; entry < buckets.from[bucket + 1]!; entry++) {
        const i = buckets.rings[entry]!
        const box = i * 4
        if (lng < boxes[box]! || lat < boxes[box + 1]! || lng > boxes[box + 2]! || lat > boxes[box + 3]!) continue
        if (crossings(sides, starts[i]!, starts[i + 1]!, lng, lat) % 2 === 0) continue
        return { gridCode: sorted[i]!.code, communityCode: sorted[i]!.communityCode }
      }
      return null
    },
  }
}

/** Sides that a ray to the east meets. */
function crossings(sides: Float64Array, from: number, to: number, lng: number, lat: number): number {
  let count = 0
  for (let k = from; k < to; k += 4) {
    const low = sides[k + 1]!
    const high = sides[k + 3]!
    if (lat < low || lat >= high) continue
    const x = sides[k]!
    if ((sides[k + 2]! - x) * (lat - low) > (lng - x) * (high - low)) count++
  }
  return count
}

function mustBeRing({ code, ring }: GridRing): void {
  const refuse = (why: string): never => {
    throw new Error(`grid ${code}: ${why}`)
  }
  if (Array.isArray(ring[0]?.[0])) refuse('holes and several parts are not supported, give one ring of positions')
  if (ring.length < 4) refuse(`a ring needs at least four positions, it has ${ring.length}`)
  for (const [lng, lat] of ring) {
    try {
      mustBePosition(lng, lat)
    } catch (error) {
      refuse((error as Error).message)
    }
  }
  const [first, last] = [ring[0]!, ring[ring.length - 1]!]
  if (first[0] !== last[0] || first[1] !== last[1]) refuse('the ring is not closed')
}

/** Sides as x, y of the lower end, x, y of the upper end; level ones are never met and are left out. */
function flatten(grids: readonly GridRing[]) {
  const sides: number[] = []
  const starts = new Int32Array(grids.length + 1)
  const boxes = new Float64Array(grids.length * 4)
  grids.forEach(({ ring }, i) => {
    boxes.set([Infinity, Infinity, -Infinity, -Infinity], i * 4)
    ring.forEach(([x, y], k) => {
      const box = i * 4
      boxes[box] = Math.min(boxes[box]!, x)
      boxes[box + 1] = Math.min(boxes[box + 1]!, y)
      boxes[box + 2] = Math.max(boxes[box + 2]!, x)
      boxes[box + 3] = Math.max(boxes[box + 3]!, y)
      const next = ring[k + 1]
      if (!next || next[1] === y) return
      if (next[1] > y) sides.push(x, y, next[0], next[1])
      else sides.push(next[0], next[1], x, y)
    })
    starts[i + 1] = sides.length
  })
  return { sides: Float64Array.from(sides), starts, boxes }
}

function fill(boxes: Float64Array, count: number) {
  const all = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < count * 4; i++) all[i % 4] = (i % 4 < 2 ? Math.min : Math.max)(all[i % 4]!, boxes[i]!)
  const [west, south, east, north] = all as [number, number, number, number]
  const [width, height] = [Math.max(east - west, 1e-9), Math.max(north - south, 1e-9)]
  for (let perSide = Math.max(1, Math.ceil(2 * Math.sqrt(count))); ; perSide = Math.ceil(perSide / 2)) {
    const [columns, rows] = [perSide, perSide]
    const column = (lng: number) => Math.min(columns - 1, Math.floor(((lng - west) / width) * columns))
    const row = (lat: number) => Math.min(rows - 1, Math.floor(((lat - south) / height) * rows))
    const each = (visit: (bucket: number, ring: number) => void) => {
      for (let i = 0; i < count; i++) {
        for (let r = row(boxes[i * 4 + 1]!); r <= row(boxes[i * 4 + 3]!); r++) {
          for (let c = column(boxes[i * 4]!); c <= column(boxes[i * 4 + 2]!); c++) visit(r * columns + c, i)
        }
      }
    }
    const from = new Int32Array(columns * rows + 1)
    each(bucket => from[bucket + 1]!++)
    for (let b = 0; b < columns * rows; b++) from[b + 1]! += from[b]!
    const entries = from[columns * rows]!
    if (entries > count * ENTRIES_PER_GRID_MAX && perSide > 1) continue
    const rings = new Int32Array(entries)
    const next = from.slice()
    each((bucket, ring) => { rings[next[bucket]!++] = ring })
    const at = (lng: number, lat: number) =>
      lng < west || lng > east || lat < south || lat > north ? -1 : row(lat) * columns + column(lng)
    return { from, rings, at }
  }
}
