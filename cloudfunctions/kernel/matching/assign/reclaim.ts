import { COARSER, type Floor } from './bids'
import type { Board } from './board'

/** Offers weighed in one look at a helper's pairs: a place is rarely free alone, and looking is what costs. */
const AT_ONCE = 8
const offerOf = new Float64Array(AT_ONCE + 1)
const caseOf = new Int32Array(AT_ONCE + 1)
const costAt = new Int32Array(AT_ONCE + 1)

/**
 * After a phase, helpers with room lower their price until somebody comes or it is 0: only so do the prices of free
 * places, which a finer phase would otherwise keep too high for ever, become right (reverse auction). A case comes only
 * to gain at least ε; when a fall takes long, ε grows up to `epsilonMax`.
 * @returns the ε at the end
 */
export function reclaim(board: Board, floor: Floor, epsilonFirst: number, epsilonMax: number): number {
  const { capacity, price, helperOf, worth } = board
  const {
    bids: { taken, placeFrom, bidder },
    costOf,
    patience,
  } = floor
  const withRoom = helpersWithRoom(board, floor)
  if (withRoom.length === 0) return epsilonFirst
  learnWorths(board, floor)
  let epsilon = epsilonFirst
  let patienceLeft = epsilon < epsilonMax ? patience : Infinity
  while (withRoom.length > 0) {
    const j = withRoom[withRoom.length - 1]!
    const room = capacity[j]! - taken[j]!
    if (room <= 0 || price[j] === 0) {
      withRoom.pop()
      continue
    }
    const wanted = room < AT_ONCE ? room : AT_ONCE
    const found = bestOffers(board, j, wanted)
    const lowered = found > wanted ? Math.min(price[j]!, Math.max(0, offerOf[wanted]! - epsilon)) : 0
    const own = placeFrom[j]!
    for (let s = own + taken[j]! - 1; s >= own; s--) worth[bidder[s]!]! -= price[j]! - lowered
    price[j] = lowered
    for (let n = 0; n < found && n < wanted && (lowered > 0 || offerOf[n]! > epsilon); n++) {
      const i = caseOf[n]!
      const from = helperOf[i]!
      if (from >= 0) {
        giveUp(floor, from, i)
        if (price[from]! > 0) withRoom.push(from)
      }
      helperOf[i] = j
      costOf[i] = costAt[n]!
      worth[i] = costAt[n]! + lowered
      bidder[own + taken[j]!++] = i
      if (--patienceLeft < 0) {
        epsilon *= COARSER
        patienceLeft = epsilon < epsilonMax ? patience : Infinity
      }
    }
  }
  return epsilon
}

/**
 * What cases would pay to be at helper j instead of where they are: the highest, as many as are wanted, and one more.
 * @returns how many there are
 */
function bestOffers({ helperFrom, helperTo, byHelper, helperOf, worth }: Board, j: number, wanted: number): number {
  let found = 0
  let least = 0
  const end = helperTo[j]! * 2
  for (let e = helperFrom[j]! * 2; e < end; e += 2) {
    const i = byHelper[e]!
    const offer = worth[i]! - byHelper[e + 1]!
    if (offer <= least || helperOf[i] === j) continue
    let at = found <= wanted ? found++ : wanted
    for (; at > 0 && offerOf[at - 1]! < offer; at--) {
      offerOf[at] = offerOf[at - 1]!
      caseOf[at] = caseOf[at - 1]!
      costAt[at] = costAt[at - 1]!
    }
    offerOf[at] = offer
    caseOf[at] = i
    costAt[at] = byHelper[e + 1]!
    if (found > wanted) least = offerOf[wanted]!
  }
  return found
}

/** Case i leaves the helper it is with. */
function giveUp({ bids: { taken, placeFrom, bidder } }: Floor, from: number, i: number): void {
  let s = placeFrom[from]!
  while (bidder[s] !== i) s++
  bidder[s] = bidder[placeFrom[from]! + --taken[from]!]!
}

function helpersWithRoom({ capacity, price }: Board, { bids: { taken } }: Floor): number[] {
  const withRoom: number[] = []
  for (let j = capacity.length - 1; j >= 0; j--) if (taken[j]! < capacity[j]! && price[j]! > 0) withRoom.push(j)
  return withRoom
}

/** Kept beside the prices while they fall, because an offer then needs one look instead of three. */
function learnWorths({ helperOf, penalty, price, worth }: Board, { costOf }: Floor): void {
  for (let i = 0; i < helperOf.length; i++) {
    const j = helperOf[i]!
    worth[i] = j < 0 ? penalty[i]! : costOf[i]! + price[j]!
  }
}
