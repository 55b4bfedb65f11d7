import { find, makeFinder } from '@/rules/find'
import type { Finder, FindStation, Question } from '@/rules/find'
import { makeRandom } from '../../../cloudfunctions/demo-city/random'
import type { Random } from '../../../cloudfunctions/demo-city/random'
import { median, p99, rounded } from '../stopwatch'
import { centre, facilityShares, makeRegistry, makeStation } from './registry'

const QUESTIONS = 400
const BUILDS = 9
const SYNCS = 15
const RARE = ['battery-swap', 'aed', 'nursing', 'tools', 'books']
const NOON = Date.parse('2026-11-23T12:00:00+08:00')
/** 140 stand in a city, 100,000 in a province: as dense. */
const worlds = [
  [140, 0.2],
  [100_000, 3],
] as const

/**
 * What a rider's phone does, on one thread: first answer from rows
 * just read, each next one, and a sync of one per cent.
 */
export function benchFinding(): Record<string, number> {
  const figures: Record<string, number> = {}
  for (const [count, halfWidth] of worlds) {
    const name = count === 140 ? '140' : '100k'
    const random = makeRandom(count)
    const rows = makeRegistry(random, count, halfWidth)
    const first = timesOf(BUILDS, () => find(makeFinder(rows), anyQuestion(random)))
    const finder = makeFinder(rows)
    find(finder, anyQuestion(random))
    const each = timesOf(QUESTIONS, () => find(finder, anyQuestion(random)))
    // So rare that every station is looked at, with needs never asked before: the worst there is.
    const rare = timesOf(BUILDS, () =>
      find(forgetNeeds(finder), { ...anyQuestion(random), needs: RARE, minutes: undefined }),
    )
    const changed = Math.max(1, Math.round(count / 100))
    const sync = timesOf(
      SYNCS,
      () => finder.apply({ stations: changedRows(random, finder, changed) }),
      () => find(finder, anyQuestion(random)),
    )
    const moved = timesOf(SYNCS, () => {
      finder.apply({ stations: movedRows(random, changed, count, halfWidth) })
      find(finder, anyQuestion(random))
    })
    console.log(
      `find in ${count.toLocaleString('en')}: first answer with the index built ${ms(median(first))}, ` +
        `then median ${ms(median(each))}, p99 ${ms(p99(each))}, five rare needs ${ms(median(rare))}; ` +
        `sync of ${changed} changed rows ${ms(median(sync))}, ` +
        `of ${changed} moved or new ones with the next answer ${ms(median(moved))}`,
    )
    Object.assign(figures, {
      [`nearestMs${name}`]: rounded(median(each), 3),
      [`nearestP99Ms${name}`]: rounded(p99(each), 3),
      [`firstAnswerMs${name}`]: rounded(median(first), 2),
      [`rareNeedsMs${name}`]: rounded(median(rare), 2),
      [`syncMs${name}`]: rounded(median(sync), 3),
      [`syncMovedMs${name}`]: rounded(median(moved), 2),
    })
  }
  return figures
}

function anyQuestion(random: Random): Question {
  const codes = Object.keys(facilityShares)
  const needs = Array.from({ length: Math.floor(random.between(0, 3.99)) }, () => random.pick(codes))
  return {
    at: { lng: centre.lng + random.between(-0.15, 0.15), lat: centre.lat + random.between(-0.1, 0.1) },
    needs,
    k: 5,
    speed: 'ride',
    now: NOON + Math.floor(random.between(0, 7 * 86_400_000)),
    ...(random.between(0, 1) < 0.5 ? { minutes: 30 } : {}),
  }
}

/** Reports, repairs, new hours: the place stays. */
const changedRows = (random: Random, finder: Finder<FindStation>, count: number): FindStation[] => {
  const rows = finder.rows()
  return Array.from({ length: count }, () => ({
    ...random.pick(rows),
    reported: random.between(0, 1) < 0.5,
    hours: '06:00-23:00',
  }))
}
const movedRows = (random: Random, changed: number, count: number, halfWidth: number): FindStation[] =>
  Array.from({ length: changed }, () => makeStation(random, Math.floor(random.between(0, count * 1.01)), halfWidth))

/** What was remembered of needs is forgotten, the index stands. */
const forgetNeeds = (finder: Finder<FindStation>): Finder<FindStation> => {
  finder.apply({})
  return finder
}

/** Each run by itself, in milliseconds; `between` is not counted. */
function timesOf(runs: number, run: () => unknown, between?: () => unknown): number[] {
  return Array.from({ length: runs }, () => {
    between?.()
    const began = performance.now()
    run()
    return performance.now() - began
  })
}

const ms = (value: number): string => `${rounded(value, value < 1 ? 3 : 1)} ms`
