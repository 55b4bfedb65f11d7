// Whose is a point, by counting in whole numbers alone: the oracle of the border tests.
import { partsOf, type GridRing, type Ring } from '../../../cloudfunctions/kernel/place/shape'

/** Corners stand on whole numbers from 0 to 40, points on quarters: with this scale every product stays below 2⁵³. */
const SCALE = 2 ** 17
/** A point on a border counts as the spot a hair to its east and a far finer hair to its north. */
const EAST = 2 ** 7
const NORTH = 1

/** In code order, the first grid with a part that the spot lies an odd number of times inside of. */
export const ownerByCounting = (grids: readonly GridRing[], lng: number, lat: number): string | undefined =>
  [...grids]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .find(({ ring }) => partsOf(ring).some((rings) => rings.reduce((n, r) => n + winding(r, lng, lat), 0) % 2 !== 0))
    ?.code

function winding(ring: Ring, lng: number, lat: number): number {
  const [px, py] = [lng * SCALE + EAST, lat * SCALE + NORTH]
  return ring.slice(1).reduce((turns, [bx, by], i) => {
    const [ax, ay] = ring[i]!
    const side = (bx - ax) * SCALE * (py - ay * SCALE) - (px - ax * SCALE) * (by - ay) * SCALE
    if (ay * SCALE <= py && by * SCALE > py && side > 0) return turns + 1
    return ay * SCALE > py && by * SCALE <= py && side < 0 ? turns - 1 : turns
  }, 0)
}
