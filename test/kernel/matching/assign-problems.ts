import fc from 'fast-check'
import type { Problem } from '@kernel/matching/assign/problem'
import { problemOf, type Listed } from '@kernel/matching/assign/problem-of'

/** Small problems of every shape: none, all or some pairs, capacities from 0, few different costs (ties) or many. */
export function smallProblems(casesMax: number, helpersMax: number): fc.Arbitrary<Listed> {
  return fc
    .record({
      cases: fc.nat(casesMax),
      helpers: fc.nat(helpersMax),
      costMax: fc.constantFrom(0, 1, 3, 50, 10_000),
      penaltyMax: fc.constantFrom(0, 5, 100, 30_000),
      density: fc.constantFrom(0, 0.3, 0.7, 1),
      capacityMax: fc.constantFrom(1, 2, 5),
    })
    .chain(({ cases, helpers, costMax, penaltyMax, density, capacityMax }) =>
      fc
        .record({
          capacity: fc.array(fc.nat(capacityMax), { minLength: helpers, maxLength: helpers }),
          penalty: fc.array(fc.nat(penaltyMax), { minLength: cases, maxLength: cases }),
          cells: fc.array(
            fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -costMax, max: costMax })),
            { minLength: cases * helpers, maxLength: cases * helpers },
          ),
        })
        .map(({ capacity, penalty, cells }) => ({
          capacity,
          penalty,
          pairs: cells.flatMap(([draw, cost], n) =>
            draw < density ? [Math.floor(n / helpers), n % helpers, cost] : [],
          ),
        })),
    )
}

/** The lowest cost of any assignment, by trying them all. */
export function lowestByTrying({ start, pairs, capacity, penalty }: Problem): number {
  const room = [...capacity]
  const seen = new Map<string, number>()
  const from = (i: number): number => {
    if (i === penalty.length) return 0
    const key = `${i} ${room}`
    const known = seen.get(key)
    if (known !== undefined) return known
    let lowest = penalty[i]! + from(i + 1)
    for (let e = start[i]! * 2; e < start[i + 1]! * 2; e += 2) {
      const j = pairs[e]!
      if (room[j] === 0) continue
      room[j]!--
      lowest = Math.min(lowest, pairs[e + 1]! + from(i + 1))
      room[j]!++
    }
    seen.set(key, lowest)
    return lowest
  }
  return from(0)
}

/** Cases × helpers, every pair possible. */
export function everyPair(
  cases: number,
  helpers: number,
  cost: (i: number, j: number) => number,
  penalty: number,
  capacity = 1,
): Problem {
  return problemOf({
    capacity: new Array<number>(helpers).fill(capacity),
    penalty: new Array<number>(cases).fill(penalty),
    pairs: Array.from({ length: cases * helpers }, (_, n) => [
      Math.floor(n / helpers),
      n % helpers,
      cost(Math.floor(n / helpers), n % helpers),
    ]).flat(),
  })
}
