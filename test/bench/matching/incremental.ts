import type { Problem } from '@kernel/matching/assign/problem'
import { StandingAssignment } from '@kernel/matching/assign/standing'
import { p99, rounded } from '../stopwatch'
import { randomFrom } from './random'

/**
 * Fewer where one can take long: with as many cases as places, one
 * place more or less moves the prices of the whole city.
 */
const EVENTS = 3_000
const EVENTS_LARGE = 200
const LARGE = 20_000

export interface Incremental {
  meanMs: number
  gap: number
}

/**
 * A case goes and one comes in its place with the same wishes, in turn, and every tenth time a helper goes off and on
 * again: means over all events, with the proof at the end.
 */
export function measureIncremental(name: string, problem: Problem): Incremental {
  const events = problem.penalty.length > LARGE ? EVENTS_LARGE : EVENTS
  const standing = new StandingAssignment(problem)
  const random = randomFrom(3)
  const taken: Record<string, number[]> = { arrive: [], depart: [], off: [], on: [] }
  const timed = (event: string, run: () => void) => {
    const began = performance.now()
    run()
    taken[event]!.push(performance.now() - began)
  }
  const wishes = Array.from(problem.penalty, (penalty, i) => ({
    penalty,
    pairs: problem.pairs.slice(problem.start[i]! * 2, problem.start[i + 1]! * 2),
  }))
  for (let n = -events / 4; n < events; n++) {
    // What the compiler has not seen yet is not counted.
    if (n === 0) for (const times of Object.values(taken)) times.length = 0
    const i = Math.floor(random() * wishes.length)
    timed('depart', () => standing.depart(i))
    timed('arrive', () => void standing.arrive(wishes[i]!.penalty, wishes[i]!.pairs))
    if (n % 10 !== 0) continue
    const j = Math.floor(random() * problem.capacity.length)
    timed('off', () => standing.setCapacity(j, 0))
    timed('on', () => standing.setCapacity(j, problem.capacity[j]!))
  }
  const mean = (times: number[]) => times.reduce((sum, ms) => sum + ms, 0) / times.length
  const words = Object.entries(taken).map(
    ([event, times]) => `${event} ${rounded(mean(times) * 1000, 1)} (p99 ${rounded(p99(times) * 1000, 0)})`,
  )
  const { gap } = standing.certificate()
  console.log(`  ${name} µs an event: ${words.join(' · ')}, gap at the end ${gap}`)
  return { meanMs: mean(Object.values(taken).flat()), gap }
}
