// Which grid does a point lie in? Exactly one, or none.
//
// Borders. Every side of a ring is kept bottom end first, whichever way its ring runs, and a point is judged by one
// sign: two neighbours that share a side compute the same bits, so a point on the border is inside exactly one of them.
// Level sides never count (half-open in latitude). A ray from inside a hole meets an even number of sides. Where grids
// overlap by mistake, the smallest code wins, and overlaps.ts tells the data steward.
//
// Over 4,691 grids of 49 positions a point takes an eighth of what which-polygon takes (npm run bench -- place).
// Flatbush with flat rings took half (1,019 of 2,131 ns): it still walks whole rings, two of them on average.
import { layCells, type Flat } from './grid-cells'
import { mustBePosition, partsOf, whyNoShape, type GridRing } from './shape'

export interface GridHit {
  readonly gridCode: string
  readonly communityCode: string
}

export interface GridIndex {
  /** Degrees, WGS 84. Null is outside every grid. Throws `BadPosition` on what is no position at all. */
  locate(lng: number, lat: number): GridHit | null
  /** The community of a grid code, undefined when there is no such grid. */
  communityOf(gridCode: string): string | undefined
  readonly size: number
}

/** Throws when a code is there twice, or a shape is none. */
export function makeGridIndex(grids: readonly GridRing[]): GridIndex {
  // By code unit, not by a language's order; equal ones are refused below.
  const sorted = [...grids].sort((a, b) => (a.code < b.code ? -1 : Number(a.code > b.code)))
  sorted.forEach(({ code, ring }, i) => {
    if (i > 0 && code === sorted[i - 1]!.code) throw new Error(`grid ${code} is there twice`)
    const why = whyNoShape(ring)
    if (why) throw new Error(`grid ${code}: ${why}`)
  })
  const ownerOf = layCells(flatten(sorted))
  const hits = sorted.map(({ code, communityCode }) => Object.freeze({ gridCode: code, communityCode }))
  const communities = new Map(sorted.map((grid) => [grid.code, grid.communityCode]))

  return {
    size: sorted.length,
    communityOf: (gridCode) => communities.get(gridCode),
    locate(lng, lat) {
      mustBePosition(lng, lat)
      const owner = ownerOf(lng, lat)
      return owner < 0 ? null : hits[owner]!
    },
  }
}

function flatten(grids: readonly GridRing[]): Flat {
  const sides: number[] = []
  const starts = [0]
  const boxes: number[] = []
  const owners: number[] = []
  grids.forEach(({ ring: shape }, owner) => {
    for (const rings of partsOf(shape)) {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
      for (const ring of rings) {
        ring.forEach(([x, y], k) => {
          west = Math.min(west, x)
          south = Math.min(south, y)
          east = Math.max(east, x)
          north = Math.max(north, y)
          const next = ring[k + 1]
          if (!next || next[1] === y) return
          if (next[1] > y) sides.push(x, y, next[0], next[1])
          else sides.push(next[0], next[1], x, y)
        })
      }
      starts.push(sides.length / 4)
      boxes.push(west, south, east, north)
      owners.push(owner)
    }
  })
  return {
    sides: Float64Array.from(sides),
    starts: Int32Array.from(starts),
    boxes: Float64Array.from(boxes),
    owners: Int32Array.from(owners),
  }
}
