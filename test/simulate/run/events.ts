// What is still to happen, earliest first; at the same moment in the
// order it was put in, so that a run never depends on the heap.
export const ANSWERS = 0
export const FINISHES = 1
/** Says yes after the time of the question was over. */
export const ANSWERS_LATE = 2

export class Events {
  private times = new Float64Array(1_024)
  private orders = new Float64Array(1_024)
  /** kind, person, case by turns. */
  private facts = new Int32Array(3 * 1_024)
  private size = 0
  private count = 0
  kind = 0
  person = 0
  wanted = 0

  put(time: number, kind: number, person: number, wanted: number): void {
    if (this.size === this.times.length) this.grow()
    const order = this.count++
    let at = this.size++
    while (at > 0) {
      const up = (at - 1) >> 1
      if (this.times[up]! < time || (this.times[up]! === time && this.orders[up]! < order)) break
      this.move(up, at)
      at = up
    }
    this.setTime(at, time, order)
    this.setFacts(at, kind, person, wanted)
  }

  /** When the next one happens; Infinity if nothing is to come. */
  get next(): number {
    return this.size === 0 ? Infinity : this.times[0]!
  }

  /** Takes the next one out; it is then in `kind`, `person` and `wanted`. */
  take(): void {
    this.kind = this.facts[0]!
    this.person = this.facts[1]!
    this.wanted = this.facts[2]!
    const last = --this.size
    const [time, order] = [this.times[last]!, this.orders[last]!]
    const [kind, person, wanted] = [this.facts[last * 3]!, this.facts[last * 3 + 1]!, this.facts[last * 3 + 2]!]
    let at = 0
    for (let down = 1; down < last; down = at * 2 + 1) {
      if (down + 1 < last && this.before(down + 1, down)) down++
      if (this.times[down]! > time || (this.times[down]! === time && this.orders[down]! > order)) break
      this.move(down, at)
      at = down
    }
    this.setTime(at, time, order)
    this.setFacts(at, kind, person, wanted)
  }

  private before(a: number, b: number): boolean {
    return this.times[a]! < this.times[b]! || (this.times[a]! === this.times[b]! && this.orders[a]! < this.orders[b]!)
  }

  private move(from: number, to: number): void {
    this.times[to] = this.times[from]!
    this.orders[to] = this.orders[from]!
    for (let n = 0; n < 3; n++) this.facts[to * 3 + n] = this.facts[from * 3 + n]!
  }

  private setTime(at: number, time: number, order: number): void {
    this.times[at] = time
    this.orders[at] = order
  }

  private setFacts(at: number, kind: number, person: number, wanted: number): void {
    this.facts[at * 3] = kind
    this.facts[at * 3 + 1] = person
    this.facts[at * 3 + 2] = wanted
  }

  private grow(): void {
    const [times, orders, facts] = [this.times, this.orders, this.facts]
    this.times = new Float64Array(times.length * 2)
    this.orders = new Float64Array(times.length * 2)
    this.facts = new Int32Array(times.length * 6)
    this.times.set(times)
    this.orders.set(orders)
    this.facts.set(facts)
  }
}
