// A case looks for its helper. Shortest augmenting path over reduced costs (Jonker & Volgenant, Computing 38, 1987;
// bounds and early end as in Dijkstra with potentials, Edmonds & Karp 1972): others may move on, one may be left, if
// that is cheaper for all together. After it the board is optimal with the case in it.
import { place, release, worthOf, type Board } from './board'
import { DistanceQueue } from './distance-queue'

export interface Searcher {
  /** By helper: distance of this search, Infinity outside of it. */
  distance: Float64Array
  /** By helper: the case it was reached through. */
  through: Int32Array
  /** By helper: who takes that case, in a search for a case. */
  taker: Int32Array
  /** Helpers with a distance; to be cleared after the search. */
  reached: Int32Array
  /** Helpers whose cases have been looked at. */
  settled: Int32Array
  /** Helpers as near as the one being looked at: they need no queue. */
  equal: Int32Array
  queue: DistanceQueue
}

export function searcherFor(helpers: number): Searcher {
  return {
    distance: new Float64Array(helpers).fill(Infinity),
    through: new Int32Array(helpers),
    taker: new Int32Array(helpers),
    reached: new Int32Array(helpers),
    settled: new Int32Array(helpers),
    equal: new Int32Array(helpers),
    queue: new DistanceQueue(),
  }
}

/** Matches case `seeking`, which is with nobody, or leaves the case that is cheapest to leave. */
export function seekHelper(board: Board, search: Searcher, seeking: number): void {
  const { caseFrom, caseTo, byCase, penalty, capacity, price, worth, used, first, next, helperOf } = board
  const { distance, through, reached, settled, equal, queue } = search
  let reachedCount = 0
  let settledCount = 0
  let equalCount = 0
  // The cheapest end so far: a helper with room, or a case that goes without.
  let shortest = Infinity
  let endHelper = -1
  let endCase = -1
  worth[seeking] = worthOf(board, seeking)
  queue.clear()

  let here = 0
  let i = seeking
  for (;;) {
    // Case i may leave its place at distance `here`.
    const room = shortest - here
    if (penalty[i]! - worth[i]! < room) {
      shortest = here + penalty[i]! - worth[i]!
      endHelper = -1
      endCase = i
    }
    const base = here - worth[i]!
    const end = caseTo[i]! * 2
    for (let e = caseFrom[i]! * 2; e < end; e += 2) {
      const j = byCase[e]!
      const away = base + byCase[e + 1]! + price[j]!
      if (away >= shortest || away >= distance[j]!) continue
      if (distance[j] === Infinity) reached[reachedCount++] = j
      distance[j] = away
      through[j] = i
      if (used[j]! < capacity[j]!) {
        shortest = away
        endHelper = j
        endCase = -1
      } else if (away === here) equal[equalCount++] = j
      else queue.push(away, j)
    }
    // The next case: of the helper in hand, or of the nearest helper not yet looked at.
    i = i === seeking ? -1 : next[i]!
    while (i < 0) {
      const j = equalCount > 0 && here < shortest ? equal[--equalCount]! : nearestBelow(search, shortest)
      if (j < 0) break
      here = distance[j]!
      settled[settledCount++] = j
      i = first[j]!
    }
    if (i < 0) break
  }

  worth[seeking]! += shortest
  shiftPrices(board, search, settledCount, shortest, 1)
  forget(search, reachedCount)
  if (endCase === seeking) return
  if (endCase >= 0) {
    endHelper = helperOf[endCase]!
    release(board, endCase)
  }
  moveAlong(board, through, seeking, endHelper)
}

/** Takes the nearest helper from the queue, −1 if none is nearer than `shortest`. */
export function nearestBelow({ queue, distance }: Searcher, shortest: number): number {
  while (queue.size > 0 && queue.nearest < shortest) {
    const at = queue.nearest
    const j = queue.pop()
    // Pushed twice at one distance can not be: a second push is strictly nearer. Stale ones differ.
    if (distance[j] === at) return j
  }
  return -1
}

/** Who was settled nearer than the end pays the difference (`sign` 1), or gives it up (−1), and so do its cases. */
export function shiftPrices(
  board: Board,
  search: Searcher,
  settledCount: number,
  shortest: number,
  sign: 1 | -1,
): void {
  const { price, worth, first, next } = board
  const { distance, settled } = search
  for (let s = 0; s < settledCount; s++) {
    const j = settled[s]!
    const shift = shortest - distance[j]!
    if (shift <= 0) continue
    price[j]! += sign * shift
    for (let k = first[j]!; k >= 0; k = next[k]!) worth[k]! += sign * shift
  }
}

export function forget({ distance, reached }: Searcher, reachedCount: number): void {
  for (let r = 0; r < reachedCount; r++) distance[reached[r]!] = Infinity
}

/** Back along the path: each case takes the place that was made for it. */
function moveAlong(board: Board, through: Int32Array, seeking: number, endHelper: number): void {
  for (let j = endHelper; ; ) {
    const k = through[j]!
    const from = board.helperOf[k]!
    if (from >= 0) release(board, k)
    place(board, k, j)
    if (k === seeking) return
    j = from
  }
}
