import whichPolygon from 'which-polygon'
import { makeGridIndex, type GridRing, type Ring } from '../../../cloudfunctions/kernel/place/place-index'
import { makeRandom } from '../../../cloudfunctions/demo-city/random'
import { median, noise, rounded, takeTurns } from '../stopwatch'
import { makeGrids } from './made-grids'

const POINTS = 200_000
const TURNS = 5

/** Point in polygon: the same points to both, answers compared first, then turn by turn. */
export async function benchLocating(): Promise<Record<string, number>> {
  const grids = makeGrids()
  const points = pointsIn(grids)
  const feature = (grid: GridRing) => ({
    properties: grid,
    geometry: { type: 'Polygon' as const, coordinates: [grid.ring as Ring] },
  })
  const build = () => whichPolygon({ features: grids.map(feature) })
  const [ours, theirs] = [makeGridIndex(grids), build()]
  let inside = 0
  for (const [lng, lat] of points) {
    const all = (theirs([lng, lat], true) ?? []).map(({ code }) => code).sort()
    const found = ours.locate(lng, lat)?.gridCode
    if (found !== all[0]) throw new Error(`${lng}, ${lat}: we say ${found}, which-polygon ${all.join(', ')}`)
    if (found) inside++
  }

  let found = 0
  const [oursMs, theirsMs, buildMs, theirBuildMs] = (await takeTurns(
    [
      async () => {
        for (const [lng, lat] of points) if (ours.locate(lng, lat)) found++
      },
      async () => {
        for (const point of points) if (theirs(point)) found++
      },
      async () => makeGridIndex(grids),
      async () => build(),
    ],
    TURNS,
    2,
  )) as [number[], number[], number[], number[]]
  if (found !== 2 * (TURNS + 2) * inside)
    throw new Error(`${found} found in the turns, not ${2 * (TURNS + 2) * inside}`)

  const each = (times: readonly number[]): number => Math.round((median(times) * 1e6) / POINTS)
  const vertices = grids.reduce((sum, { ring }) => sum + ring.length, 0) / grids.length
  console.log(
    `${grids.length} grids of ${vertices.toFixed(1)} positions, ${POINTS} points, ${inside} of them inside; ` +
      'all answers equal',
  )
  console.log(
    `grid index     ${each(oursMs)} ns a point (noise ${rounded(noise(oursMs) * 100, 0)} %), ` +
      `built in ${median(buildMs).toFixed(0)} ms`,
  )
  console.log(
    `which-polygon  ${each(theirsMs)} ns a point (noise ${rounded(noise(theirsMs) * 100, 0)} %), ` +
      `built in ${median(theirBuildMs).toFixed(0)} ms`,
  )
  return {
    placeOverWhichPolygon: rounded(median(oursMs) / median(theirsMs), 3),
    placeNs: each(oursMs),
    whichPolygonNs: each(theirsMs),
    placeBuildMs: rounded(median(buildMs), 1),
    whichPolygonBuildMs: rounded(median(theirBuildMs), 1),
  }
}

/**
 * Where people are: about as many points in every grid, small ones in
 * town and wide ones in the country, and some beyond.
 */
function pointsIn(grids: readonly GridRing[]): [number, number][] {
  const random = makeRandom(2)
  return Array.from({ length: POINTS }, () => {
    const ring = random.pick(grids).ring as Ring
    const [[ax, ay], [bx, by]] = [random.pick(ring), random.pick(ring)] as const
    const along = random.between(-0.1, 1.1)
    return [ax + along * (bx - ax) + random.between(-3e-4, 3e-4), ay + along * (by - ay) + random.between(-3e-4, 3e-4)]
  })
}
