// Which of many shapes holds a point? Cells of the plane list, for each shape that touches them, only the sides that a
// ray to the east from inside the cell may or may not meet; those it meets for certain are kept as one bit. A cell
// with many sides is divided again, so that the town is as quick as the open land. Whether a side is left out depends
// on the side and the cell alone, so two neighbours that share it still judge a point by the same bits.

export interface Flat {
  /** x, y of the lower end and x, y of the upper end of each side; level ones are never met and are left out. */
  sides: Float64Array
  /** Where the sides of each part begin, as numbers of sides; one more than there are parts. */
  starts: Int32Array
  /** West, south, east, north of each part. */
  boxes: Float64Array
  /** Whose part it is. Parts of a smaller owner come first, and win. */
  owners: Int32Array
}

interface Entry {
  part: number
  isIn: boolean
  sides: readonly number[]
}
interface Box {
  west: number
  south: number
  east: number
  north: number
}

/** More sides than this in a cell, and it is divided. */
const SIDES_A_CELL = 64
const SIDES_A_NEW_CELL = 20
const DEPTH_MAX = 6
const CELLS_A_SIDE_MAX = 512
/**
 * All lists together, per side there is: what cannot be parted, thousands of sides through one point, is left together.
 */
const LISTED_A_SIDE_MAX = 16
/** Degrees, a tenth of a millimetre: thousands of times what rounding can be. */
const ROUNDING = 1e-9

/** The leaf of cells that no shape touches. */
const NOTHING = 0

/** @returns the owner of a point, −1 when there is none */
export function layCells(flat: Flat): (lng: number, lat: number) => number {
  const { sides, starts, boxes, owners } = flat
  const whole = wholeOf(boxes)
  // A node: its corner and cells a degree; its cells from `firsts` on. A cell: another node, or ~leaf. A leaf: entries.
  const frames: number[] = []
  const widths: number[] = []
  const firsts: number[] = []
  const cells: number[] = []
  const leafEnds: number[] = [0, 0]
  const marks: number[] = []
  const listEnds: number[] = [0]
  const lists: number[] = []
  const covered = new Map<number, number>()
  const listedMax = LISTED_A_SIDE_MAX * (sides.length / 4)

  const leaf = (entries: readonly Entry[]): number => {
    const [first] = entries
    const wholly = first && first.isIn && first.sides.length === 0 ? owners[first.part]! : -1
    const known = wholly >= 0 ? covered.get(wholly) : undefined
    if (known !== undefined) return known
    for (const { part, isIn, sides: listed } of wholly >= 0 ? entries.slice(0, 1) : entries) {
      marks.push(owners[part]! * 2 + (isIn ? 1 : 0))
      for (const side of listed) lists.push(side * 4)
      listEnds.push(lists.length)
    }
    const number = leafEnds.push(marks.length) - 2
    if (wholly >= 0) covered.set(wholly, number)
    return number
  }
  const node = (box: Box, entries: readonly Entry[], perSide: number, depth: number): number => {
    const number = widths.push(perSide) - 1
    const perLng = perSide / Math.max(box.east - box.west, 1e-9)
    const perLat = perSide / Math.max(box.north - box.south, 1e-9)
    frames.push(box.west, box.south, perLng, perLat)
    const first = (firsts[number] = cells.length)
    for (let c = 0; c < perSide * perSide; c++) cells.push(~NOTHING)
    share(entries, flat, { box, perSide, perLng, perLat }).forEach((held, cell) => {
      const listed = held.reduce((sum, entry) => sum + entry.sides.length, 0)
      if (listed <= SIDES_A_CELL || depth === DEPTH_MAX || lists.length > listedMax) {
        cells[first + cell] = ~leaf(held)
        return
      }
      const [column, row] = [cell % perSide, Math.floor(cell / perSide)]
      const inner = {
        west: box.west + column / perLng,
        south: box.south + row / perLat,
        east: box.west + (column + 1) / perLng,
        north: box.south + (row + 1) / perLat,
      }
      cells[first + cell] = node(
        inner,
        held,
        Math.min(64, Math.max(2, Math.ceil(Math.sqrt(listed / SIDES_A_NEW_CELL)))),
        depth + 1,
      )
    })
    return number
  }
  const all = Array.from(
    owners,
    (_, part): Entry => ({
      part,
      isIn: false,
      sides: Array.from({ length: starts[part + 1]! - starts[part]! }, (_, i) => starts[part]! + i),
    }),
  )
  node(whole, all, Math.min(CELLS_A_SIDE_MAX, Math.max(1, Math.ceil(Math.sqrt(owners.length)))), 1)

  const tree = {
    frames: Float64Array.from(frames),
    widths: Int32Array.from(widths),
    firsts: Int32Array.from(firsts),
    cells: Int32Array.from(cells),
    leafEnds: Int32Array.from(leafEnds),
    marks: Int32Array.from(marks),
    listEnds: Int32Array.from(listEnds),
    lists: Int32Array.from(lists),
  }
  return (lng, lat) =>
    lng < whole.west || lng > whole.east || lat < whole.south || lat > whole.north ? -1 : ownerOf(tree, sides, lng, lat)
}

