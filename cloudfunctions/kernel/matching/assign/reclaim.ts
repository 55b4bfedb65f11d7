import type { Floor } from './auction'
import type { Board } from './board'

/**
 * After a phase, helpers with room lower their price until somebody comes or it is 0: only so do prices of free places,
 * which a finer phase would otherwise keep too high for ever, become right (reverse auction).
 */
export function reclaim(board: Board, floor: Floor, epsilon: number): void {
  const { helperFrom, helperTo, byHelper, penalty, capacity, price, helperOf } = board
  const { bids, costOf } = floor
  const { taken } = bids
  const withRoom: number[] = []
  for (let j = capacity.length - 1; j >= 0; j--) if (taken[j]! < capacity[j]! && price[j]! > 0) withRoom.push(j)
  while (withRoom.length > 0) {
    const j = withRoom.pop()!
    while (taken[j]! < capacity[j]! && price[j]! > 0) {
      // What a case would pay to be here instead of where it is.
      let best = 0
      let second = 0
      let bestCase = -1
      let bestCost = 0
      const end = helperTo[j]! * 2
      for (let e = helperFrom[j]! * 2; e < end; e += 2) {
        const i = byHelper[e]!
        const k = helperOf[i]!
        if (k === j) continue
        const offer = (k < 0 ? penalty[i]! : costOf[i]! + price[k]!) - byHelper[e + 1]!
        if (offer <= second) continue
        if (offer > best) {
          second = best
          best = offer
          bestCase = i
          bestCost = byHelper[e + 1]!
        } else second = offer
      }
      if (best <= epsilon) {
        price[j] = 0
        break
      }
      const lowered = second - epsilon
      price[j] = lowered > 0 ? (lowered < price[j]! ? lowered : price[j]!) : 0
      const from = helperOf[bestCase]!
      helperOf[bestCase] = j
      costOf[bestCase] = bestCost
      taken[j]!++
      if (from >= 0) {
        taken[from]!--
        if (price[from]! > 0) withRoom.push(from)
      }
    }
  }
}
