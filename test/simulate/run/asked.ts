export const NOBODY = -1

/** Of each case a chain of who was asked, the latest first: first[case] → next[…], with who[…]; NOBODY ends it. */
export class Asked {
  readonly first: Int32Array
  next = new Int32Array(4_096)
  who = new Int32Array(4_096)
  private count = 0

  constructor(cases: number) {
    this.first = new Int32Array(cases).fill(NOBODY)
  }

  put(person: number, wanted: number): void {
    if (this.count === this.next.length) {
      this.next = longer(this.next)
      this.who = longer(this.who)
    }
    this.next[this.count] = this.first[wanted]!
    this.who[this.count] = person
    this.first[wanted] = this.count++
  }
}

function longer(old: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(old.length * 2)
  grown.set(old)
  return grown
}