type Tree = Record<'widths' | 'firsts' | 'cells' | 'leafEnds' | 'marks' | 'listEnds' | 'lists', Int32Array> & {
  frames: Float64Array
}

function ownerOf(
  { frames, widths, firsts, cells, leafEnds, marks, listEnds, lists }: Tree,
  sides: Float64Array,
  lng: number,
  lat: number,
): number {
  let node = 0
  do {
    const width = widths[node]!
    const column = Math.min(width - 1, ((lng - frames[node * 4]!) * frames[node * 4 + 2]!) | 0)
    const row = Math.min(width - 1, ((lat - frames[node * 4 + 1]!) * frames[node * 4 + 3]!) | 0)
    node = cells[firsts[node]! + Math.max(row, 0) * width + Math.max(column, 0)]!
  } while (node >= 0)
  const leaf = ~node
  for (let entry = leafEnds[leaf]!; entry < leafEnds[leaf + 1]!; entry++) {
    let isIn = marks[entry]! & 1
    for (let i = listEnds[entry]!; i < listEnds[entry + 1]!; i++) {
      const side = lists[i]!
      const low = sides[side + 1]!
      const high = sides[side + 3]!
      if (lat < low || lat >= high) continue
      const x = sides[side]!
      if ((sides[side + 2]! - x) * (lat - low) > (lng - x) * (high - low)) isIn ^= 1
    }
    if (isIn === 1) return marks[entry]! >> 1
  }
  return -1
}

/** What each cell of a node has to know of each part, parts in order; empty cells are left out. */
function share(
  entries: readonly Entry[],
  { sides, boxes }: Flat,
  { box, perSide, perLng, perLat }: { box: Box; perSide: number; perLng: number; perLat: number },
): Entry[][] {
  const held: Entry[][] = []
  const within = (place: number): number => Math.max(0, Math.min(perSide - 1, Math.floor(place)))
  const columnOf = (lng: number): number => within((lng - box.west) * perLng)
  const rowOf = (lat: number): number => within((lat - box.south) * perLat)
  for (const { part, isIn, sides: listed } of entries) {
    const [left, right] = [columnOf(boxes[part * 4]!), columnOf(boxes[part * 4 + 2]!)]
    const [bottom, top] = [rowOf(boxes[part * 4 + 1]!), rowOf(boxes[part * 4 + 3]!)]
    const width = right - left + 1
    const lists: number[][] = []
    const odd = new Uint8Array(width * (top - bottom + 1)).fill(isIn ? 1 : 0)
    for (const side of listed) {
      const [x, low, toX, high] = [sides[side * 4]!, sides[side * 4 + 1]!, sides[side * 4 + 2]!, sides[side * 4 + 3]!]
      const [from, to] = [rowOf(low), rowOf(high)]
      const xAt = (lat: number): number => x + ((toX - x) * (Math.max(low, Math.min(high, lat)) - low)) / (high - low)
      for (let row = from; row <= to; row++) {
        // The stretch of the side in this row, a hair longer; a steep one is one cell wide.
        const [a, b] = [
          xAt(row === from ? low : box.south + row / perLat - ROUNDING),
          xAt(row === to ? high : box.south + (row + 1) / perLat + ROUNDING),
        ]
        const west = Math.max(left, columnOf(Math.min(a, b) - ROUNDING))
        const east = Math.min(right, columnOf(Math.max(a, b) + ROUNDING))
        const base = (row - bottom) * width - left
        const isThrough = from < row && row < to
        for (let column = left; column <= east; column++) {
          if (isThrough && column < west) odd[base + column]! ^= 1
          else (lists[base + column] ??= []).push(side)
        }
      }
    }
    for (let cell = 0; cell < odd.length; cell++) {
      if (!lists[cell] && odd[cell] === 0) continue
      const place = (bottom + Math.floor(cell / width)) * perSide + left + (cell % width)
      ;(held[place] ??= []).push({ part, isIn: odd[cell] === 1, sides: lists[cell] ?? [] })
    }
  }
  return held
}

function wholeOf(boxes: Float64Array): Box {
  const whole = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (let i = 0; i < boxes.length; i += 4) {
    whole.west = Math.min(whole.west, boxes[i]!)
    whole.south = Math.min(whole.south, boxes[i + 1]!)
    whole.east = Math.max(whole.east, boxes[i + 2]!)
    whole.north = Math.max(whole.north, boxes[i + 3]!)
  }
  return whole
}
