// An assignment that stays optimal while cases come and go and helpers go on and off: one shortest-path search an event
// (re-optimisation on reduced costs) instead of a batch. Of equally cheap assignments it may stand in another than a
// batch.
import { solvedBoard } from './assign'
import { release, type Board } from './board'
import { certify, type Certificate } from './certificate'
import { checkProblem } from './check-problem'
import { grownFloats, grownInts } from './grown'
import { PairPool } from './pair-pool'
import {
  UNMATCHED,
  mustAddUp,
  mustBeCapacity,
  mustBeCost,
  mustBeIndex,
  mustBePenalty,
  wrong,
  type Fault,
  type Problem,
} from './problem'
import { seekCase } from './seek-case'
import { searcherFor, seekHelper, type Searcher } from './seek-helper'

export class StandingAssignment {
  private readonly board: Board
  private readonly casePairs: PairPool
  private readonly helperPairs: PairPool
  private search: Searcher
  /** 1 for a case that is here. */
  private here: Int32Array
  private free: number[] = []
  private caseCount: number
  private helperCount: number
  /** Of all cases ever here: sums stay exact whoever goes. */
  private penaltyMax: number

  /** Begins with the optimum of a problem, which is copied. @throws WrongProblem */
  constructor(problem: Problem) {
    checkProblem(problem)
    const solved = solvedBoard(problem)
    this.caseCount = problem.penalty.length
    this.helperCount = problem.capacity.length
    this.casePairs = new PairPool(solved.caseFrom, solved.caseTo, solved.byCase)
    this.helperPairs = new PairPool(solved.helperFrom, solved.helperTo, solved.byHelper)
    this.board = { ...solved, penalty: problem.penalty.slice(), capacity: problem.capacity.slice() }
    this.search = searcherFor(this.helperCount)
    this.here = new Int32Array(this.caseCount).fill(1)
    this.penaltyMax = problem.penalty.reduce((highest, penalty) => Math.max(highest, penalty), 0)
    this.pointAtPools()
  }

  /**
   * A case comes. @param pairs helper, cost, helper, cost, …
   * @returns its number; numbers of cases that went are given again, the latest first
   * @throws WrongProblem
   */
  arrive(penalty: number, pairs: ArrayLike<number>): number {
    const i = this.free.length > 0 ? this.free[this.free.length - 1]! : this.caseCount
    mustBePenalty(penalty, i)
    const penaltyMax = Math.max(penalty, this.penaltyMax)
    mustAddUp(Math.max(i + 1, this.caseCount), penaltyMax)
    this.mustBePairs(pairs, this.helperCount, 'UNKNOWN_HELPER', (j, cost) => mustBeCost(cost, i, j))
    this.penaltyMax = penaltyMax
    if (this.free.length > 0) this.free.pop()
    else this.growCases(this.caseCount++)
    for (let e = 0; e < pairs.length; e += 2) {
      this.casePairs.add(i, pairs[e]!, pairs[e + 1]!)
      this.helperPairs.add(pairs[e]!, i, pairs[e + 1]!)
    }
    this.pointAtPools()
    this.here[i] = 1
    this.board.penalty[i] = penalty
    this.board.helperOf[i] = UNMATCHED
    seekHelper(this.board, this.search, i)
    return i
  }

  /** A case goes: done, withdrawn or given to somebody by hand. @throws WrongProblem */
  depart(i: number): void {
    this.mustBeHere(i)
    const j = this.board.helperOf[i]!
    if (j !== UNMATCHED) release(this.board, i)
    const { byCase, caseFrom, caseTo } = this.board
    for (let e = caseFrom[i]! * 2; e < caseTo[i]! * 2; e += 2) this.helperPairs.remove(byCase[e]!, i)
    this.casePairs.clear(i)
    this.here[i] = 0
    this.board.penalty[i] = this.board.worth[i] = 0
    this.free.push(i)
    if (j !== UNMATCHED) this.fill(j)
  }

  /** A helper comes. @param pairs case, cost, case, cost, … @returns its number @throws WrongProblem */
  join(capacity: number, pairs: ArrayLike<number>): number {
    const j = this.helperCount
    mustBeCapacity(capacity, j)
    this.mustBePairs(pairs, this.caseCount, 'UNKNOWN_CASE', (i, cost) => {
      this.mustBeHere(i)
      mustBeCost(cost, i, j)
    })
    this.growHelpers(this.helperCount++)
    // So dear at first that nobody wants to come, which is optimal; then it opens its places one by one.
    let price = 0
    for (let e = 0; e < pairs.length; e += 2) {
      this.casePairs.add(pairs[e]!, j, pairs[e + 1]!)
      this.helperPairs.add(j, pairs[e]!, pairs[e + 1]!)
      price = Math.max(price, this.board.worth[pairs[e]!]! - pairs[e + 1]!)
    }
    this.pointAtPools()
    this.board.price[j] = price
    this.setCapacity(j, capacity)
    return j
  }

