// Distances on the sphere by chords: no trigonometry a point, and the order of a province's points is the true one.
//
// Rejected: flat metres at one latitude. Over 60 km it is harmless, but Inner Mongolia reaches from 37° to 53° N, where
// a degree of longitude shrinks by a quarter. The sphere itself is wrong by at most 0.56 % against WGS 84's ellipsoid
// (6,371,008.8 m is the mean radius; the extreme radii of curvature are 6,335,439 and 6,399,594 m), as with haversine.

/** Degrees, WGS 84. */
export interface Position {
  lng: number
  lat: number
}

export const EARTH_RADIUS_METRES = 6_371_008.8
export const radians = (degrees: number): number => (degrees * Math.PI) / 180

/**
 * Below this half a chord, 127 km of ground, the first terms of the arcsine's series are all that a double can hold.
 */
const SHORT_HALF = 0.01

/** Squared chord of the unit sphere → metres along it. */
export function metresOfChord(squared: number): number {
  const half = Math.sqrt(squared) / 2
  if (half >= SHORT_HALF) return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, half))
  const square = half * half
  return (
    2 *
    EARTH_RADIUS_METRES *
    half *
    (1 + square * (1 / 6 + square * (3 / 40 + square * (15 / 336 + square * (105 / 3456)))))
  )
}

/** An angle in radians, at most π → squared chord of the unit sphere. */
export const chordOfAngle = (angle: number): number => {
  const half = Math.sin(angle / 2)
  return 4 * half * half
}

/** The earth seen from above one spot: orthonormal, so that straight lines keep their lengths. */
export interface Frame {
  /** Writes u (east), v (north) and w (up) of a position on the unit sphere. */
  place(lng: number, lat: number, into: Float64Array, from: number): void
}

/** So many points say well enough where the middle is. */
const ASKED_FOR_MIDDLE = 1_000

/** Over about the middle of the points, where u and v tell near ones apart best. Distances are exact over any other. */
export function frameOver(points: readonly Position[]): Frame {
  let [x, y, z] = [0, 0, 0]
  const step = Math.max(1, Math.floor(points.length / ASKED_FOR_MIDDLE))
  for (let i = 0; i < points.length; i += step) {
    const { lng, lat } = points[i]!
    const cos = Math.cos(radians(lat))
    x += cos * Math.cos(radians(lng))
    y += cos * Math.sin(radians(lng))
    z += Math.sin(radians(lat))
  }
  const middleLng = Math.atan2(y, x)
  const middleLat = Math.atan2(z, Math.hypot(x, y))
  const [sin, cos] = [Math.sin(middleLat), Math.cos(middleLat)]
  return {
    place(lng, lat, into, from) {
      const along = radians(lng) - middleLng
      const flat = Math.cos(radians(lat))
      const up = Math.sin(radians(lat))
      const front = flat * Math.cos(along)
      into[from] = flat * Math.sin(along)
      into[from + 1] = cos * up - sin * front
      into[from + 2] = cos * front + sin * up
    },
  }
}

export function metresBetween(a: Position, b: Position): number {
  const [aLat, bLat] = [radians(a.lat), radians(b.lat)]
  const lng = radians(a.lng - b.lng)
  const [up, across] = [Math.sin((aLat - bLat) / 2), Math.sin(lng / 2)]
  return (
    2 *
    EARTH_RADIUS_METRES *
    Math.asin(Math.min(1, Math.sqrt(up * up + Math.cos(aLat) * Math.cos(bLat) * across * across)))
  )
}
