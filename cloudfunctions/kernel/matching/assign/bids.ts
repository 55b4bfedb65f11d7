// The bids that helpers hold. A full helper keeps one bid a place in a heap, lowest first: its price is the lowest
// winning bid, and a canteen with 145 places is outbid in 8 steps instead of 145.
import type { Problem } from './problem'

export interface Bids {
  /** Places of helper j begin at slot placeFrom[j]; it holds taken[j] bids. */
  placeFrom: Int32Array
  taken: Int32Array
  bid: Float64Array
  bidder: Int32Array
}

/** What the auction knows beyond the board: bids, the cost of each case where it is, and who waits to bid. */
export interface Floor {
  bids: Bids
  costOf: Float64Array
  waiting: Int32Array
  waitingCount: number
  /** Bids, or cases reclaimed, before ε grows. */
  patience: number
}

/**
 * In the first phase ε grows when bidding takes long: a price war under shortage would take steps of ε up to the
 * penalties.
 */
export const COARSER = 4

export function bidsFor({ capacity }: Pick<Problem, 'capacity'>, helperFrom: Int32Array, helperTo: Int32Array): Bids {
  const helpers = capacity.length
  const placeFrom = new Int32Array(helpers)
  let places = 0
  for (let j = 0; j < helpers; j++) {
    placeFrom[j] = places
    // Nobody can hold more bids than there are cases that may bid.
    places += Math.min(capacity[j]!, helperTo[j]! - helperFrom[j]!)
  }
  return { placeFrom, taken: new Int32Array(helpers), bid: new Float64Array(places), bidder: new Int32Array(places) }
}

/** Adds a bid to a helper with room. @returns the lowest bid it now holds */
export function hold({ placeFrom, taken, bid, bidder }: Bids, j: number, amount: number, i: number): number {
  const from = placeFrom[j]!
  let at = taken[j]!++
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (bid[from + parent]! <= amount) break
    bid[from + at] = bid[from + parent]!
    bidder[from + at] = bidder[from + parent]!
    at = parent
  }
  bid[from + at] = amount
  bidder[from + at] = i
  return bid[from]!
}

/** Puts a bid in the place of the lowest. @returns the lowest bid the helper now holds */
export function outbid({ placeFrom, taken, bid, bidder }: Bids, j: number, amount: number, i: number): number {
  const from = placeFrom[j]!
  const count = taken[j]!
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= count) break
    if (child + 1 < count && bid[from + child + 1]! < bid[from + child]!) child++
    if (bid[from + child]! >= amount) break
    bid[from + at] = bid[from + child]!
    bidder[from + at] = bidder[from + child]!
    at = child
  }
  bid[from + at] = amount
  bidder[from + at] = i
  return bid[from]!
}
