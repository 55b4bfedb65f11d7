import type { GridRing, Position, Ring } from '../../../cloudfunctions/kernel/place/place-index'
import type { Random } from '../../../cloudfunctions/demo-city/random'

const CELLS = 6
const PITCH = 6
/**
 * The square from 3 to 39 in triangles with shaken corners, each given
 * to one of a few owners: concave, in parts, with holes.
 */
export function makePartition(
  random: Random,
  owners: number,
): { grids: GridRing[]; corners: Position[]; middles: Position[] } {
  const shake = (i: number): number => 3 + i * PITCH + (i > 0 && i < CELLS ? random.int(-1, 1) : 0)
  const corners = Array.from(
    { length: (CELLS + 1) ** 2 },
    (_, n): Position => [shake(n % (CELLS + 1)), shake(Math.floor(n / (CELLS + 1)))],
  )
  // Corners of the rim stay on it, so that the square is filled.
  const at = (i: number, j: number): Position => {
    const [x, y] = corners[j * (CELLS + 1) + i]!
    const rim = new Map([
      [0, 3],
      [CELLS, 39],
    ])
    return [rim.get(i) ?? x, rim.get(j) ?? y]
  }
  const triangles: { owner: number; edges: [Position, Position][] }[] = []
  for (let i = 0; i < CELLS; i++) {
    for (let j = 0; j < CELLS; j++) {
      const [a, b, c, d] = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)]
      const halves = random.chance(0.5)
        ? [
            [a, b, c],
            [a, c, d],
          ]
        : [
            [a, b, d],
            [b, c, d],
          ]
      for (const half of halves)
        triangles.push({
          owner: random.chance(0.6) ? 0 : random.int(0, owners - 1),
          edges: half.map((p, k) => [p, half[(k + 1) % 3]!]),
        })
    }
  }
  const grids = Array.from({ length: owners }, (_, owner) => {
    const parts = piecesOf(triangles.filter((triangle) => triangle.owner === owner).map(({ edges }) => edges)).map(
      ringsOf,
    )
    return {
      code: `G${String(owner).padStart(2, '0')}`,
      communityCode: '150105001001',
      ring: parts.length === 1 ? parts[0]! : parts,
    }
  }).filter(({ ring }) => ring.length > 0)
  const edges = triangles.flatMap((triangle) => triangle.edges)
  return {
    grids,
    corners: edges.map(([a]) => a),
    middles: edges.map(([a, b]) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]),
  }
}

type Edge = [Position, Position]
const forth = ([a, b]: Edge): string => `${a} ${b}`
const back = ([a, b]: Edge): string => `${b} ${a}`

/** Triangles that hang together by their sides. */
function piecesOf(triangles: Edge[][]): Edge[][] {
  const pieces: Edge[][] = []
  const left = new Set(triangles)
  while (left.size > 0) {
    const piece: Edge[] = []
    const queue = [[...left][0]!]
    left.delete(queue[0]!)
    for (const edges of queue) {
      piece.push(...edges)
      for (const other of left) {
        if (!other.some((edge) => edges.some((mine) => back(mine) === forth(edge)))) continue
        left.delete(other)
        queue.push(other)
      }
    }
    pieces.push(piece)
  }
  return pieces
}

/** What is left when inner sides cancel out, from end to end; the outer ring, the widest, first. */
function ringsOf(edges: Edge[]): Ring[] {
  const all = new Set(edges.map(forth))
  const border = edges.filter((edge) => !all.has(back(edge)))
  const rings: Position[][] = []
  while (border.length > 0) {
    const ring = [...border.pop()!]
    while (`${ring[0]}` !== `${ring.at(-1)}`) {
      const next = border.findIndex(([from]) => `${from}` === `${ring.at(-1)}`)
      ring.push(border.splice(next, 1)[0]![1])
    }
    rings.push(ring)
  }
  const area = (ring: Ring): number =>
    Math.abs(ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0))
  return rings.sort((a, b) => area(b) - area(a))
}
