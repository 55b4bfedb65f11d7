// Promise: the data steward is told of every two grids that overlap, where and by
// how much, and of every grid drawn wrongly; of a city drawn well, of nothing.
import polygonClipping from 'polygon-clipping'
import { findFaults } from '../../../cloudfunctions/kernel/place/grid-faults'
import { findOverlaps } from '../../../cloudfunctions/kernel/place/overlaps'
import {
  makeGridIndex,
  type GridRing,
  type Position,
  type Shape,
} from '../../../cloudfunctions/kernel/place/place-index'
import { reportOf } from '../../../cloudfunctions/local/check-grids'
import { demoCity } from '../../world/city'
import { makeRandom } from '../../../cloudfunctions/demo-city/random'
import { makePartition } from './made-partition'

const grid = (code: string, ring: Shape): GridRing => ({ code, communityCode: '150105001001', ring })
const box = (x: number, y: number, wide: number): Position[] => [
  [x, y],
  [x + wide, y],
  [x + wide, y + wide],
  [x, y + wide],
  [x, y],
]
/** A thousandth of a degree at the equator is 111 m. */
const SMALL = 1e-3
const small = (ring: Position[]): Position[] => ring.map(([x, y]) => [x * SMALL, y * SMALL])

test('two squares that share a quarter', () => {
  const [found, ...others] = findOverlaps([
    grid('G2', small(box(1, 1, 2))),
    grid('G1', small(box(0, 0, 2))),
    grid('G3', small(box(3, 0, 1))),
  ])
  expect(others).toEqual([])
  expect(found).toMatchObject({
    codes: ['G1', 'G2'],
    share: expect.closeTo(0.25, 6),
    squareMetres: expect.closeTo(111.195 ** 2, 0),
  })
  expect(found!.at[0]).toBeCloseTo(1.5 * SMALL, 9)
  expect(found!.at[1]).toBeCloseTo(1.5 * SMALL, 9)
})

test('neighbours, holes filled to the brim, and cities drawn well share nothing', () => {
  const ring = grid('G1', [small(box(0, 0, 9)), small(box(3, 3, 3))])
  expect(findOverlaps([ring, grid('G2', small(box(3, 3, 3))), grid('G3', small(box(9, 0, 4)))])).toEqual([])
  expect(findOverlaps([ring, grid('G2', small(box(3, 3, 4)))])).toMatchObject([
    { codes: ['G1', 'G2'], share: expect.closeTo(7 / 16, 6) },
  ])
  const random = makeRandom(3)
  for (let round = 0; round < 20; round++) expect(findOverlaps(makePartition(random, 6).grids)).toEqual([])
  const { city } = demoCity()
  expect(reportOf(city.grids)).toEqual([`网格 ${city.grids.length} 个，画错的 0 处，重叠的 0 对。`])
})

test('the area is what polygon-clipping says, and the spot lies in both, for any two drawn at random', () => {
  const random = makeRandom(17)
  const star = (): Position[] => {
    const [x, y] = [111.7 + random.between(0, 0.004), 40.8 + random.between(0, 0.004)]
    const turns = Array.from({ length: random.int(3, 20) }, () => 2 * Math.PI * random.next()).sort((a, b) => a - b)
    const ring = turns.map(
      (turn): Position => [
        x + 0.004 * random.between(0.2, 1) * Math.cos(turn),
        y + 0.004 * random.between(0.2, 1) * Math.sin(turn),
      ],
    )
    return [...ring, ring[0]!]
  }
  const areaOf = (ring: readonly (readonly [number, number])[]): number => {
    const [x0, y0] = ring[0]!
    return (
      ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0] - x0) * (y - y0) - (x - x0) * (ring[i]![1] - y0), 0) /
      2
    )
  }
  let overlapping = 0
  for (let round = 0; round < 400; round++) {
    const [a, b] = [star(), star()]
    // Arms that cross in a star with few of them are the fault finder's; here both are simple.
    if (findFaults([grid('G1', a), grid('G2', b)]).length > 0) continue
    const shared = polygonClipping
      .intersection([a as [number, number][]], [b as [number, number][]])
      .reduce(
        (sum, rings) => sum + rings.reduce((inner, ring, i) => inner + (i === 0 ? 1 : -1) * Math.abs(areaOf(ring)), 0),
        0,
      )
    const [found] = findOverlaps([grid('G1', a), grid('G2', b)], 0)
    const smaller = Math.min(Math.abs(areaOf(a)), Math.abs(areaOf(b)))
    expect(found?.share ?? 0).toBeCloseTo(shared / smaller, 6)
    if (!found) continue
    overlapping++
    for (const ring of [a, b]) expect(makeGridIndex([grid('G', ring)]).locate(...found.at)).not.toBeNull()
  }
  expect(overlapping).toBeGreaterThan(100)
})

