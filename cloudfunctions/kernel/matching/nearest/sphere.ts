// Distances on the sphere by chords: no trigonometry a point, and the order of a province's points is the true one.
//
// Rejected: flat metres at one latitude. Over 60 km it is harmless, but Inner Mongolia reaches from 37° to 53° N, where
// a degree of longitude shrinks by a quarter. The sphere itself is wrong by at most 0.56 % against WGS 84's ellipsoid
// (6,371,008.8 m is the mean radius; the extreme radii of curvature are 6,335,439 and 6,399,594 m), as with haversine.

/** Degrees, WGS 84. */
export interface Position { lng: number; lat: number }

export const EARTH_RADIUS_METRES = 6_371_008.8
export const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Squared chord of the unit sphere → metres along it. */
export const metresOfChord = (squared: number): number => 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(squared) / 2))

/** An angle in radians, at most π → squared chord of the unit sphere. */
export const chordOfAngle = (angle: number): number => {
  const half = Math.sin(angle / 2)
  return 4 * half * half
}

export function metresBetween(a: Position, b: Position): number {
  const [aLat, bLat] = [radians(a.lat), radians(b.lat)]
  const lng = radians(a.lng - b.lng)
  const [up, across] = [Math.sin((aLat - bLat) / 2), Math.sin(lng / 2)]
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(up * up + Math.cos(aLat) * Math.cos(bLat) * across * across)))
}
