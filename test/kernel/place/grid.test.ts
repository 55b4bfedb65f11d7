// Promise (A2): a pin falls in exactly one grid or in none, on a
// border too, and what is no position is refused by name.
import { BadPosition, makeGridIndex, type Shape } from '../../../cloudfunctions/kernel/place/place-index'
import { makeRandom, type Random } from '../../../cloudfunctions/demo-city/random'
import { exactly, six, type Position } from './counted-exactly'

interface OneRing {
  code: string
  communityCode: string
  ring: Position[]
}

const grid = (code: string, ring: Position[], communityCode = '150105001001'): OneRing => ({
  code,
  communityCode,
  ring,
})
const square = (code: string, west: number, south: number, side: number) =>
  grid(code, [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ])

/** A star-shaped polygon, turning either way. */
function star(code: string, random: Random, radius: number): OneRing {
  const [x, y] = [random.between(111.5, 111.9), random.between(40.6, 40.9)]
  const turns = Array.from({ length: random.int(3, 24) }, () => 2 * Math.PI * random.next()).sort((a, b) => a - b)
  const ring = turns.map((turn): Position => {
    const out = radius * random.between(0.2, 1)
    return [six(x + out * Math.cos(turn)), six(y + out * Math.sin(turn))]
  })
  if (random.chance(0.5)) ring.reverse()
  return grid(code, [...ring, ring[0]!])
}

test.each([
  ['town grids', 400, 0.01],
  ['grids as large as the district', 60, 0.3],
  ['one', 1, 0.1],
] as const)('among random polygons the index says what an exact count of all of them says: %s', (_, count, radius) => {
  const random = makeRandom(count)
  const grids = Array.from({ length: count }, (_, i) => star(`G${String(count - i).padStart(3, '0')}`, random, radius))
  const index = makeGridIndex(grids)
  const byCode = [...grids].sort((a, b) => (a.code < b.code ? -1 : 1))
  let inside = 0
  for (let i = 0; i < 4000; i++) {
    const [lng, lat] = [six(random.between(111.48, 111.92)), six(random.between(40.58, 40.92))]
    const judged = byCode.map((one) => exactly(one.ring, lng, lat))
    if (judged.includes('border')) continue
    const expected = byCode[judged.indexOf('in')]?.code
    expect(index.locate(lng, lat)?.gridCode).toBe(expected)
    if (expected) inside++
  }
  expect(inside).toBeGreaterThan(100)
})

test('a few huge grids among many small ones are found as well', () => {
  const random = makeRandom(9)
  const grids = [
    ...Array.from({ length: 150 }, (_, i) => star(`G1${String(i).padStart(3, '0')}`, random, 0.3)),
    ...Array.from({ length: 600 }, (_, i) => star(`G0${String(i).padStart(3, '0')}`, random, 0.004)),
  ]
  const index = makeGridIndex(grids)
  const byCode = [...grids].sort((a, b) => (a.code < b.code ? -1 : 1))
  for (let i = 0; i < 1000; i++) {
    const [lng, lat] = [six(random.between(111.5, 111.9)), six(random.between(40.6, 40.9))]
    const judged = byCode.map((one) => exactly(one.ring, lng, lat))
    if (judged.includes('border')) continue
    expect(index.locate(lng, lat)?.gridCode).toBe(byCode[judged.indexOf('in')]?.code)
  }
})

test('every point of a chessboard, corners and sides too, lies in exactly one square', () => {
  const squares = Array.from({ length: 25 }, (_, i) =>
    square(`G${String(i).padStart(2, '0')}`, i % 5, Math.floor(i / 5), 1),
  )
  const alone = squares.map((one) => makeGridIndex([one]))
  const index = makeGridIndex(squares)
  for (let x = 1; x <= 19; x++) {
    for (let y = 1; y <= 19; y++) {
      const holders = alone.filter((one) => one.locate(x / 4, y / 4))
      expect([x, y, holders.length]).toEqual([x, y, 1])
      expect(index.locate(x / 4, y / 4)).toEqual(holders[0]!.locate(x / 4, y / 4))
    }
  }
})

test('where grids overlap by mistake the smallest code wins, in whatever order they came', () => {
  const [a, b, c] = [square('G1', 0, 0, 2), square('G2', 1, 1, 2), square('G3', 0, 0, 9)]
  for (const order of [
    [a, b, c],
    [c, b, a],
    [b, c, a],
  ]) {
    const index = makeGridIndex(order)
    expect(index.locate(1.5, 1.5)?.gridCode).toBe('G1')
    expect(index.locate(2.5, 2.5)?.gridCode).toBe('G2')
    expect(index.locate(5, 5)?.gridCode).toBe('G3')
  }
})

test('a grid brings its community along', () => {
  const index = makeGridIndex([
    grid(
      'G150105006001002',
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
      '150105006001',
    ),
  ])
  expect(index.locate(0.7, 0.3)).toEqual({ gridCode: 'G150105006001002', communityCode: '150105006001' })
  expect(index.communityOf('G150105006001002')).toBe('150105006001')
  expect(index.communityOf('G150105006001003')).toBeUndefined()
  expect(index.size).toBe(1)
})

test('a city without grids holds nobody', () => {
  expect(makeGridIndex([]).locate(111.7, 40.8)).toBeNull()
})

test.each([
  [NaN, 40, 'longitude is not a number: NaN'],
  [111, NaN, 'latitude is not a number: NaN'],
  [Infinity, 40, 'longitude is not a number: Infinity'],
  [111, -Infinity, 'latitude is not a number'],
  [180.5, 40, 'longitude is out of range: 180.5'],
  [40.8, 111.7, 'latitude is out of range: 111.7'],
])('%d, %d is refused: %s', (lng, lat, why) => {
  const index = makeGridIndex([square('G1', 0, 0, 1)])
  expect(() => index.locate(lng, lat)).toThrow(BadPosition)
  expect(() => index.locate(lng, lat)).toThrow(why)
})

const triangle: Position[] = [
  [0, 0],
  [9, 0],
  [9, 9],
  [0, 0],
]
test.each<[string, Shape]>([
  [
    'grid G7: the ring is not closed',
    [
      triangle,
      [
        [2, 1],
        [3, 1],
        [3, 2],
        [2, 2],
      ],
    ],
  ],
  ['grid G7: a ring needs at least four positions, it has 0', [[triangle], [triangle, []]]],
  ['grid G7: a part has no ring', [[triangle], []]],
  ['grid G7: there is no ring', null as unknown as Shape],
  ['grid G7: longitude is not a number: undefined', [[0, 0], null, [1, 1], [0, 0]] as unknown as Shape],
  [
    'grid G7: a ring needs at least four positions, it has 3',
    [
      [0, 0],
      [1, 1],
      [0, 0],
    ],
  ],
  ['grid G7: a ring needs at least four positions, it has 0', []],
  [
    'grid G7: the ring is not closed',
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
  ],
  [
    'grid G7: longitude is not a number: NaN',
    [
      [0, 0],
      [NaN, 0],
      [1, 1],
      [0, 0],
    ],
  ],
  [
    'grid G7: latitude is out of range: 111',
    [
      [40, 111],
      [41, 111],
      [41, 112],
      [40, 111],
    ],
  ],
])('%s: the grid is named and nothing is indexed', (why, ring) => {
  expect(() => makeGridIndex([square('G1', 0, 0, 1), { ...square('G7', 0, 0, 1), ring }])).toThrow(why)
})

test('a code that stands twice is refused', () => {
  expect(() => makeGridIndex([square('G1', 0, 0, 1), square('G1', 5, 5, 1)])).toThrow('grid G1 is there twice')
})
