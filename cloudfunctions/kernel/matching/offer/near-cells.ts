// Rows in cells of half a kilometre, looked at ring by ring round a place. Unlike `nearest` it does not order by
// distance: the search that uses it orders by cost and stops when no ring further out can be cheap enough.
const METRES_PER_DEGREE = 111_195
const CELL_METRES = 500
/** A row far out of the city must not make a million empty cells. */
const CELLS_PER_ROW = 4

export interface NearCells {
  /** The rows, cell by cell: who looks at many keeps what is looked at in the same order, so that it lies together. */
  sorted: Int32Array
  /**
   * Calls `look` with runs of `sorted` (`from` … `to` − 1) by growing distance of their cell until `enough(metres)`
   * says that nothing from there on matters.
   */
  around(lng: number, lat: number, look: (from: number, to: number) => void, enough: (metres: number) => boolean): void
}

export function nearCells(rows: ArrayLike<number>, lng: Float64Array, lat: Float64Array): NearCells {
  if (rows.length === 0) return { sorted: new Int32Array(0), around: () => undefined }
  const grid = cellsOver(rows, lng, lat)
  const { from, sorted } = sortedByCell(grid, rows, lng, lat)
  return { sorted, around: ringsOver(grid, from) }
}

interface Cells {
  west: number
  south: number
  /** How much shorter a degree of longitude is than one of latitude. */
  shrink: number
  side: number
  cellLng: number
  cellLat: number
  columns: number
  lines: number
}

function cellsOver(rows: ArrayLike<number>, lng: Float64Array, lat: Float64Array): Cells {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let n = 0; n < rows.length; n++) {
    const [x, y] = [lng[rows[n]!]!, lat[rows[n]!]!]
    if (x < west) west = x
    if (x > east) east = x
    if (y < south) south = y
    if (y > north) north = y
  }
  const shrink = Math.min(cosine(south), cosine(north))
  const across = (east - west) * shrink * METRES_PER_DEGREE
  const up = (north - south) * METRES_PER_DEGREE
  const side = Math.max(
    CELL_METRES,
    Math.sqrt((across * up) / (CELLS_PER_ROW * rows.length)),
    (across + up) / (CELLS_PER_ROW * rows.length + 64),
  )
  return {
    west,
    south,
    shrink,
    side,
    cellLng: side / (shrink * METRES_PER_DEGREE),
    cellLat: side / METRES_PER_DEGREE,
    columns: Math.floor(across / side) + 1,
    lines: Math.floor(up / side) + 1,
  }
}

const columnOf = ({ columns, west, cellLng }: Cells, x: number): number =>
  Math.max(0, Math.min(columns - 1, Math.floor((x - west) / cellLng)))
const lineOf = ({ lines, south, cellLat }: Cells, y: number): number =>
  Math.max(0, Math.min(lines - 1, Math.floor((y - south) / cellLat)))

/** The rows cell by cell; those of a cell stand in `sorted` from `from[cell]` on. */
function sortedByCell(cells: Cells, rows: ArrayLike<number>, lng: Float64Array, lat: Float64Array) {
  const count = cells.columns * cells.lines
  const from = new Int32Array(count + 1)
  const cellOf = new Int32Array(rows.length)
  for (let n = 0; n < rows.length; n++) {
    cellOf[n] = lineOf(cells, lat[rows[n]!]!) * cells.columns + columnOf(cells, lng[rows[n]!]!)
    from[cellOf[n]! + 1]!++
  }
  for (let cell = 0; cell < count; cell++) from[cell + 1]! += from[cell]!
  const next = from.slice()
  const sorted = new Int32Array(rows.length)
  for (let n = 0; n < rows.length; n++) sorted[next[cellOf[n]!]!++] = rows[n]!
  return { from, sorted }
}

function ringsOver(cells: Cells, from: Int32Array): NearCells['around'] {
  const { columns, lines, side, shrink } = cells
  return (x, y, look, enough) => {
    const column = columnOf(cells, x)
    const line = lineOf(cells, y)
    // A case further from the equator than the helpers sees its cells narrower than they were laid out.
    const least = side * Math.min(1, cosine(y) / shrink)
    const rings = Math.max(column, columns - 1 - column, line, lines - 1 - line)
    const strip = (at: number, left: number, right: number): void => {
      const [begin, end] = [from[at * columns + left]!, from[at * columns + right + 1]!]
      if (begin < end) look(begin, end)
    }
    for (let ring = 0; ring <= rings; ring++) {
      if (ring > 0 && enough((ring - 1) * least)) return
      const [left, right] = [Math.max(column - ring, 0), Math.min(column + ring, columns - 1)]
      for (let at = Math.max(line - ring, 0); at <= Math.min(line + ring, lines - 1); at++) {
        if (at === line - ring || at === line + ring) strip(at, left, right)
        else {
          if (column - ring >= 0) strip(at, column - ring, column - ring)
          if (ring > 0 && column + ring < columns) strip(at, column + ring, column + ring)
        }
      }
    }
  }
}

function cosine(lat: number): number {
  return Math.cos((lat * Math.PI) / 180)
}
