// Promise (A2): a pin falls in exactly one grid or in none, on a
// border too, and what is no position is refused by name.
import { BadPosition, makeGridIndex, type Shape } from '../../../cloudfunctions/kernel/place/place-index'
import { makeCity } from '../../../cloudfunctions/demo-city/city'
import { makeRandom, type Random } from '../../../cloudfunctions/demo-city/random'

type Position = readonly [lng: number, lat: number]
interface OneRing {
  code: string
  communityCode: string
  ring: Position[]
}

const rings = new WeakMap<readonly Position[], Int32Array>()
/** Micro-degrees from 111 E 40 N. Their products stay below 2⁵³, so the count below is exact. */
const whole = (degrees: number, from: number) => Math.round((degrees - from) * 1e6)

/** Winding number in whole numbers: no rounding at all. 'border' is exactly on a side. */
function exactly(ring: readonly Position[], lng: number, lat: number): 'in' | 'out' | 'border' {
  let ends = rings.get(ring)
  if (!ends) rings.set(ring, (ends = Int32Array.from(ring.flatMap(([x, y]) => [whole(x, 111), whole(y, 40)]))))
  const [px, py] = [whole(lng, 111), whole(lat, 40)]
  let winding = 0
  for (let i = 0; i + 3 < ends.length; i += 2) {
    const ax = ends[i]!,
      ay = ends[i + 1]!,
      bx = ends[i + 2]!,
      by = ends[i + 3]!
    const side = (bx - ax) * (py - ay) - (px - ax) * (by - ay)
    const onLine = side === 0 && Math.min(ax, bx) <= px && px <= Math.max(ax, bx)
    if (onLine && Math.min(ay, by) <= py && py <= Math.max(ay, by)) return 'border'
    if (ay <= py && by > py && side > 0) winding++
    if (ay > py && by <= py && side < 0) winding--
  }
  return winding === 0 ? 'out' : 'in'
}

const six = (degrees: number) => Math.round(degrees * 1e6) / 1e6
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

describe('in the demo city', () => {
  const city = makeCity()
  const index = makeGridIndex(city.grids)
  const alone = new Map(city.grids.map((one) => [one.code, makeGridIndex([one])]))
  const boxes = city.grids.map(({ code, ring }) => {
    const [lngs, lats] = [ring.map(([lng]) => lng), ring.map(([, lat]) => lat)]
    return {
      code,
      ring,
      west: Math.min(...lngs),
      east: Math.max(...lngs),
      south: Math.min(...lats),
      north: Math.max(...lats),
    }
  })
  const around = (lng: number, lat: number) =>
    boxes.filter((box) => lng >= box.west && lng <= box.east && lat >= box.south && lat <= box.north)
  const holders = (lng: number, lat: number) =>
    around(lng, lat)
      .filter((box) => alone.get(box.code)!.locate(lng, lat))
      .map((box) => box.code)

  test('every house is found in its own grid', () => {
    const wrong = city.buildings.filter(({ lng, lat, gridCode }) => index.locate(lng, lat)?.gridCode !== gridCode)
    expect(wrong).toEqual([])
  })

  test('200,000 random points: none in two grids, and the index agrees with asking each grid alone', () => {
    const random = makeRandom(200)
    let inside = 0
    let wrong = 0
    for (let i = 0; i < 200_000; i++) {
      const house = random.pick(city.buildings)
      const [lng, lat] = [house.lng + random.between(-0.003, 0.003), house.lat + random.between(-0.002, 0.002)]
      const found = index.locate(lng, lat)
      if (found) inside++
      // One in ten is asked of every grid whose box it touches.
      if (i % 10 > 0) continue
      const all = holders(lng, lat)
      if (all.length > 1 || all[0] !== found?.gridCode) wrong++
    }
    expect(wrong).toBe(0)
    expect(inside).toBeGreaterThan(150_000)
    expect(inside).toBeLessThan(200_000)
  })

  test('an exact count of 4,000 points says the same', () => {
    const random = makeRandom(4)
    for (let i = 0; i < 4000; i++) {
      const house = random.pick(city.buildings)
      const [lng, lat] = [
        six(house.lng + random.between(-0.003, 0.003)),
        six(house.lat + random.between(-0.002, 0.002)),
      ]
      const judged = around(lng, lat).map((box) => [box.code, exactly(box.ring, lng, lat)] as const)
      if (judged.some(([, where]) => where === 'border')) continue
      expect(index.locate(lng, lat)?.gridCode).toBe(judged.find(([, where]) => where === 'in')?.[0])
    }
  })

  test('a point on a shared border lies in exactly one of its neighbours: corners, middles and points between', () => {
    const random = makeRandom(7)
    const sides = new Map<string, number>()
    const key = (a: Position, b: Position) => [a.join(), b.join()].sort().join(' ')
    for (const { ring } of city.grids)
      ring.slice(1).forEach((b, i) => sides.set(key(ring[i]!, b), (sides.get(key(ring[i]!, b)) ?? 0) + 1))
    const onTheRim = new Set([...sides].filter(([, times]) => times === 1).flatMap(([side]) => side.split(' ')))
    let asked = 0
    for (const [side, times] of sides) {
      if (times !== 2) continue
      const [a, b] = side.split(' ').map((end) => end.split(',').map(Number) as [number, number]) as [
        [number, number],
        [number, number],
      ]
      const share = random.next()
      const between = (at: number): [number, number] => [a[0] + at * (b[0] - a[0]), a[1] + at * (b[1] - a[1])]
      const ends = new Map([
        [0, a],
        [1, b],
      ])
      for (const at of [0, 0.5, 1, share]) {
        const [lng, lat] = ends.get(at) ?? between(at)
        // A corner of the town's edge may lie outside every grid.
        if (ends.has(at) && onTheRim.has(`${lng},${lat}`)) continue
        expect({ lng, lat, holders: holders(lng, lat).length }).toEqual({ lng, lat, holders: 1 })
        asked++
      }
    }
    expect(asked).toBeGreaterThan(12_000)
  })
})
