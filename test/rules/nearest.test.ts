// The k nearest are the k nearest: against measuring every point, over a city and over a province, with any filter.
import fc from 'fast-check'
import { makeNearest, metresBetween, nearest } from '@/rules/nearest'
import type { NearestIndex, Position } from '@/rules/nearest'
import { makeRandom } from '../../cloudfunctions/demo-city/random'

type Pass = (index: number, metres: number) => boolean

/** Haversine to every point; distances that are equal to the last bit keep their order. */
const byDistance = (points: readonly Position[], at: Position) =>
  points
    .map((point, index) => ({ index, metres: metresBetween(at, point) }))
    .sort((a, b) => a.metres - b.metres || a.index - b.index)

let last: { points: readonly Position[]; at: Position; order: ReturnType<typeof byDistance> } | undefined
function measured(points: readonly Position[], at: Position, k: number, pass: Pass = () => true, maxMetres = Infinity) {
  if (last?.points !== points || last.at !== at) last = { points, at, order: byDistance(points, at) }
  return last.order.filter(({ index, metres }) => metres <= maxMetres && pass(index, metres)).slice(0, k)
}

/**
 * The same distances in the same order, each point's own, and of points at one spot the first ones. Two ways of
 * computing a distance part in the last digits, so two spots as far as each other, north and south, may change places.
 */
function mustAgree(
  points: readonly Position[],
  at: Position,
  k: number,
  { pass, maxMetres, index = makeNearest(points) }: { pass?: Pass; maxMetres?: number; index?: NearestIndex } = {},
) {
  const [found, walked] = [nearest(index, at, k, pass, maxMetres), measured(points, at, k, pass, maxMetres)]
  const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 + b * 1e-9
  const seen = new Map<string, number[]>()
  const same =
    found.length === walked.length &&
    found.every((near, i) => {
      const { lng, lat } = points[near.index]!
      seen.set(`${lng},${lat}`, [...(seen.get(`${lng},${lat}`) ?? []), near.index])
      return close(near.metres, walked[i]!.metres) && close(near.metres, metresBetween(at, points[near.index]!))
    })
  if (!same)
    throw new Error(
      `${JSON.stringify(found.slice(0, 5))} is not ${JSON.stringify(walked.slice(0, 5))} from ${JSON.stringify(at)}`,
    )
  const here = new Map([...seen.keys()].map((spot): [string, number[]] => [spot, []]))
  points.forEach(({ lng, lat }, i) => {
    const twins = here.get(`${lng},${lat}`)
    if (twins && (!pass || pass(i, metresBetween(at, points[i]!)))) twins.push(i)
  })
  for (const [spot, ids] of seen)
    if (ids.some((id, i) => id !== here.get(spot)![i])) throw new Error(`at ${spot}: ${ids} of ${here.get(spot)}`)
}

const around = (lng: number, lat: number, size: number) =>
  fc.record({
    lng: fc.double({ min: lng - size, max: lng + size, noNaN: true }),
    lat: fc.double({ min: lat - size, max: lat + size, noNaN: true }),
  })
/** A few crossings of streets, so that many stations share one spot. */
const crossing = fc.record({
  lng: fc.integer({ min: 0, max: 3 }).map((n) => 111.6 + n / 50),
  lat: fc.integer({ min: 0, max: 3 }).map((n) => 40.8 + n / 50),
})
const innerMongolia = fc.record({
  lng: fc.double({ min: 97.2, max: 126.1, noNaN: true }),
  lat: fc.double({ min: 37.4, max: 53.4, noNaN: true }),
})
const spot = fc.oneof(around(111.7, 40.8, 0.05), crossing, innerMongolia)

test('in towns, at shared spots and across a province, from anywhere', () => {
  const anywhere = fc.oneof(
    spot,
    fc.record({
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
    }),
  )
  fc.assert(
    fc.property(
      fc.array(spot, { maxLength: 120 }),
      anywhere,
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 1, max: 4 }),
      fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 30_000 })),
      (points, at, k, every, maxMetres) =>
        mustAgree(points, at, k, { pass: (index) => index % every === 0, maxMetres }),
    ),
    { numRuns: 2000 },
  )
})

test.each([140, 5_000, 20_000, 100_000])(
  'of %i points, with filters that let through all, some, few and none',
  (count) => {
    const random = makeRandom(count)
    // Three of four in five towns, the rest all over the province.
    const towns = Array.from({ length: 5 }, () => ({ lng: random.between(98, 125), lat: random.between(38, 53) }))
    const points = Array.from({ length: count }, (_, i) => {
      if (i % 4 === 0) return { lng: random.between(97.2, 126.1), lat: random.between(37.4, 53.4) }
      const town = random.pick(towns)
      return { lng: town.lng + random.between(-0.2, 0.2), lat: town.lat + random.between(-0.15, 0.15) }
    })
    const index = makeNearest(points)
    const rare = Math.max(40, Math.round(count / 20))
    const filters: Pass[] = [
      () => true,
      (i) => i % 3 === 0,
      (i) => i % rare === 7,
      () => false,
      (i, metres) => metres > 900 && i % 2 === 0,
    ]
    for (let round = 0; round < (count > 10_000 ? 2 : 6); round++) {
      const town = random.pick(towns)
      const at = { lng: town.lng + random.between(-0.3, 0.3), lat: town.lat + random.between(-0.3, 0.3) }
      const maxMetres = round % 2 ? 5000 : undefined
      for (const pass of filters) for (const k of [1, 8, 20, 60]) mustAgree(points, at, k, { pass, maxMetres, index })
    }
  },
)

