/** Metres in a straight line; good to a thousandth within a city. Worked out on the phone. */
export function metresBetween(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const metresPerDegree = 111_195
  const x = (b.lng - a.lng) * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180))
  return Math.hypot(x, b.lat - a.lat) * metresPerDegree
}
