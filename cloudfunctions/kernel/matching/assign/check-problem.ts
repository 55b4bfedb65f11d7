import { COST_MAX, mustAddUp, mustBeCapacity, mustBeCost, mustBePenalty, wrong, type Problem } from './problem'

/** Refuses what is no problem, by name, in O(pairs). @throws WrongProblem */
export function checkProblem({ start, pairs, capacity, penalty }: Problem): void {
  const cases = penalty.length
  const helpers = capacity.length
  if (start.length !== cases + 1) wrong('BAD_SHAPE', `${cases} cases want ${cases + 1} starts, not ${start.length}`)
  if (start[0] !== 0 || start[cases]! * 2 !== pairs.length) {
    wrong('BAD_SHAPE', `starts run from ${start[0]} to ${start[cases]}, pairs from 0 to ${pairs.length / 2}`)
  }
  for (let j = 0; j < helpers; j++) mustBeCapacity(capacity[j]!, j)
  let penaltyMax = 0
  for (let i = 0; i < cases; i++) {
    mustBePenalty(penalty[i]!, i)
    if (penalty[i]! > penaltyMax) penaltyMax = penalty[i]!
    if (start[i + 1]! < start[i]!) wrong('BAD_SHAPE', `the pairs of case ${i} end before they start`)
  }
  mustAddUp(cases, penaltyMax)
  checkPairs(start, pairs, helpers)
}

function checkPairs(start: Int32Array, pairs: Int32Array, helpers: number): void {
  // Case + 1 that named the helper last: one array tells every pair that is there twice.
  const namedBy = new Int32Array(helpers)
  for (let i = 0; i < start.length - 1; i++) {
    const end = start[i + 1]! * 2
    for (let e = start[i]! * 2; e < end; e += 2) {
      const j = pairs[e]!
      const cost = pairs[e + 1]!
      if (!(j >= 0 && j < helpers)) wrong('UNKNOWN_HELPER', `case ${i} names helper ${j} of ${helpers}`)
      if (!(cost <= COST_MAX && cost >= -COST_MAX)) mustBeCost(cost, i, j)
      if (namedBy[j] === i + 1) wrong('PAIR_TWICE', `case ${i} names helper ${j} twice`)
      namedBy[j] = i + 1
    }
  }
}
