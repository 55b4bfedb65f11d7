import { mustBeCapacity, mustBeCost, mustBeIndex, mustBePenalty, wrong, type Problem } from './problem'

export interface Listed {
  /** One per helper. */
  capacity: ArrayLike<number>
  /** One per case. */
  penalty: ArrayLike<number>
  /** case, helper, cost, case, helper, cost, … in any order. */
  pairs: ArrayLike<number>
}

/**
 * Lists to a problem. The order in which pairs are listed decides nothing: they are laid out by case and helper, so
 * that of equally cheap ways the same one is found. Numbers are checked before they enter typed arrays, which would
 * turn NaN into 0 without a word.
 * @throws WrongProblem
 */
export function problemOf({ capacity, penalty, pairs: listed }: Listed): Problem {
  const cases = penalty.length
  const helpers = capacity.length
  if (listed.length % 3 !== 0)
    wrong('BAD_SHAPE', `pairs are threes of case, helper, cost; there are ${listed.length} numbers`)
  for (let j = 0; j < helpers; j++) mustBeCapacity(capacity[j]!, j)
  for (let i = 0; i < cases; i++) mustBePenalty(penalty[i]!, i)
  const count = listed.length / 3
  for (let e = 0; e < count; e++) {
    const [i, j, cost] = [listed[e * 3]!, listed[e * 3 + 1]!, listed[e * 3 + 2]!]
    mustBeIndex(i, cases, 'UNKNOWN_CASE')
    mustBeIndex(j, helpers, 'UNKNOWN_HELPER')
    mustBeCost(cost, i, j)
  }
  // Counting sort twice, by helper and then, keeping that order, by case.
  const byHelper = order(
    count,
    helpers,
    (e) => listed[e * 3 + 1]!,
    (e) => e,
  )
  const byCase = order(
    count,
    cases,
    (e) => listed[e * 3]!,
    (n) => byHelper.sorted[n]!,
  )
  const pairs = new Int32Array(count * 2)
  byCase.sorted.forEach((e, n) => {
    pairs[n * 2] = listed[e * 3 + 1]!
    pairs[n * 2 + 1] = listed[e * 3 + 2]!
  })
  return { start: byCase.start, pairs, capacity: Int32Array.from(capacity), penalty: Float64Array.from(penalty) }
}

function order(count: number, groups: number, groupOf: (e: number) => number, nth: (n: number) => number) {
  const start = new Int32Array(groups + 1)
  for (let e = 0; e < count; e++) start[groupOf(e) + 1]!++
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!
  const next = start.slice()
  const sorted = new Int32Array(count)
  for (let n = 0; n < count; n++) {
    const e = nth(n)
    const at = next[groupOf(e)]!++
    sorted[at] = e
  }
  return { start, sorted }
}