  /**
   * A helper takes more or fewer cases at a time from now on; 0 is off, and on again is any other. @throws WrongProblem
   */
  setCapacity(j: number, capacity: number): void {
    mustBeIndex(j, this.helperCount, 'UNKNOWN_HELPER')
    mustBeCapacity(capacity, j)
    this.board.capacity[j] = capacity
    const out: number[] = []
    while (this.board.used[j]! > capacity) {
      out.push(this.board.first[j]!)
      release(this.board, this.board.first[j]!)
    }
    for (const i of out) seekHelper(this.board, this.search, i)
    this.fill(j)
  }

  /** @returns helper of a case, or `UNMATCHED` @throws WrongProblem */
  helperOf(i: number): number {
    this.mustBeHere(i)
    return this.board.helperOf[i]!
  }

  /**
   * What stands, as a copy: with it anybody can check the certificate. A case that went has no pairs and no penalty.
   */
  snapshot(): { problem: Problem; helperOf: Int32Array; price: Float64Array } {
    const { caseFrom, caseTo, byCase, penalty, capacity, helperOf, price } = this.board
    const start = new Int32Array(this.caseCount + 1)
    for (let i = 0; i < this.caseCount; i++) start[i + 1] = start[i]! + caseTo[i]! - caseFrom[i]!
    const pairs = new Int32Array(start[this.caseCount]! * 2)
    for (let i = 0; i < this.caseCount; i++) pairs.set(byCase.subarray(caseFrom[i]! * 2, caseTo[i]! * 2), start[i]! * 2)
    return {
      problem: {
        start,
        pairs,
        capacity: capacity.slice(0, this.helperCount),
        penalty: penalty.slice(0, this.caseCount),
      },
      helperOf: helperOf.slice(0, this.caseCount),
      price: price.slice(0, this.helperCount),
    }
  }

  /** O(pairs), by the same code as for a batch. Counts cases that went as unmatched at no cost. */
  certificate(): Certificate {
    const { problem, helperOf, price } = this.snapshot()
    return certify(problem, helperOf, price)
  }

  /** The free places of a helper, one search each, until its price is 0 or it is full. */
  private fill(j: number): void {
    const { used, capacity, price } = this.board
    while (used[j]! < capacity[j]! && price[j]! > 0) seekCase(this.board, this.search, j)
  }

  private mustBeHere(i: number): void {
    mustBeIndex(i, this.caseCount, 'UNKNOWN_CASE')
    if (this.here[i] !== 1) wrong('UNKNOWN_CASE', `case ${i} has gone`)
  }

  /** Before anything is changed: a refused event leaves all as it was. */
  private mustBePairs(
    pairs: ArrayLike<number>,
    count: number,
    fault: Fault,
    check: (other: number, cost: number) => void,
  ): void {
    if (pairs.length % 2 !== 0)
      wrong('BAD_SHAPE', `pairs are twos of number and cost; there are ${pairs.length} numbers`)
    const named = new Set<number>()
    for (let e = 0; e < pairs.length; e += 2) {
      mustBeIndex(pairs[e]!, count, fault)
      check(pairs[e]!, pairs[e + 1]!)
      if (named.has(pairs[e]!)) wrong('PAIR_TWICE', `${pairs[e]} is named twice`)
      named.add(pairs[e]!)
    }
  }

  private growCases(i: number): void {
    const { board } = this
    this.casePairs.reach(i)
    this.here = grownInts(this.here, i + 1)
    board.penalty = grownFloats(board.penalty, i + 1)
    board.worth = grownFloats(board.worth, i + 1)
    board.helperOf = grownInts(board.helperOf, i + 1, UNMATCHED)
    board.next = grownInts(board.next, i + 1)
    board.previous = grownInts(board.previous, i + 1)
  }

  private growHelpers(j: number): void {
    const { board } = this
    this.helperPairs.reach(j)
    board.capacity = grownInts(board.capacity, j + 1)
    board.price = grownFloats(board.price, j + 1)
    board.used = grownInts(board.used, j + 1)
    board.first = grownInts(board.first, j + 1, -1)
    if (this.search.distance.length <= j) this.search = searcherFor(board.price.length)
  }

  /** After lists changed: they may have moved to longer arrays. */
  private pointAtPools(): void {
    const { board, casePairs, helperPairs } = this
    board.caseFrom = casePairs.from
    board.caseTo = casePairs.to
    board.byCase = casePairs.pairs
    board.helperFrom = helperPairs.from
    board.helperTo = helperPairs.to
    board.byHelper = helperPairs.pairs
  }
}
