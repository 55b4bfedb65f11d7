import { chordOfAngle, radians } from './sphere'
import type { Position } from './sphere'

/** Two points a cell: fewer cells mean longer lists, more mean empty rings. */
const CELLS_PER_POINT = 0.5
/** A bound may be off by rounding; a point just beyond it must still be looked at. */
const ROUNDING = 1 - 1e-9

/** Points in cells of a uniform grid: those of cell c are `points[from[c]] … points[from[c + 1]]`, in the order given. */
export function fillCells(all: readonly Position[]) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { lng, lat } of all) {
    if (lng < west) west = lng
    if (lng > east) east = lng
    if (lat < south) south = lat
    if (lat > north) north = lat
  }
  if (all.length === 0) west = south = east = north = 0
  if (east - west > 180) throw new RangeError(`points from ${west} to ${east} degrees of longitude are more than half the earth`)
  const stretch = Math.max(0.01, Math.cos(radians((south + north) / 2)))
  const [width, height] = [Math.max((east - west) * stretch, 1e-6), Math.max(north - south, 1e-6)]
  const wanted = Math.max(1, all.length * CELLS_PER_POINT)
  const columns = Math.max(1, Math.min(Math.round(wanted), Math.round(Math.sqrt((wanted * width) / height))))
  const rows = Math.max(1, Math.round(wanted / columns))
  const cellLng = Math.max(east - west, 1e-9) / columns
  const cellLat = Math.max(north - south, 1e-9) / rows
  const columnOf = (lng: number): number => Math.max(0, Math.min(columns - 1, Math.floor((lng - west) / cellLng)))
  const rowOf = (lat: number): number => Math.max(0, Math.min(rows - 1, Math.floor((lat - south) / cellLat)))

  const from = new Int32Array(columns * rows + 1)
  const cellOf = new Int32Array(all.length)
  for (let i = 0; i < all.length; i++) {
    const cell = rowOf(all[i]!.lat) * columns + columnOf(all[i]!.lng)
    cellOf[i] = cell
    from[cell + 1]!++
  }
  for (let cell = 0; cell < columns * rows; cell++) from[cell + 1]! += from[cell]!
  const next = from.slice()
  const points = new Int32Array(all.length)
  for (let i = 0; i < all.length; i++) points[next[cellOf[i]!]!++] = i

  /**
   * The least squared chord from `at` to anything outside the block of cells, on the sphere: to a parallel the
   * difference of latitude, to a meridian asin(cos lat · sin Δlng). A side with no cells beyond it bounds nothing.
   */
  const chordBeyond = (at: Position, cos: number, left: number, right: number, bottom: number, top: number): number => {
    let least = Infinity
    const parallel = (degrees: number): void => { least = Math.min(least, chordOfAngle(radians(Math.max(0, degrees)))) }
    const meridian = (degrees: number): void => {
      const angle = degrees > 0 && degrees < 90 ? Math.asin(Math.min(1, cos * Math.sin(radians(degrees)))) : 0
      least = Math.min(least, chordOfAngle(angle))
    }
    if (bottom > 0) parallel(at.lat - (south + bottom * cellLat))
    if (top < rows - 1) parallel(south + (top + 1) * cellLat - at.lat)
    if (left > 0) meridian(at.lng - (west + left * cellLng))
    if (right < columns - 1) meridian(west + (right + 1) * cellLng - at.lng)
    return least * ROUNDING - 1e-18
  }
  return { columns, rows, from, points, columnOf, rowOf, chordBeyond }
}
