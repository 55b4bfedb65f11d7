// Promise (A2): however grids are drawn, concave, in parts, with holes, over themselves, a point on a border has
// exactly one owner, and every point has the owner that counting in whole numbers gives it.
import fc from 'fast-check'
import {
  makeGridIndex,
  type GridRing,
  type Position,
  type Shape,
} from '../../../cloudfunctions/kernel/place/place-index'
import { makeRandom } from '../../../cloudfunctions/demo-city/random'
import { ownerByCounting } from './exact-parity'
import { makePartition } from './made-partition'

const grid = (code: string, ring: Shape): GridRing => ({ code, communityCode: '150105001001', ring })

test('a square in pieces, with parts and holes: every corner, middle of a side and point has exactly one owner', () => {
  const random = makeRandom(12)
  let [parts, holes] = [0, 0]
  for (let round = 0; round < 25; round++) {
    const { grids, corners, middles } = makePartition(random, random.int(1, 9))
    for (const { ring } of grids) {
      const isMany = Array.isArray((ring as Position[][][])[0]?.[0]?.[0])
      if (isMany) parts++
      if ((isMany ? (ring as Position[][][]) : [ring as Position[][]]).some((rings) => rings.length > 1)) holes++
    }
    const index = makeGridIndex(grids)
    const alone = grids.map((one) => makeGridIndex([one]))
    const spots = Array.from({ length: 150 }, (): Position => [random.int(12, 155) / 4, random.int(12, 155) / 4])
    for (const [lng, lat] of [...corners, ...middles, ...spots]) {
      // The square holds its west and south border, as every grid does.
      const isIn = lng < 39 && lat < 39
      expect([lng, lat, alone.filter((one) => one.locate(lng, lat)).length]).toEqual([lng, lat, isIn ? 1 : 0])
      expect([lng, lat, index.locate(lng, lat)?.gridCode]).toEqual([lng, lat, ownerByCounting(grids, lng, lat)])
    }
  }
  expect(parts).toBeGreaterThan(50)
  expect(holes).toBeGreaterThan(10)
})

const corner = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
/** Any corners in any order: crossing itself, spikes, corners that come twice, all on one line. */
const ring = fc
  .oneof(
    fc.array(corner, { minLength: 3, maxLength: 14 }),
    fc.array(fc.tuple(fc.integer({ min: 10, max: 13 }), fc.integer({ min: 20, max: 22 })), {
      minLength: 3,
      maxLength: 9,
    }),
  )
  .map((corners): Position[] => [...corners, corners[0]!])
const shape: fc.Arbitrary<Shape> = fc.oneof(
  ring,
  fc.array(ring, { minLength: 1, maxLength: 3 }),
  fc.array(fc.array(ring, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
)

test('shapes nobody should draw: overlapping, degenerate, self-crossing, asked on corners, sides and between', () => {
  fc.assert(
    fc.property(
      fc.array(shape, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(fc.integer({ min: -4, max: 164 }), fc.integer({ min: -4, max: 164 })), {
        minLength: 20,
        maxLength: 60,
      }),
      (shapes, quarters) => {
        const grids = shapes.map((drawn, i) => grid(`G${String(shapes.length - i).padStart(2, '0')}`, drawn))
        const index = makeGridIndex(grids)
        const corners = shapes
          .flatMap((drawn) => (drawn as unknown[]).flat(2))
          .flat()
          .filter((n) => typeof n === 'number') as number[]
        const spots = [
          ...quarters.map(([x, y]) => [x / 4, y / 4] as const),
          ...corners.slice(1).map((y, i) => [corners[i]!, y] as const),
        ]
        for (const [lng, lat] of spots)
          expect([lng, lat, index.locate(lng, lat)?.gridCode]).toEqual([lng, lat, ownerByCounting(grids, lng, lat)])
      },
    ),
    { numRuns: 300 },
  )
})

test('many grids, so that cells are divided again and again: the same answers', () => {
  const random = makeRandom(31)
  const spot = (wide: number): number => random.int(0, wide)
  for (let round = 0; round < 2; round++) {
    const grids = Array.from({ length: 300 }, (_, i) => {
      const [x, y, wide] = random.chance(0.8) ? [10, 10, 3] : [0, 0, 40]
      const corners = Array.from({ length: random.int(3, 30) }, (): Position => [x + spot(wide), y + spot(wide)])
      return grid(`G${String(i).padStart(3, '0')}`, [...corners, corners[0]!])
    })
    const index = makeGridIndex(grids)
    const backwards = makeGridIndex([...grids].reverse())
    for (let n = 0; n < 400; n++) {
      const [lng, lat] = n % 2 ? [10 + spot(12) / 4, 10 + spot(12) / 4] : [spot(160) / 4, spot(160) / 4]
      expect([lng, lat, index.locate(lng, lat)?.gridCode]).toEqual([lng, lat, ownerByCounting(grids, lng, lat)])
      expect(backwards.locate(lng, lat)).toEqual(index.locate(lng, lat))
    }
  }
})

test('thousands of sides through one point are built and asked', () => {
  const fans = Array.from({ length: 1500 }, (_, i) =>
    grid(`G${String(i).padStart(4, '0')}`, [
      [20, 20],
      [(i * 7) % 41, 0],
      [(i * 11) % 41, 40],
      [20, 20],
    ]),
  )
  const index = makeGridIndex(fans)
  for (const [lng, lat] of [
    [20, 20],
    [20.25, 20],
    [19.75, 20],
    [20, 39.75],
    [20, 0.25],
  ] as const) {
    expect([lng, lat, index.locate(lng, lat)?.gridCode]).toEqual([lng, lat, ownerByCounting(fans, lng, lat)])
  }
})

test('what lies in a hole belongs to the grid that fills it, its border too; without one, to nobody', () => {
  const box = (low: number, high: number): Position[] => [
    [low, low],
    [high, low],
    [high, high],
    [low, high],
    [low, low],
  ]
  const [round, inner] = [grid('G1', [box(0, 9), box(3, 6)]), grid('G2', box(3, 6))]
  const index = makeGridIndex([round, inner])
  for (let x = 12; x <= 24; x++)
    for (let y = 12; y <= 24; y++) {
      expect([x, y, index.locate(x / 4, y / 4)?.gridCode]).toEqual([x, y, x < 24 && y < 24 ? 'G2' : 'G1'])
    }
  expect(makeGridIndex([round]).locate(4.5, 4.5)).toBeNull()
  const apart = makeGridIndex([grid('G3', [[box(0, 1)], [box(5, 6)]])])
  expect([0.5, 3, 5.5].map((at) => apart.locate(at, at)?.gridCode)).toEqual(['G3', undefined, 'G3'])
})
