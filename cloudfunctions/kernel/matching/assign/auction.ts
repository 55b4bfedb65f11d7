// Nearly optimal prices, fast: ε-scaling auction, forward for cases and in reverse for helpers with room (Bertsekas,
// Annals of OR 14, 1988; similar objects and capacities: Bertsekas & Castañon, Math. Programming Study 42, 1989;
// asymmetric problems: Bertsekas & Castañon, Computational Optimization and Applications 1, 1992).
import { COARSER, bidsFor, hold, outbid, type Floor } from './bids'
import type { Board } from './board'
import { UNMATCHED } from './problem'
import { reclaim } from './reclaim'

// Measured on the families of the bench; powers of two, so that all prices are exact.
const FIRST_EPSILON = 512
const LAST_EPSILON = 1 / 8
const FINER = 16
/**
 * In a whole day at once prices of far corners hang together, and coarse steps unsettle them: 13 % less time at 50,000.
 */
const FINER_LARGE = 8
/** Cases of a whole day, which no longer lie in the cache. */
export const LARGE = 20_000
const BIDS_BEFORE_COARSER = 1.5

/**
 * Sets price (not whole), helperOf and used of the board, not its lists; ε-complementary slackness holds at 1/8.
 * @returns the cost of each case at its helper
 */
export function auction(board: Board): Float64Array {
  const cases = board.helperOf.length
  const floor: Floor = {
    bids: bidsFor(board, board.helperFrom, board.helperTo),
    costOf: new Float64Array(cases),
    waiting: new Int32Array(cases),
    waitingCount: cases,
    patience: Math.ceil(cases * BIDS_BEFORE_COARSER),
  }
  for (let n = 0; n < cases; n++) floor.waiting[n] = cases - 1 - n
  let [penaltyMin, penaltyMax] = [Infinity, 0]
  for (let i = 0; i < cases; i++) {
    penaltyMin = Math.min(penaltyMin, board.penalty[i]!)
    penaltyMax = Math.max(penaltyMax, board.penalty[i]!)
  }
  let epsilonMax = FIRST_EPSILON
  while (epsilonMax * COARSER <= penaltyMax / 8) epsilonMax *= COARSER
  // With fewer places than cases most places are worth about what the cheapest case costs when it is left. To begin
  // there and fall where there is room halved the time of such problems; to begin at 0 is a price war everywhere.
  if (floor.bids.bid.length < cases) board.price.fill(penaltyMin)

  let epsilon = bidAll(board, floor, FIRST_EPSILON, epsilonMax)
  epsilon = reclaim(board, floor, epsilon, epsilonMax)
  while (epsilon > LAST_EPSILON) {
    epsilon = Math.max(epsilon / (cases > LARGE ? FINER_LARGE : FINER), LAST_EPSILON)
    keepContent(board, floor, epsilon)
    bidAll(board, floor, epsilon, epsilon)
    reclaim(board, floor, epsilon, epsilon)
  }
  return floor.costOf
}

/** Everybody waiting bids until nobody waits. @returns the ε of the last bid */
function bidAll(board: Board, floor: Floor, epsilonFirst: number, epsilonMax: number): number {
  const { caseFrom, caseTo, byCase, penalty, capacity, price, helperOf } = board
  const { bids, costOf, waiting, patience } = floor
  const { placeFrom, taken, bidder } = bids
  let epsilon = epsilonFirst
  let patienceLeft = epsilon < epsilonMax ? patience : Infinity
  let count = floor.waitingCount
  while (count > 0) {
    const i = waiting[--count]!
    if (--patienceLeft < 0) {
      epsilon *= COARSER
      patienceLeft = epsilon < epsilonMax ? patience : Infinity
    }
    let best = Infinity
    let second = penalty[i]!
    let bestHelper = -1
    let bestCost = 0
    const end = caseTo[i]! * 2
    for (let e = caseFrom[i]! * 2; e < end; e += 2) {
      const cost = byCase[e + 1]!
      const offer = cost + price[byCase[e]!]!
      if (offer < second) {
        if (offer < best) {
          second = best < second ? best : second
          best = offer
          bestHelper = byCase[e]!
          bestCost = cost
        } else second = offer
      }
    }
    if (bestHelper < 0) {
      helperOf[i] = UNMATCHED
      continue
    }
    helperOf[i] = bestHelper
    costOf[i] = bestCost
    const amount = second - bestCost + epsilon
    if (taken[bestHelper]! < capacity[bestHelper]!) {
      const lowest = hold(bids, bestHelper, amount, i)
      if (taken[bestHelper] === capacity[bestHelper]) price[bestHelper] = lowest
    } else if (capacity[bestHelper] === 0) {
      // No place at any price: worth more than the case can ever bid.
      price[bestHelper] = amount
      waiting[count++] = i
    } else {
      const loser = bidder[placeFrom[bestHelper]!]!
      price[bestHelper] = outbid(bids, bestHelper, amount, i)
      waiting[count++] = loser
    }
  }
  floor.waitingCount = 0
  return epsilon
}

/** Between phases: who is content at the finer ε keeps its place and bids anew for it, the others wait. */
function keepContent(board: Board, floor: Floor, epsilon: number): void {
  const { caseFrom, caseTo, byCase, penalty, capacity, price, helperOf } = board
  const { bids, costOf, waiting } = floor
  const { taken } = bids
  taken.fill(0)
  let count = 0
  for (let i = helperOf.length - 1; i >= 0; i--) {
    const j = helperOf[i]!
    let other = penalty[i]!
    const end = caseTo[i]! * 2
    for (let e = caseFrom[i]! * 2; e < end; e += 2) {
      const offer = byCase[e + 1]! + price[byCase[e]!]!
      if (offer < other && byCase[e] !== j) other = offer
    }
    if (j === UNMATCHED) {
      if (other + epsilon < penalty[i]!) waiting[count++] = i
    } else if (costOf[i]! + price[j]! > other + epsilon) waiting[count++] = i
    else hold(bids, j, other - costOf[i]! + epsilon, i)
  }
  for (let j = 0; j < capacity.length; j++) {
    if (taken[j] === capacity[j] && taken[j]! > 0) price[j] = bids.bid[bids.placeFrom[j]!]!
  }
  floor.waitingCount = count
}
