// As many grids as Hohhot has, drawn as finely as surveyed ones: a dense core, towns about it, and open land between.
import type { GridRing, Position } from '../../../cloudfunctions/kernel/place/place-index'
import type { Spot } from '../../../cloudfunctions/demo-city/plane'
import { makeRandom, type Random } from '../../../cloudfunctions/demo-city/random'
import { cellsOf } from '../../../cloudfunctions/demo-city/voronoi'

const GRIDS = 4691
const IN_THE_CORE = 0.6
const TOWNS = 30
const LLOYD_ROUNDS = 3
/** Six borders a cell by eight sides each, and the corner that closes the ring: about 49 positions. */
const SIDES_A_BORDER = 8
/** How far a border strays from the straight line, as a share of its length. */
const STRAY = 0.05
/** Metres from the core that towns may lie. */
const REACH = 60_000

export function makeGrids(seed = 1): GridRing[] {
  const random = makeRandom(seed)
  const borders = new Map<string, Position[]>()
  return cells(random).map((corners, i) => {
    const ring = corners.slice(1).flatMap((to, k) => border(corners[k]!, to, borders, random))
    const community = `150105${String(Math.floor(i / 12)).padStart(6, '0')}`
    return {
      code: `G${community}${String(i % 12).padStart(3, '0')}`,
      communityCode: community,
      ring: [...ring, ring[0]!],
    }
  })
}

/**
 * Closed Voronoi cells; neighbours have the same bits at a corner.
 * Sites out in the open, left out, close the outer ones.
 */
function cells(random: Random): Position[][] {
  const towns = Array.from({ length: TOWNS }, () => ({
    x: random.between(-0.8, 0.8) * REACH,
    y: random.between(-0.8, 0.8) * REACH,
  }))
  const spot = (): Spot => {
    const [{ x, y }, wide] = random.chance(IN_THE_CORE) ? [{ x: 0, y: 0 }, 5000] : [random.pick(towns), 3500]
    return { x: x + wide * random.normal(), y: y + wide * random.normal() }
  }
  const open = Array.from(
    { length: 31 * 31 },
    (_, i): Spot => ({
      x: (((i % 31) - 15) * REACH) / 12 + random.between(-900, 900),
      y: ((Math.floor(i / 31) - 15) * REACH) / 12 + random.between(-900, 900),
    }),
  )
  let sites = Array.from({ length: GRIDS }, spot)
  for (let round = 0; ; round++) {
    const corners = cellsOf([...sites, ...open], GRIDS, REACH)
    if (round === LLOYD_ROUNDS)
      return corners.map((cell) => closed(cell.map(({ x, y }): Position => [111.68 + x / 84_300, 40.81 + y / 111_200])))
    sites = corners.map((cell) => ({ x: mean(cell.map(({ x }) => x)), y: mean(cell.map(({ y }) => y)) }))
  }
}

const closed = (corners: Position[]): Position[] => [...corners, corners[0]!]
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** From `a` up to but without `b`, winding a little, the same for both neighbours. */
function border(a: Position, b: Position, borders: Map<string, Position[]>, random: Random): Position[] {
  const forward = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])
  const key = (forward ? [a, b] : [b, a]).join(' ')
  const [from, to] = forward ? [a, b] : [b, a]
  let line = borders.get(key)
  if (!line) {
    line = [from]
    for (let k = 1; k < SIDES_A_BORDER; k++) {
      const along = k / SIDES_A_BORDER
      const aside = STRAY * random.between(-1, 1) * Math.sin(Math.PI * along)
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
      line.push([from[0] + along * dx - aside * dy, from[1] + along * dy + aside * dx])
    }
    borders.set(key, [...line, to])
    line = borders.get(key)!
  }
  return (forward ? line : [...line].reverse()).slice(0, -1)
}
