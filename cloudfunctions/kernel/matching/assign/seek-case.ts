// A helper with room looks for a case: the same search, run backwards. Its price falls, and with it the prices of those
// who lose cases to it, until a case that was left is taken up or somebody's price is 0. After it the board is optimal
// with one place more in it.
import { place, release, type Board } from './board'
import { forget, nearestBelow, shiftPrices, type Searcher } from './seek-helper'

/** Uses one free place of helper `seeking`, or shows that it is worth nothing. Only when it has room and a price. */
export function seekCase(board: Board, search: Searcher, seeking: number): void {
  const { helperFrom, helperTo, byHelper, price, worth, first, next, helperOf } = board
  const { distance, through, taker, reached, settled, equal, queue } = search
  let reachedCount = 0
  let settledCount = 0
  let equalCount = 0
  // The cheapest end so far: a price that reaches 0, or a case that was left.
  let shortest = price[seeking]!
  let endHelper = seeking
  let endCase = -1
  let endTaker = -1
  queue.clear()
  distance[seeking] = 0
  reached[reachedCount++] = seeking

  let here = 0
  for (let j = seeking; j >= 0; ) {
    settled[settledCount++] = j
    const base = here + price[j]!
    const end = helperTo[j]! * 2
    for (let e = helperFrom[j]! * 2; e < end; e += 2) {
      const i = byHelper[e]!
      const away = base + byHelper[e + 1]! - worth[i]!
      if (away >= shortest) continue
      const k = helperOf[i]!
      if (k < 0) {
        shortest = away
        endHelper = -1
        endCase = i
        endTaker = j
        continue
      }
      if (away >= distance[k]!) continue
      if (distance[k] === Infinity) reached[reachedCount++] = k
      distance[k] = away
      through[k] = i
      taker[k] = j
      if (away + price[k]! < shortest) {
        shortest = away + price[k]!
        endHelper = k
        endCase = -1
      }
      if (away === here) equal[equalCount++] = k
      else queue.push(away, k)
    }
    j = equalCount > 0 && here < shortest ? equal[--equalCount]! : nearestBelow(search, shortest)
    if (j >= 0) here = distance[j]!
  }

  shiftPrices(board, search, settledCount, shortest, -1)
  forget(search, reachedCount)
  if (endCase >= 0) place(board, endCase, endTaker)
  // Back along the path: each helper that gave a case away takes the one that was found for it.
  for (let j = endCase >= 0 ? endTaker : endHelper; j !== seeking; ) {
    const k = through[j]!
    release(board, k)
    j = taker[j]!
    place(board, k, j)
  }
}
