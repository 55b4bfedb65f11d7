// The city is laid out in metres on a plane round the district seat: 30 km wide, so an equirectangular projection
// is off by less than the outlines are. Being linear it keeps straight borders straight.

export type Position = [lng: number, lat: number]
export interface Spot {
  x: number
  y: number
}

const METRES_PER_DEGREE = 111_195

export interface Plane {
  toMetres(position: Position): Spot
  /** WGS 84 with six decimals (0.1 m), the precision everything is stored in. */
  toDegrees(spot: Spot): Position
}

export function planeRound([lng0, lat0]: Position): Plane {
  const east = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180)
  const six = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  return {
    toMetres: ([lng, lat]) => ({ x: (lng - lng0) * east, y: (lat - lat0) * METRES_PER_DEGREE }),
    toDegrees: ({ x, y }) => [six(lng0 + x / east), six(lat0 + y / METRES_PER_DEGREE)],
  }
}

export function isInside(ring: readonly Position[], [lng, lat]: Position): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[j]!
    if (ay > lat !== by > lat && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** Middle of mass of a closed ring. */
export function centroid(ring: readonly Position[]): Position {
  const [ox, oy] = ring[0]!
  let area = 0
  let x = 0
  let y = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = [ring[i]![0] - ox, ring[i]![1] - oy]
    const [bx, by] = [ring[i + 1]![0] - ox, ring[i + 1]![1] - oy]
    const cross = ax * by - bx * ay
    area += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  const six = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  return [six(ox + x / (3 * area)), six(oy + y / (3 * area))]
}
