// A map without tiles is drawn from the grids: the borders between streets, all of them, and nothing inside a street.
import { streetLines, type GridRing } from '../../../cloudfunctions/kernel/city/street-lines'
import { makeCity } from '../../../cloudfunctions/demo-city/city'

const square = (communityCode: string, x: number, y: number): GridRing => ({
  communityCode,
  ring: [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ],
})
/** Every piece of every line, whichever way it is drawn. */
const pieces = (lines: readonly number[][]): string[] =>
  lines
    .flatMap((line) =>
      Array.from({ length: line.length / 2 - 1 }, (_, i) => {
        const [a, b] = [line.slice(2 * i, 2 * i + 2).join(), line.slice(2 * i + 2, 2 * i + 4).join()]
        return a < b ? `${a} ${b}` : `${b} ${a}`
      }),
    )
    .sort()

test('two grids of one street have no line between them, two of different streets have one', () => {
  const inside = pieces(streetLines([square('150105001001', 0, 0), square('150105001002', 1, 0)]))
  expect(inside).toHaveLength(6)
  expect(inside).not.toContain('1,0 1,1')
  const between = pieces(streetLines([square('150105001001', 0, 0), square('150105002001', 1, 0)]))
  expect(between).toHaveLength(7)
  expect(between).toContain('1,0 1,1')
})

test('every border of the demo city is drawn once, and no line holds a point that a grid does not have', () => {
  const { grids } = makeCity(1)
  const rings = grids.map((g) => ({ communityCode: g.communityCode, ring: g.ring as [number, number][] }))
  const lines = streetLines(rings)
  const drawn = pieces(lines)
  expect(new Set(drawn).size).toBe(drawn.length)
  const streets = new Map<string, string[]>()
  for (const { communityCode, ring } of rings) {
    for (const piece of pieces([ring.flatMap(([x, y]) => [Math.round(x * 1e5) / 1e5, Math.round(y * 1e5) / 1e5])]))
      streets.set(piece, [...(streets.get(piece) ?? []), communityCode.slice(0, 9)])
  }
  const borders = [...streets]
    .filter(([piece, of]) => piece.split(' ')[0] !== piece.split(' ')[1] && (of.length === 1 || of[0] !== of[1]))
    .map(([piece]) => piece)
    .sort()
  expect(drawn).toEqual(borders)
  expect(JSON.stringify(lines).length).toBeLessThan(60_000)
})
