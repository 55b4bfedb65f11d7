import { UNMATCHED, type Problem } from './problem'

/**
 * Who is with whom, at which prices. Mutable: the searches keep it optimal, one case or one free place at a time.
 * Invariant between searches: price ≥ 0, worth_i = min(penalty_i, min (cost + price)), a case is with a helper only at
 * exactly its worth, and only a full helper has a price.
 */
export interface Board {
  /** Case i has the pairs caseFrom[i] … caseTo[i] − 1 of byCase: helper, cost. */
  caseFrom: Int32Array
  caseTo: Int32Array
  byCase: Int32Array
  /** Helper j has the pairs helperFrom[j] … helperTo[j] − 1 of byHelper: case, cost. */
  helperFrom: Int32Array
  helperTo: Int32Array
  byHelper: Int32Array
  penalty: Float64Array
  capacity: Int32Array
  price: Float64Array
  worth: Float64Array
  helperOf: Int32Array
  /**
   * Cases a helper has, as a list through the cases: an eviction or a search need not look at every pair of a helper.
   */
  used: Int32Array
  first: Int32Array
  next: Int32Array
  previous: Int32Array
}

/** An empty board over a problem, sharing its arrays: nobody matched, every price 0, worths not yet known. */
export function boardOver({ start, pairs, capacity, penalty }: Problem): Board {
  const cases = penalty.length
  const helpers = capacity.length
  const { helperStart, byHelper } = turned(start, pairs, cases, helpers)
  return {
    caseFrom: start.subarray(0, cases),
    caseTo: start.subarray(1, cases + 1),
    byCase: pairs,
    helperFrom: helperStart.subarray(0, helpers),
    helperTo: helperStart.subarray(1, helpers + 1),
    byHelper,
    penalty,
    capacity,
    price: new Float64Array(helpers),
    worth: new Float64Array(cases),
    helperOf: new Int32Array(cases).fill(UNMATCHED),
    used: new Int32Array(helpers),
    first: new Int32Array(helpers).fill(-1),
    next: new Int32Array(cases),
    previous: new Int32Array(cases),
  }
}

/** The same pairs, listed by helper; within a helper by case. */
export function turned(start: Int32Array, pairs: Int32Array, cases: number, helpers: number) {
  const helperStart = new Int32Array(helpers + 1)
  for (let e = 0; e < pairs.length; e += 2) helperStart[pairs[e]! + 1]!++
  for (let j = 0; j < helpers; j++) helperStart[j + 1]! += helperStart[j]!
  const next = helperStart.slice(0, helpers)
  const byHelper = new Int32Array(pairs.length)
  for (let i = 0; i < cases; i++) {
    const end = start[i + 1]! * 2
    for (let e = start[i]! * 2; e < end; e += 2) {
      const at = next[pairs[e]!]!++ * 2
      byHelper[at] = i
      byHelper[at + 1] = pairs[e + 1]!
    }
  }
  return { helperStart, byHelper }
}

export function place(board: Board, i: number, j: number): void {
  const head = board.first[j]!
  board.helperOf[i] = j
  board.previous[i] = -1
  board.next[i] = head
  if (head >= 0) board.previous[head] = i
  board.first[j] = i
  board.used[j]!++
}

/** Takes case i from the helper it is with. */
export function release(board: Board, i: number): void {
  const j = board.helperOf[i]!
  const [before, after] = [board.previous[i]!, board.next[i]!]
  if (before >= 0) board.next[before] = after
  else board.first[j] = after
  if (after >= 0) board.previous[after] = before
  board.helperOf[i] = UNMATCHED
  board.used[j]!--
}

/** The best a case can have at the prices of now. */
export function worthOf({ caseFrom, caseTo, byCase, penalty, price }: Board, i: number): number {
  let worth = penalty[i]!
  const end = caseTo[i]! * 2
  for (let e = caseFrom[i]! * 2; e < end; e += 2) {
    const offer = byCase[e + 1]! + price[byCase[e]!]!
    if (offer < worth) worth = offer
  }
  return worth
}
