export type Position = readonly [lng: number, lat: number]

const rings = new WeakMap<readonly Position[], Int32Array>()
/** Micro-degrees from 111 E 40 N. Their products stay below 2⁵³, so the count below is exact. */
const whole = (degrees: number, from: number) => Math.round((degrees - from) * 1e6)

/** Winding number in whole numbers: no rounding at all. 'border' is exactly on a side. */
export function exactly(ring: readonly Position[], lng: number, lat: number): 'in' | 'out' | 'border' {
  let ends = rings.get(ring)
  if (!ends) rings.set(ring, (ends = Int32Array.from(ring.flatMap(([x, y]) => [whole(x, 111), whole(y, 40)]))))
  const [px, py] = [whole(lng, 111), whole(lat, 40)]
  let winding = 0
  for (let i = 0; i + 3 < ends.length; i += 2) {
    const ax = ends[i]!,
      ay = ends[i + 1]!,
      bx = ends[i + 2]!,
      by = ends[i + 3]!
    const side = (bx - ax) * (py - ay) - (px - ax) * (by - ay)
    const onLine = side === 0 && Math.min(ax, bx) <= px && px <= Math.max(ax, bx)
    if (onLine && Math.min(ay, by) <= py && py <= Math.max(ay, by)) return 'border'
    if (ay <= py && by > py && side > 0) winding++
    if (ay > py && by <= py && side < 0) winding--
  }
  return winding === 0 ? 'out' : 'in'
}

export const six = (degrees: number) => Math.round(degrees * 1e6) / 1e6
