// Grids that are drawn wrongly in themselves, for the data steward. Only one without a shape cannot be used at all.
import { areaOf, squareMetres } from './overlaps'
import { partsOf, whyNoShape, type GridRing, type Position, type Ring } from './shape'

export interface Fault {
  code: string
  kind: 'no-shape' | 'twice' | 'no-area' | 'crosses-itself' | 'hole-outside'
  /** Where to look; null when there is no such spot. */
  at: Position | null
  why: string
}

/** A tenth of a millimetre in degrees: nearer than this two lines touch, and touching is allowed. */
const TOUCHING = 1e-9
const SQUARE_METRES_LEAST = 1

/** In the order of the grids, one fault a kind and part. */
export function findFaults(grids: readonly GridRing[]): Fault[] {
  const seen = new Set<string>()
  return grids.flatMap(({ code, ring }): Fault[] => {
    const faults: Fault[] = seen.has(code) ? [{ code, kind: 'twice', at: null, why: 'the code is there twice' }] : []
    seen.add(code)
    const none = whyNoShape(ring)
    if (none) return [...faults, { code, kind: 'no-shape', at: null, why: none }]
    for (const rings of partsOf(ring)) {
      const start = rings[0]![0]!
      if (squareMetres(areaOf(rings), start[1]) < SQUARE_METRES_LEAST)
        faults.push({ code, kind: 'no-area', at: start, why: 'it covers less than a square metre' })
      const crossing = firstCrossing(rings)
      if (crossing) faults.push({ code, kind: 'crosses-itself', at: crossing, why: 'its border crosses itself' })
      for (const hole of rings.slice(1)) {
        const corner = hole.find((at) => !isOn(rings[0]!, at))
        if (!crossing && corner && !holds(rings[0]!, corner))
          faults.push({ code, kind: 'hole-outside', at: corner, why: 'a hole lies outside of it' })
      }
    }
    return faults
  })
}

/** A spot where two sides pass through one another; not where they meet at a corner or run along each other. */
function firstCrossing(rings: readonly Ring[]): Position | null {
  const sides = rings
    .flatMap((ring) => ring.slice(1).map((b, i) => [ring[i]!, b] as const))
    .filter(([a, b]) => a[0] !== b[0] || a[1] !== b[1])
  for (const [i, [a, b]] of sides.entries()) {
    for (let j = i + 1; j < sides.length; j++) {
      const [c, d] = sides[j]!
      if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) continue
      if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) continue
      const [fromC, fromD, fromA, fromB] = [beside(a, b, c), beside(a, b, d), beside(c, d, a), beside(c, d, b)]
      if (
        ![fromC, fromD, fromA, fromB].every((away) => Math.abs(away) > TOUCHING) ||
        fromC > 0 === fromD > 0 ||
        fromA > 0 === fromB > 0
      )
        continue
      const along = fromA / (fromA - fromB)
      return [a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])]
    }
  }
  return null
}

/** How far `p` lies to the left of the line from `a` to `b`, in degrees. */
const beside = (a: Position, b: Position, p: Position): number =>
  ((b[0] - a[0]) * (p[1] - a[1]) - (p[0] - a[0]) * (b[1] - a[1])) / Math.hypot(b[0] - a[0], b[1] - a[1])

const isOn = (ring: Ring, p: Position): boolean =>
  ring.slice(1).some((b, i) => {
    const a = ring[i]!
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    if (length === 0) return false
    const along = ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length
    return along > -TOUCHING && along < length + TOUCHING && Math.abs(beside(a, b, p)) <= TOUCHING
  })

const holds = (ring: Ring, [lng, lat]: Position): boolean =>
  ring.slice(1).filter((b, i) => {
    const a = ring[i]!
    return a[1] > lat !== b[1] > lat && lng < a[0] + ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1])
  }).length %
    2 ===
  1
