// What a grid covers: rings of positions, WGS 84, with holes and in several parts if need be.

export type Position = readonly [lng: number, lat: number]
/** Closed: the last position is the first. At least four. */
export type Ring = readonly Position[]
/** As in GeoJSON, told apart by depth: one ring; a ring and its holes; several such parts. */
export type Shape = Ring | readonly Ring[] | readonly (readonly Ring[])[]

export interface GridRing {
  code: string
  communityCode: string
  ring: Shape
}

/** The caller passed something that is no position on earth: a bug, or a border that let it through. */
export class BadPosition extends Error {
  override name = 'BadPosition'
}

export function mustBePosition(lng: number, lat: number): void {
  const why = whyNoPosition(lng, lat)
  if (why) throw new BadPosition(why)
}

/** Parts, each its outer ring and then its holes. */
export function partsOf(shape: Shape): readonly (readonly Ring[])[] {
  const depth = depthOf(shape)
  if (depth <= 2) return [[shape as Ring]]
  return depth === 3 ? [shape as readonly Ring[]] : (shape as readonly (readonly Ring[])[])
}

export const ringsOf = (shape: Shape): readonly Ring[] => partsOf(shape).flat()

/** Why nothing can be found in it, in the words of a log; null when it can. A ring that crosses itself can. */
export function whyNoShape(shape: Shape): string | null {
  if (!Array.isArray(shape)) return 'there is no ring'
  for (const rings of partsOf(shape)) {
    if (!Array.isArray(rings) || rings.length === 0) return 'a part has no ring'
    for (const ring of rings) {
      const why = whyNoRing(ring)
      if (why) return why
    }
  }
  return null
}

function whyNoRing(ring: Ring): string | null {
  if (!Array.isArray(ring) || ring.length < 4)
    return `a ring needs at least four positions, it has ${ring?.length ?? 0}`
  for (const position of ring as unknown[]) {
    const [lng, lat] = (Array.isArray(position) ? position : []) as number[]
    const why = whyNoPosition(lng!, lat!)
    if (why) return why
  }
  const [first, last] = [ring[0]!, ring[ring.length - 1]!]
  return first[0] === last[0] && first[1] === last[1] ? null : 'the ring is not closed'
}

function whyNoPosition(lng: number, lat: number): string | null {
  if (!Number.isFinite(lng)) return `longitude is not a number: ${lng}`
  if (!Number.isFinite(lat)) return `latitude is not a number: ${lat}`
  if (Math.abs(lng) > 180) return `longitude is out of range: ${lng}`
  return Math.abs(lat) > 90 ? `latitude is out of range: ${lat}` : null
}

function depthOf(shape: unknown): number {
  let depth = 0
  for (let inner = shape; Array.isArray(inner); inner = inner[0]) depth++
  return depth
}