test('equal distances come in the order given, and the filter hears the metres', () => {
  const here = { lng: 111.7, lat: 40.8 }
  const index = makeNearest(Array.from({ length: 9 }, () => here))
  expect(nearest(index, here, 3).map((near) => near.index)).toEqual([0, 1, 2])
  const heard: number[] = []
  nearest(makeNearest([{ lng: 111.7, lat: 40.81 }]), here, 1, (_, metres) => heard.push(metres) > 0)
  expect(heard[0]).toBeCloseTo(metresBetween(here, { lng: 111.7, lat: 40.81 }), 6)
})

test('many at each of a few spots: of those that pass, the first ones, for any k and to the last place', () => {
  fc.assert(
    fc.property(
      fc.array(crossing, { minLength: 1, maxLength: 300 }),
      fc.oneof(crossing, around(111.6137, 40.8211, 0.001)),
      fc.integer({ min: 1, max: 80 }),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      (points, at, k, every, isNear) =>
        mustAgree(points, at, k, { pass: (index, metres) => index % every === 0 && (!isNear || metres < 3001) }),
    ),
    { numRuns: 1000 },
  )
})

test('more than there are, all there are, and what is no count', () => {
  const random = makeRandom(5)
  const points = Array.from({ length: 500 }, () => ({ lng: random.between(111, 112), lat: random.between(40, 41) }))
  const at = { lng: 111.5, lat: 40.5 }
  for (const k of [499, 500, 501, 1e9, Infinity]) mustAgree(points, at, k)
  mustAgree(points, at, Infinity, { maxMetres: 20_000 })
  for (const k of [0, -1, NaN]) expect(nearest(makeNearest(points), at, k)).toEqual([])
  expect(nearest(makeNearest(points), at, 5, undefined, -1)).toEqual([])
})

test('all over the earth, over its poles and over the 180th degree', () => {
  const random = makeRandom(6)
  const anywhere = () => ({ lng: random.between(-180, 180), lat: (Math.asin(random.between(-1, 1)) * 180) / Math.PI })
  const points = [
    ...Array.from({ length: 800 }, anywhere),
    ...[-180, -179.9, 179.9, 180].flatMap((lng) => [-90, -10, 0, 40, 89.9, 90].map((lat) => ({ lng, lat }))),
  ]
  const index = makeNearest(points)
  for (let round = 0; round < 300; round++) {
    mustAgree(points, anywhere(), 7, { index })
    const edge = { lng: random.pick([-180, 180]), lat: random.pick([-90, 0, 41, 90]) }
    mustAgree(points, edge, 7, { pass: (i) => i % 2 === 0, index })
  }
})

test('a filter may search the same index, and one that fails leaves it sound', () => {
  const random = makeRandom(8)
  const points = Array.from({ length: 300 }, () => ({ lng: random.between(111, 112), lat: random.between(40, 41) }))
  const index = makeNearest(points)
  // Only points whose own nearest neighbour comes after them.
  const pass: Pass = (i) => nearest(index, points[i]!, 2).some((near) => near.index > i)
  const lonely: Pass = (i) => measured(points, points[i]!, 2).some((near) => near.index > i)
  const at = { lng: 111.5, lat: 40.5 }
  expect(nearest(index, at, 12, pass).map((near) => near.index)).toEqual(
    measured(points, at, 12, lonely).map((near) => near.index),
  )
  expect(() =>
    nearest(index, at, 3, () => {
      throw new Error('no')
    }),
  ).toThrow('no')
  mustAgree(points, at, 12, { index })
})

test('ever closer together towards one spot: however deep the search, all of them', () => {
  const crowded = Array.from(
    { length: 90 },
    (_, i): Position => (i % 2 ? { lng: 2 ** -(i / 2), lat: 0 } : { lng: 0, lat: 1.5 * 2 ** -(i / 2) }),
  )
  mustAgree(crowded, { lng: 0, lat: 0 }, 90)
  mustAgree(crowded, { lng: 1, lat: 1 }, 5)
})

test('a filter that searches where nobody searched yet leaves the search around it whole', () => {
  const random = makeRandom(21)
  const points = Array.from({ length: 20_000 }, () => ({ lng: random.between(111, 112), lat: random.between(40, 41) }))
  const index = makeNearest(points)
  const elsewhere = (i: number): boolean =>
    nearest(index, points[(i * 7_919) % points.length]!, 3).length === 3 && i % 3 === 0
  const answer = nearest(index, points[0]!, 40, elsewhere)
  expect(answer.map((near) => near.index)).toEqual(
    measured(points, points[0]!, 40, (i) => i % 3 === 0).map((near) => near.index),
  )
})

test('no point, no answer; no position, no index', () => {
  expect(nearest(makeNearest([]), { lng: 111.7, lat: 40.8 }, 5)).toEqual([])
  expect(() => makeNearest([{ lng: NaN, lat: 40 }])).toThrow(RangeError)
  expect(() => nearest(makeNearest([]), { lng: 200, lat: 0 }, 1)).toThrow(RangeError)
})
