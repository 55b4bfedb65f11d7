// The k nearest are the k nearest: against measuring every point, over a city and over a province, with any filter.
import fc from 'fast-check'
import { makeNearest, metresBetween, nearest } from '../../../cloudfunctions/kernel/matching/nearest'
import type { Position } from '../../../cloudfunctions/kernel/matching/nearest'
import { makeRandom } from '../../../cloudfunctions/store/demo-city/random'

type Pass = (index: number, metres: number) => boolean

/** Haversine to every point; distances that are equal to the last bit keep their order. */
function measured(points: readonly Position[], at: Position, k: number, pass: Pass = () => true, maxMetres = Infinity) {
  return points.map((point, index) => ({ index, metres: metresBetween(at, point) }))
    .filter(({ index, metres }) => metres <= maxMetres && pass(index, metres))
    .sort((a, b) => a.metres - b.metres || a.index - b.index).slice(0, k)
}

function mustAgree(points: readonly Position[], at: Position, k: number, pass?: Pass, maxMetres?: number, index = makeNearest(points)) {
  const [found, walked] = [nearest(index, at, k, pass, maxMetres), measured(points, at, k, pass, maxMetres)]
  const same = found.length === walked.length && found.every((near, i) => {
    // Two ways of computing one distance may part in the last digits, and then swap two that are a hair apart.
    const close = Math.abs(near.metres - walked[i]!.metres) <= 1e-6 + walked[i]!.metres * 1e-9
    const twin = walked.some(other => other.index === near.index && Math.abs(other.metres - near.metres) < 1e-6)
    return close && (near.index === walked[i]!.index || (twin && !sameSpot(points[near.index]!, points[walked[i]!.index]!)))
  })
  if (!same) throw new Error(`${JSON.stringify(found.slice(0, 5))} is not ${JSON.stringify(walked.slice(0, 5))} from ${JSON.stringify(at)}`)
}
const sameSpot = (a: Position, b: Position): boolean => a.lng === b.lng && a.lat === b.lat

const around = (lng: number, lat: number, size: number) => fc.record({
  lng: fc.double({ min: lng - size, max: lng + size, noNaN: true }), lat: fc.double({ min: lat - size, max: lat + size, noNaN: true }),
})
/** A few crossings of streets, so that many stations share one spot. */
const crossing = fc.record({ lng: fc.integer({ min: 0, max: 3 }).map(n => 111.6 + n / 50), lat: fc.integer({ min: 0, max: 3 }).map(n => 40.8 + n / 50) })
const innerMongolia = fc.record({ lng: fc.double({ min: 97.2, max: 126.1, noNaN: true }), lat: fc.double({ min: 37.4, max: 53.4, noNaN: true }) })
const spot = fc.oneof(around(111.7, 40.8, 0.05), crossing, innerMongolia)

test('in towns, at shared spots and across a province, from anywhere', () => {
  const anywhere = fc.oneof(spot, fc.record({ lng: fc.double({ min: -180, max: 180, noNaN: true }), lat: fc.double({ min: -90, max: 90, noNaN: true }) }))
  fc.assert(fc.property(
    fc.array(spot, { maxLength: 120 }), anywhere, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 4 }),
    fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 30_000 })),
    (points, at, k, every, maxMetres) => mustAgree(points, at, k, index => index % every === 0, maxMetres),
  ), { numRuns: 2000 })
})

test.each([140, 100_000])('of %i points, with filters that let through all, some, few and none', count => {
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
  const filters: Pass[] = [() => true, i => i % 3 === 0, i => i % rare === 7, () => false, (i, metres) => metres > 900 && i % 2 === 0]
  for (let round = 0; round < 6; round++) {
    const town = random.pick(towns)
    const at = { lng: town.lng + random.between(-0.3, 0.3), lat: town.lat + random.between(-0.3, 0.3) }
    for (const pass of filters) for (const k of [1, 8]) mustAgree(points, at, k, pass, round % 2 ? 5000 : undefined, index)
  }
})

test('equal distances come in the order given, and the filter hears the metres', () => {
  const here = { lng: 111.7, lat: 40.8 }
  const index = makeNearest(Array.from({ length: 9 }, () => here))
  expect(nearest(index, here, 3).map(near => near.index)).toEqual([0, 1, 2])
  const heard: number[] = []
  nearest(makeNearest([{ lng: 111.7, lat: 40.81 }]), here, 1, (_, metres) => heard.push(metres) > 0)
  expect(heard[0]).toBeCloseTo(metresBetween(here, { lng: 111.7, lat: 40.81 }), 6)
})

test('no point, no answer; no position, no index', () => {
  expect(nearest(makeNearest([]), { lng: 111.7, lat: 40.8 }, 5)).toEqual([])
  expect(() => makeNearest([{ lng: NaN, lat: 40 }])).toThrow(RangeError)
  expect(() => nearest(makeNearest([]), { lng: 200, lat: 0 }, 1)).toThrow(RangeError)
  expect(() => makeNearest([{ lng: -179, lat: 0 }, { lng: 179, lat: 0 }])).toThrow(/half the earth/)
})
