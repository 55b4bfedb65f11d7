// Some of the helpers laid out in cells of 1 km, new every minute: riders move,
// shifts begin and end. One field a skill, because whoever lacks it is never wanted.
import type { Places } from '../world/world-place'

const CELL_METRES = 1_000
/** So few are looked at one by one: cheaper than the empty cells round a place. */
const FEW = 64

/** Which cell everybody is in, found again only for who moved. */
export class Cells {
  readonly columns: number
  readonly rows: number
  readonly of: Int32Array
  private readonly west: number
  private readonly south: number

  constructor(
    readonly places: Places,
    count: number,
    marginMetres: number,
  ) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let n = 0; n < count; n++) {
      west = Math.min(west, places.x[n]!)
      east = Math.max(east, places.x[n]!)
      south = Math.min(south, places.y[n]!)
      north = Math.max(north, places.y[n]!)
    }
    this.west = west - marginMetres
    this.south = south - marginMetres
    this.columns = Math.floor((east + marginMetres - this.west) / CELL_METRES) + 1
    this.rows = Math.floor((north + marginMetres - this.south) / CELL_METRES) + 1
    this.of = new Int32Array(count)
    for (let n = 0; n < count; n++) this.place(n)
  }

  place(n: number): void {
    this.of[n] = this.row(this.places.y[n]!) * this.columns + this.column(this.places.x[n]!)
  }

  column(x: number): number {
    return Math.max(0, Math.min(this.columns - 1, Math.floor((x - this.west) / CELL_METRES)))
  }

  row(y: number): number {
    return Math.max(0, Math.min(this.rows - 1, Math.floor((y - this.south) / CELL_METRES)))
  }
}

export class Field {
  private readonly x: Float64Array
  private readonly y: Float64Array
  private readonly from: Int32Array
  private readonly next: Int32Array
  private readonly points: Int32Array
  private count = 0

  constructor(
    private readonly cells: Cells,
    private readonly members: Int32Array,
  ) {
    this.x = cells.places.x
    this.y = cells.places.y
    this.from = new Int32Array(cells.columns * cells.rows + 1)
    this.next = new Int32Array(cells.columns * cells.rows + 1)
    this.points = new Int32Array(members.length)
  }

  /** Those of the members for whom `isIn` is 1. */
  fill(isIn: Uint8Array): void {
    const { from, next, points, members, cells } = this
    from.fill(0)
    for (let m = 0; m < members.length; m++) {
      const n = members[m]!
      if (isIn[n] === 1) from[cells.of[n]! + 1]!++
    }
    for (let cell = 0; cell + 1 < from.length; cell++) from[cell + 1]! += from[cell]!
    next.set(from)
    for (let m = 0; m < members.length; m++) {
      const n = members[m]!
      if (isIn[n] === 1) points[next[cells.of[n]!]!++] = n
    }
    this.count = from[from.length - 1]!
  }

  /** The `k` nearest that pass, within `reach` metres, nearest first; of equals the lower number. */
  nearest(
    x: number,
    y: number,
    k: number,
    reach: number,
    pass: (n: number) => boolean,
  ): { n: number; metres: number }[] {
    const best: { n: number; metres: number }[] = []
    const look = (n: number): void => {
      const metres = Math.hypot(this.x[n]! - x, this.y[n]! - y)
      if (
        metres > reach ||
        (best.length === k && metres >= best[k - 1]!.metres && !(metres === best[k - 1]!.metres && n < best[k - 1]!.n))
      )
        return
      if (!pass(n)) return
      if (best.length === k) best.pop()
      let at = best.length
      while (at > 0 && (best[at - 1]!.metres > metres || (best[at - 1]!.metres === metres && best[at - 1]!.n > n))) at--
      best.splice(at, 0, { n, metres })
    }
    if (this.count <= FEW) {
      for (let e = 0; e < this.count; e++) look(this.points[e]!)
      return best
    }
    const [column, row] = [this.cells.column(x), this.cells.row(y)]
    for (let ring = 0; (ring - 1) * CELL_METRES <= reach; ring++) {
      if (best.length === k && best[k - 1]!.metres <= (ring - 1) * CELL_METRES) break
      this.eachOfRing(column, row, ring, look)
    }
    return best
  }

  /** Everybody within `reach` metres, in no promised order but always the same. */
  within(x: number, y: number, reach: number, visit: (n: number, metres: number) => void): void {
    const { cells } = this
    const [left, right] = [cells.column(x - reach), cells.column(x + reach)]
    for (let row = cells.row(y - reach); row <= cells.row(y + reach); row++) {
      for (let e = this.from[row * cells.columns + left]!; e < this.from[row * cells.columns + right + 1]!; e++) {
        const n = this.points[e]!
        const metres = Math.hypot(this.x[n]! - x, this.y[n]! - y)
        if (metres <= reach) visit(n, metres)
      }
    }
  }

  private eachOfRing(column: number, row: number, ring: number, visit: (n: number) => void): void {
    const { columns, rows } = this.cells
    for (let r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
      const step = r === row - ring || r === row + ring || ring === 0 ? 1 : ring * 2
      for (let c = column - ring; c <= column + ring; c += step) {
        if (c < 0 || c >= columns) continue
        const cell = r * columns + c
        for (let e = this.from[cell]!; e < this.from[cell + 1]!; e++) visit(this.points[e]!)
      }
    }
  }
}
