// Proof that an assignment is cheapest, by code that knows nothing of how it was found: weak duality of linear
// programming. For any prices p ≥ 0 and worths u_i = min(penalty_i, min over pairs (cost + p)), the number Σ u_i − Σ
// capacity_j · p_j is not above the cost of any assignment. An assignment that costs exactly as much can not be beaten
// (Dantzig, Linear Programming and Extensions, 1963, ch. 6; for this problem Bertsekas & Castañon, Parallel Computing
// 17, 1991).
import { UNMATCHED, type Problem } from './problem'

/** What is kept with every batch: anyone can compute it again from the problem, the assignment and the prices. */
export interface Certificate {
  /** Σ cost of the pairs chosen + Σ penalty of the cases left, in the unit of cost. */
  primal: number
  /** Lower bound on what any assignment costs. */
  dual: number
  /** primal − dual: 0 is proof. */
  gap: number
  matched: number
  unmatched: number
}

/** Not an assignment, not prices, or not the cheapest: says where. */
export class NotProven extends Error {
  override name = 'NotProven'
}

/**
 * Checks in O(cases + helpers + pairs), trusting nothing: every chosen pair exists, no helper is over its capacity,
 * prices are whole and ≥ 0, every case has its cheapest option at these prices, only full helpers have a price, primal
 * = dual.
 * @throws NotProven
 */
export function certify(problem: Problem, helperOf: Int32Array, price: Float64Array): Certificate {
  const { capacity, penalty } = problem
  mustBePrices(problem, helperOf, price)
  const taken = new Int32Array(capacity.length)
  let primal = 0
  let dual = 0
  let matched = 0
  for (let i = 0; i < penalty.length; i++) {
    const helper = helperOf[i]!
    const worth = worthAt(problem, price, i)
    const cost = helper === UNMATCHED ? penalty[i]! : costAt(problem, i, helper)
    const paid = helper === UNMATCHED ? cost : cost + price[helper]!
    if (Number.isNaN(cost)) refuse(`case ${i} is given to helper ${helper}, who is not among its pairs`)
    if (paid !== worth) refuse(`case ${i} has a cheaper option than ${helper}`)
    if (helper !== UNMATCHED) {
      matched++
      taken[helper]!++
    }
    primal += cost
    dual += worth
  }
  for (let j = 0; j < capacity.length; j++) {
    if (taken[j]! > capacity[j]!) refuse(`helper ${j} takes ${taken[j]} cases of ${capacity[j]}`)
    if (taken[j]! < capacity[j]! && price[j] !== 0) refuse(`helper ${j} has room and a price of ${price[j]}`)
    dual -= capacity[j]! * price[j]!
  }
  if (!Number.isSafeInteger(primal) || !Number.isSafeInteger(dual)) refuse(`sums are not exact: ${primal}, ${dual}`)
  if (primal !== dual) refuse(`primal ${primal} is not dual ${dual}`)
  return { primal, dual, gap: primal - dual, matched, unmatched: penalty.length - matched }
}

function mustBePrices({ capacity, penalty }: Problem, helperOf: Int32Array, price: Float64Array): void {
  if (helperOf.length !== penalty.length) refuse(`${penalty.length} cases, but ${helperOf.length} are assigned`)
  if (price.length !== capacity.length) refuse(`${capacity.length} helpers, but ${price.length} prices`)
  for (let j = 0; j < price.length; j++) {
    if (!(price[j]! >= 0 && Number.isSafeInteger(price[j]!))) refuse(`the price of helper ${j} is ${price[j]}`)
  }
}

/** The cheapest option of case i at these prices. */
function worthAt({ start, pairs, penalty }: Problem, price: Float64Array, i: number): number {
  let worth = penalty[i]!
  const end = start[i + 1]! * 2
  for (let e = start[i]! * 2; e < end; e += 2) {
    const offer = pairs[e + 1]! + price[pairs[e]!]!
    if (offer < worth) worth = offer
  }
  return worth
}

/** NaN, where the two are no pair. */
function costAt({ start, pairs }: Problem, i: number, helper: number): number {
  const first = start[i]! * 2
  for (let e = start[i + 1]! * 2 - 2; e >= first; e -= 2) if (pairs[e] === helper) return pairs[e + 1]!
  return NaN
}

function refuse(why: string): never {
  throw new NotProven(why)
}
