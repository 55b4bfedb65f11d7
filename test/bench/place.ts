// How long placing takes, beside flatbush with flat rings over the same grids. Run: npx tsx test/bench/place.ts
import Flatbush from 'flatbush'
import { makeGridIndex, makePlaceIndex, placeCase } from '../../cloudfunctions/kernel/matching/place'
import { makeCity } from '../../cloudfunctions/store/demo-city/city'
import { makeRandom } from '../../cloudfunctions/store/demo-city/random'

const POINTS = 200_000
const ROUNDS = 7

const city = makeCity()
const random = makeRandom(1)
const points = Array.from({ length: POINTS }, () => {
  const house = random.pick(city.buildings)
  return { lng: house.lng + random.between(-0.002, 0.002), lat: house.lat + random.between(-0.002, 0.002) }
})

/** The tree and the classic crossing test; the smallest code wins here too, so that both answer the same question. */
function treeIndex() {
  const grids = [...city.grids].sort((a, b) => (a.code < b.code ? -1 : 1))
  const rings = Float64Array.from(grids.flatMap(grid => grid.ring.flat()))
  const starts = [0]
  const tree = new Flatbush(grids.length)
  for (const { ring } of grids) {
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
    tree.add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys))
    starts.push(starts.at(-1)! + 2 * ring.length)
  }
  tree.finish()
  const inside = (grid: number, lng: number, lat: number) => {
    let odd = false
    for (let k = starts[grid]!, j = starts[grid + 1]! - 2; k < starts[grid + 1]!; j = k, k += 2) {
      const [ay, by] = [rings[k + 1]!, rings[j + 1]!]
      if (ay > lat !== by > lat && lng < ((rings[j]! - rings[k]!) * (lat - ay)) / (by - ay) + rings[k]!) odd = !odd
    }
    return odd
  }
  return (lng: number, lat: number) => grids[tree.search(lng, lat, lng, lat, grid => inside(grid, lng, lat)).sort((a, b) => a - b)[0] ?? -1]?.code
}

function median(run: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now()
    run()
    return performance.now() - started
  }).sort((a, b) => a - b)
  return times[Math.floor(ROUNDS / 2)]!
}

const own = makeGridIndex(city.grids)
const tree = treeIndex()
const differing = points.filter(({ lng, lat }) => own.locate(lng, lat)?.gridCode !== tree(lng, lat)).length
const nanoseconds = (milliseconds: number) => `${Math.round((milliseconds * 1e6) / POINTS)} ns a point`
console.log(`${city.grids.length} grids, ${POINTS} points, medians of ${ROUNDS}; answers that differ: ${differing}`)
console.log(`buckets, build      ${median(() => makeGridIndex(city.grids)).toFixed(1)} ms`)
console.log(`flatbush, build     ${median(() => treeIndex()).toFixed(1)} ms`)
console.log(`buckets, locate     ${nanoseconds(median(() => points.forEach(({ lng, lat }) => own.locate(lng, lat))))}`)
console.log(`flatbush, locate    ${nanoseconds(median(() => points.forEach(({ lng, lat }) => tree(lng, lat))))}`)

const whole = makePlaceIndex(city)
const addresses = city.buildings.slice(0, 5000).map(house => `${house.name.replaceAll(' ', '')}2单元`)
console.log(`names, build        ${median(() => makePlaceIndex(city)).toFixed(1)} ms`)
console.log(`address             ${((median(() => addresses.forEach(address => placeCase(null, null, address, whole))) * 1e3) / addresses.length).toFixed(1)} µs each`)
