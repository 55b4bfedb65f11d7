import { grownInts } from './grown'

/** Lists of pairs that come and go, each in one run of one array, so that a search reads them like those of a batch. */
export class PairPool {
  from: Int32Array
  to: Int32Array
  pairs: Int32Array
  private room: Int32Array
  /** Pairs in use or left behind; behind them all is free. */
  private end: number
  private alive: number

  /** Takes over lists that lie one after another. */
  constructor(from: Int32Array, to: Int32Array, pairs: Int32Array) {
    this.from = from.slice()
    this.to = to.slice()
    this.pairs = pairs.slice()
    this.room = Int32Array.from(from, (at, n) => to[n]! - at)
    this.end = this.alive = pairs.length / 2
  }

  /** Makes lists up to `owner` known; new ones are empty. */
  reach(owner: number): void {
    this.from = grownInts(this.from, owner + 1)
    this.to = grownInts(this.to, owner + 1)
    this.room = grownInts(this.room, owner + 1)
  }

  add(owner: number, other: number, cost: number): void {
    if (this.to[owner]! - this.from[owner]! === this.room[owner]!) this.move(owner, Math.max(4, this.room[owner]! * 2))
    const at = this.to[owner]!++ * 2
    this.pairs[at] = other
    this.pairs[at + 1] = cost
    this.alive++
  }

  /** Takes the pair with `other` out; the last of the list takes its place. */
  remove(owner: number, other: number): void {
    const { pairs } = this
    const last = (this.to[owner]! - 1) * 2
    let at = this.from[owner]! * 2
    while (pairs[at] !== other) at += 2
    pairs[at] = pairs[last]!
    pairs[at + 1] = pairs[last + 1]!
    this.to[owner]!--
    this.alive--
  }

  clear(owner: number): void {
    this.alive -= this.to[owner]! - this.from[owner]!
    this.to[owner] = this.from[owner]!
  }

  private move(owner: number, room: number): void {
    if (this.end + room > this.pairs.length / 2) this.tidy(room)
    const count = this.to[owner]! - this.from[owner]!
    this.pairs.copyWithin(this.end * 2, this.from[owner]! * 2, this.to[owner]! * 2)
    this.from[owner] = this.end
    this.to[owner] = this.end + count
    this.room[owner] = room
    this.end += room
  }

  /**
   * Lays all lists out anew without what was left behind, with as much room again: O(pairs), once in O(pairs)
   * additions.
   */
  private tidy(room: number): void {
    const tidied = new Int32Array((this.alive * 2 + room * 2 + 64) * 2)
    let end = 0
    for (let owner = 0; owner < this.from.length; owner++) {
      const [from, count] = [this.from[owner]!, this.to[owner]! - this.from[owner]!]
      tidied.set(this.pairs.subarray(from * 2, (from + count) * 2), end * 2)
      this.from[owner] = end
      this.to[owner] = end + count
      this.room[owner] = count
      end += count
    }
    this.pairs = tidied
    this.end = end
  }
}
