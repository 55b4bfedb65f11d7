// The k nearest of many points that pass a filter, exact on the sphere, on one core of a phone.
//
// Points are kept as seen from above the middle of them all (u to the east, v to the north, w upwards, earth's radius
// 1), in the order of a tree's leaves, so that a search reads them one after another. The square of the straight line
// between two points, the chord, grows with their distance on the ground, so nothing but the answer itself needs
// trigonometry.
import { search, makeSpace, type Pass, type Space } from './search'
import { chordOfAngle, EARTH_RADIUS_METRES, frameOver, metresOfChord, type Frame, type Position } from './sphere'
import { plantTree, type Tree } from './tree'

export { metresBetween } from './sphere'
export type { Position } from './sphere'

export interface NearestIndex {
  readonly size: number
  readonly tree: Tree
  readonly frame: Frame
  /**
   * Of the last search, for the next one. Null while one runs: a filter that searches the same index gets space of its
   * own.
   */
  spare: Space | null
}

export interface Near {
  index: number
  metres: number
}

/** Points must be positions on earth; RangeError otherwise. The order given breaks ties. */
export function makeNearest(points: readonly Position[]): NearestIndex {
  for (const { lng, lat } of points) mustBePosition(lng, lat)
  const frame = frameOver(points)
  const at = new Float64Array(points.length * 3)
  for (let i = 0; i < points.length; i++) frame.place(points[i]!.lng, points[i]!.lat, at, i * 3)
  return { size: points.length, tree: plantTree(at), frame, spare: null }
}

/**
 * The `k` nearest that pass, nearest first, equal distances by index. `pass` is asked only for points that would be
 * among them, and gets the metres too.
 */
export function nearest(index: NearestIndex, at: Position, k: number, pass?: Pass, maxMetres = Infinity): Near[] {
  mustBePosition(at.lng, at.lat)
  const wanted = Math.min(Math.floor(k), index.size)
  if (!(wanted > 0) || maxMetres < 0) return []
  const limit = maxMetres >= Math.PI * EARTH_RADIUS_METRES ? Infinity : chordOfAngle(maxMetres / EARTH_RADIUS_METRES)
  let space = index.spare
  if (!space || space.chords.length < wanted) space = makeSpace(Math.max(wanted, 32))
  index.spare = null
  try {
    index.frame.place(at.lng, at.lat, space.at, 0)
    const near = new Array<Near>(search(index.tree, space, wanted, limit, pass))
    for (let i = 0; i < near.length; i++) near[i] = { index: space.ids[i]!, metres: metresOfChord(space.chords[i]!) }
    return near
  } finally {
    index.spare = space
  }
}

function mustBePosition(lng: number, lat: number): void {
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) throw new RangeError(`no position on earth: ${lng}, ${lat}`)
}
