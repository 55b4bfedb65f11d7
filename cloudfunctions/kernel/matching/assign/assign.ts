// The cheapest way to give cases to helpers, with its proof. Auction first (nearly optimal prices), then whole prices
// and shortest augmenting paths for the few cases it left undecided, then a check that trusts neither.
import { LARGE, auction } from './auction'
import { boardOver, place, worthOf, type Board } from './board'
import { certify, type Certificate } from './certificate'
import { checkProblem } from './check-problem'
import { nearOrder } from './near-order'
import { UNMATCHED, type Problem } from './problem'
import { seekCase } from './seek-case'
import { searcherFor, seekHelper } from './seek-helper'

export interface Assignment {
  /** Helper of each case, or `UNMATCHED`. */
  helperOf: Int32Array
  /** What a place at each helper is worth to the others, in the unit of cost, whole; 0 where there is room. */
  price: Float64Array
  certificate: Certificate
}

/**
 * Exact min-cost b-matching. The same problem always gives the same assignment.
 * @returns an assignment that no other beats, and the certificate of that
 * @throws WrongProblem when it is no problem; NotProven never, unless this code is wrong
 */
export function assign(problem: Problem): Assignment {
  checkProblem(problem)
  const { helperOf, price } = solve(problem)
  return { helperOf, price, certificate: certify(problem, helperOf, price) }
}

/** The assignment without check and proof. Only for a problem that is known to be one; the bench times it apart. */
export function solve(problem: Problem): Pick<Assignment, 'helperOf' | 'price'> {
  if (problem.penalty.length <= LARGE) return solvedAsNumbered(problem)
  const near = nearOrder(problem)
  const solved = solvedAsNumbered(near.problem)
  const helperOf = new Int32Array(problem.penalty.length)
  const price = new Float64Array(problem.capacity.length)
  near.caseAt.forEach((i, n) => {
    const j = solved.helperOf[n]!
    helperOf[i] = j === UNMATCHED ? UNMATCHED : near.helperAt[j]!
  })
  near.helperAt.forEach((j, n) => {
    price[j] = solved.price[n]!
  })
  return { helperOf, price }
}

/** A board to go on from, in the problem's own numbers. */
export function solvedBoard(problem: Problem): Board {
  if (problem.penalty.length <= LARGE) return solvedAsNumbered(problem)
  const { helperOf, price } = solve(problem)
  const board = boardOver(problem)
  board.price.set(price)
  helperOf.forEach((j, i) => {
    board.worth[i] = worthOf(board, i)
    if (j !== UNMATCHED) place(board, i, j)
  })
  return board
}

function solvedAsNumbered(problem: Problem): Board {
  const board = boardOver(problem)
  settle(board, auction(board))
  return board
}

/** From ε-optimal to optimal: whole prices, and everybody who is not exactly content at them is sought a place. */
function settle(board: Board, costOf: Float64Array): void {
  const { penalty, capacity, price, worth, helperOf, used } = board
  for (let j = 0; j < price.length; j++) price[j] = Math.round(price[j]!)
  const undecided: number[] = []
  for (let i = 0; i < helperOf.length; i++) {
    const wanted = helperOf[i]!
    const best = worthOf(board, i)
    worth[i] = best
    helperOf[i] = UNMATCHED
    if (wanted === UNMATCHED) {
      if (penalty[i] !== best) undecided.push(i)
      continue
    }
    if (costOf[i]! + price[wanted]! === best) place(board, i, wanted)
    else undecided.push(i)
  }
  const search = searcherFor(capacity.length)
  for (const i of undecided) seekHelper(board, search, i)
  for (let j = 0; j < capacity.length; j++) {
    while (used[j]! < capacity[j]! && price[j]! > 0) seekCase(board, search, j)
  }
}
