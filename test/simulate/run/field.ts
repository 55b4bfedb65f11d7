// Who is on shift now, laid out in cells of 1 km and new every minute: riders move, shifts begin and end. One field a
// skill, because whoever lacks it is never wanted.
const CELL_METRES = 1_000

export class Field {
  private readonly west: number
  private readonly south: number
  private readonly columns: number
  private readonly rows: number
  private readonly from: Int32Array
  private readonly cellOf: Int32Array
  private readonly points: Int32Array

  constructor(
    private readonly x: Float64Array, private readonly y: Float64Array, private readonly members: Int32Array, marginMetres: number,
  ) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const n of members) {
      west = Math.min(west, x[n]!)
      east = Math.max(east, x[n]!)
      south = Math.min(south, y[n]!)
      north = Math.max(north, y[n]!)
    }
    this.west = west - marginMetres
    this.south = south - marginMetres
    this.columns = Math.floor((east + marginMetres - this.west) / CELL_METRES) + 1
    this.rows = Math.floor((north + marginMetres - this.south) / CELL_METRES) + 1
    this.from = new Int32Array(this.columns * this.rows + 1)
    this.cellOf = new Int32Array(members.length)
    this.points = new Int32Array(members.length)
  }

  /** Those of the members for whom `isIn` is 1. */
  fill(isIn: Uint8Array): void {
    const { from, cellOf, points, members } = this
    from.fill(0)
    for (let m = 0; m < members.length; m++) {
      const n = members[m]!
      const cell = isIn[n] === 1 ? this.row(this.y[n]!) * this.columns + this.column(this.x[n]!) : -1
      cellOf[m] = cell
      if (cell >= 0) from[cell + 1]!++
    }
    for (let cell = 0; cell + 1 < from.length; cell++) from[cell + 1]! += from[cell]!
    const next = from.slice()
    for (let m = 0; m < members.length; m++) if (cellOf[m]! >= 0) points[next[cellOf[m]!]!++] = members[m]!
  }

  /** The `k` nearest that pass, within `reach` metres, nearest first; of equals the lower number. */
  nearest(x: number, y: number, k: number, reach: number, pass: (n: number) => boolean): { n: number; metres: number }[] {
    const best: { n: number; metres: number }[] = []
    const [column, row] = [this.column(x), this.row(y)]
    for (let ring = 0; (ring - 1) * CELL_METRES <= reach; ring++) {
      if (best.length === k && best[k - 1]!.metres <= (ring - 1) * CELL_METRES) break
      this.eachOfRing(column, row, ring, n => {
        const metres = Math.hypot(this.x[n]! - x, this.y[n]! - y)
        if (metres > reach || (best.length === k && metres >= best[k - 1]!.metres && !(metres === best[k - 1]!.metres && n < best[k - 1]!.n))) return
        if (!pass(n)) return
        if (best.length === k) best.pop()
        let at = best.length
        while (at > 0 && (best[at - 1]!.metres > metres || (best[at - 1]!.metres === metres && best[at - 1]!.n > n))) at--
        best.splice(at, 0, { n, metres })
      })
    }
    return best
  }

  /** Everybody within `reach` metres, in no promised order but always the same. */
  within(x: number, y: number, reach: number, visit: (n: number, metres: number) => void): void {
    const [left, right] = [this.column(x - reach), this.column(x + reach)]
    for (let row = this.row(y - reach); row <= this.row(y + reach); row++) {
      for (let e = this.from[row * this.columns + left]!; e < this.from[row * this.columns + right + 1]!; e++) {
        const n = this.points[e]!
        const metres = Math.hypot(this.x[n]! - x, this.y[n]! - y)
        if (metres <= reach) visit(n, metres)
      }
    }
  }

  private eachOfRing(column: number, row: number, ring: number, visit: (n: number) => void): void {
    for (let r = Math.max(0, row - ring); r <= Math.min(this.rows - 1, row + ring); r++) {
      const step = r === row - ring || r === row + ring || ring === 0 ? 1 : ring * 2
      for (let c = column - ring; c <= column + ring; c += step) {
        if (c < 0 || c >= this.columns) continue
        const cell = r * this.columns + c
        for (let e = this.from[cell]!; e < this.from[cell + 1]!; e++) visit(this.points[e]!)
      }
    }
  }

  private column(x: number): number {
    return Math.max(0, Math.min(this.columns - 1, Math.floor((x - this.west) / CELL_METRES)))
  }

  private row(y: number): number {
    return Math.max(0, Math.min(this.rows - 1, Math.floor((y - this.south) / CELL_METRES)))
  }
}
