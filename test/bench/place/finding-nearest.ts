import { around } from 'geokdbush'
import KDBush from 'kdbush'
import { makeNearest, metresBetween, nearest, type NearestIndex, type Position } from '@/rules/nearest'
import { makeRandom } from '../../../cloudfunctions/demo-city/random'
import { median, rounded, takeTurns } from '../stopwatch'

const QUESTIONS = 5_000
const TURNS = 5
const SIZES = [140, 5_000, 20_000, 100_000]
const KS = [1, 5, 10, 15, 20]
/** The size from which the ratio counts: below it both sides take a microsecond or two. */
const MANY = 5_000

/**
 * k nearest: both are asked the same, the distances must be the same, then turn by
 * turn. The ratio of a size is that of the time for one question of each k; with a
 * filter that two of three pass, and of the worst single k, it stands apart.
 */
export async function benchNearest(): Promise<Record<string, unknown>> {
  let [worst, worstFiltered, worstK] = [0, 0, 0]
  const sizes: Record<string, Record<string, number>> = {}
  for (const size of SIZES) {
    const points = townsOf(size, 60)
    const questions = townsOf(QUESTIONS, 61)
    const build = () => {
      const tree = new KDBush(size)
      for (const { lng, lat } of points) tree.add(lng, lat)
      return tree.finish()
    }
    const [ours, theirs] = [makeNearest(points), build()]
    const figures: Record<string, number> = {}
    for (const filter of [undefined, (index: number): boolean => index % 3 !== 0]) {
      const sums = [0, 0]
      const said: string[] = []
      for (const k of KS) {
        mustAnswerAlike(points, questions.slice(0, 1000), { ours, theirs }, k, filter)
        let found = 0
        const [oursMs, theirsMs] = (await takeTurns(
          [
            async () => {
              for (const at of questions) found += nearest(ours, at, k, filter).length
            },
            async () => {
              for (const at of questions) found += around(theirs, at.lng, at.lat, k, Infinity, filter).length
            },
          ],
          TURNS,
          2,
        )) as [number[], number[]]
        if (found !== 2 * (TURNS + 2) * QUESTIONS * k) throw new Error(`${found} found in the turns`)
        const [mine, others] = [median(oursMs), median(theirsMs)]
        sums[0]! += mine
        sums[1]! += others
        said.push(`k ${k}: ${micros(mine)} of ${micros(others)} µs`)
        figures[`k${k}${filter ? 'Filtered' : ''}`] = rounded(mine / others, 3)
        if (size >= MANY && !filter) worstK = Math.max(worstK, mine / others)
      }
      const ratio = sums[0]! / sums[1]!
      console.log(
        `nearest of ${size.toLocaleString('en')}${filter ? ', two of three pass' : ''}: ` +
          `${ratio.toFixed(3)} of geokdbush (${said.join(', ')})`,
      )
      figures[filter ? 'allFiltered' : 'all'] = rounded(ratio, 3)
      if (size >= MANY && filter) worstFiltered = Math.max(worstFiltered, ratio)
      if (size >= MANY && !filter) worst = Math.max(worst, ratio)
    }
    const [oursMs, theirsMs] = (await takeTurns([async () => makeNearest(points), async () => build()], TURNS, 2)) as [
      number[],
      number[],
    ]
    console.log(
      `built over ${size.toLocaleString('en')}: ${median(oursMs).toFixed(2)} ms, ` +
        `kdbush ${median(theirsMs).toFixed(2)} ms`,
    )
    sizes[size] = { ...figures, buildMs: rounded(median(oursMs), 2), kdbushBuildMs: rounded(median(theirsMs), 2) }
  }
  return {
    nearestOverGeokdbush: rounded(worst, 3),
    nearestFilteredOverGeokdbush: rounded(worstFiltered, 3),
    nearestWorstKOverGeokdbush: rounded(worstK, 3),
    nearest: sizes,
  }
}

const micros = (milliseconds: number): string => ((milliseconds * 1e3) / QUESTIONS).toFixed(2)

function mustAnswerAlike(
  points: readonly Position[],
  questions: readonly Position[],
  { ours, theirs }: { ours: NearestIndex; theirs: KDBush },
  k: number,
  filter?: (index: number) => boolean,
): void {
  for (const at of questions) {
    const mine = nearest(ours, at, k, filter)
    const metres = around(theirs, at.lng, at.lat, k, Infinity, filter).map((i) => metresBetween(at, points[i]!))
    const same = mine.length === metres.length && mine.every((near, i) => Math.abs(near.metres - metres[i]!) < 1e-3)
    if (!same) throw new Error(`${k} from ${JSON.stringify(at)}: ${JSON.stringify(mine)} is not ${metres.join()}`)
  }
}

/** Half in a dense core, the rest in towns 30 km about: as unevenly as people live. */
function townsOf(count: number, seed: number): Position[] {
  const towns = makeRandom(7)
  const centres = Array.from({ length: 20 }, () => [towns.between(111.2, 112.2), towns.between(40.5, 41.1)] as const)
  const random = makeRandom(seed)
  return Array.from({ length: count }, () => {
    const [[lng, lat], wide] = random.chance(0.5)
      ? ([[111.68, 40.81], 0.06] as const)
      : ([random.pick(centres), 0.02] as const)
    return { lng: lng + wide * random.normal(), lat: lat + 0.8 * wide * random.normal() }
  })
}
