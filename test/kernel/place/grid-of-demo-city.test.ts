// Promise (A2): in the demo city every house lies in its own grid, every
// point in one grid at most, and a point on a border in exactly one.
import { demoCity } from '../../world/city'
import { makeRandom } from '../../../cloudfunctions/demo-city/random'
import { makeGridIndex } from '../../../cloudfunctions/kernel/place/place-index'
import { exactly, six, type Position } from './counted-exactly'

const { city } = demoCity()
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
    const [lng, lat] = [six(house.lng + random.between(-0.003, 0.003)), six(house.lat + random.between(-0.002, 0.002))]
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