test('parts count together, and a sliver only when asked for', () => {
  const two = grid('G1', [[small(box(0, 0, 2))], [small(box(5, 0, 2))]])
  expect(findOverlaps([two, grid('G2', small(box(1, 0, 5)))])).toMatchObject([
    { codes: ['G1', 'G2'], share: expect.closeTo((2 + 2) / 8, 6) },
  ])
  const sliver = [
    grid('G1', small(box(0, 0, 1))),
    grid(
      'G2',
      small([
        [0.9999, 0],
        [2, 0],
        [2, 1],
        [0.9999, 1],
        [0.9999, 0],
      ]),
    ),
  ]
  expect(findOverlaps(sliver)).toEqual([])
  expect(findOverlaps(sliver, 1)).toMatchObject([{ squareMetres: expect.closeTo(1.2364, 3) }])
})

test.each<[string, Shape, string]>([
  [
    'a bow tie',
    small([
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
      [0, 0],
    ]),
    'crosses-itself',
  ],
  [
    'nothing but a line',
    small([
      [0, 0],
      [2, 2],
      [4, 4],
      [0, 0],
    ]),
    'no-area',
  ],
  ['a hole beside it', [small(box(0, 0, 2)), small(box(5, 5, 1))], 'hole-outside'],
  ['a hole over its border', [small(box(0, 0, 2)), small(box(1, 1, 2))], 'crosses-itself'],
  [
    'a ring left open',
    small([
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ]),
    'no-shape',
  ],
])('%s is a fault', (_, ring, kind) => {
  expect(findFaults([grid('G7', ring)]).map((fault) => fault.kind)).toContain(kind)
})

test('touching oneself at a corner, a hole that meets the border and a corner given twice are none', () => {
  const touching = small([
    [0, 0],
    [2, 0],
    [2, 2],
    [1, 0],
    [0, 2],
    [0, 0],
  ])
  const meeting: Shape = [
    small(box(0, 0, 4)),
    small([
      [0, 2],
      [1, 1],
      [1, 3],
      [0, 2],
    ]),
  ]
  const twice = small([
    [0, 0],
    [2, 0],
    [2, 0],
    [2, 2],
    [0, 0],
  ])
  expect(findFaults([grid('G1', touching), grid('G2', meeting), grid('G3', twice)])).toEqual([])
  expect(findFaults([grid('G1', touching), grid('G1', twice)])).toMatchObject([{ code: 'G1', kind: 'twice' }])
})

test('the steward reads which, where and how much', () => {
  const [, fault, overlap] = reportOf([
    grid('G1', small(box(0, 0, 2))),
    grid('G2', small(box(1, 1, 2))),
    grid('G3', [
      [0, 0],
      [1, 1],
    ]),
  ])
  expect(fault).toBe('G3：画得不成形，这个网格暂时不会被用到（a ring needs at least four positions, it has 2）。')
  expect(overlap).toBe('G1 和 G2 重叠约 12364 平方米，占小的那个 25.0%（0.001500，0.001500）；落在这里的事都算 G1 的。')
})
