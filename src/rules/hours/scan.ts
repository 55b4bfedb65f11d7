/** What stopped the reading of a text, and where. */
export class Unreadable extends Error {
  constructor(
    reason: string,
    readonly at: number,
  ) {
    super(reason)
    // Babel's classes for old phones lose this for built-in bases; `instanceof` must hold there too.
    Object.setPrototypeOf(this, Unreadable.prototype)
  }
}

export interface Scan {
  at(): number
  atEnd(): boolean
  /** Skips blanks, then takes what the sticky pattern fits, or nothing at all. */
  take(pattern: RegExp): RegExpExecArray | null
  sees(pattern: RegExp): boolean
  /** Goes back to a place `at()` gave. */
  back(to: number): void
  refuse(reason: string): never
}

export function makeScan(text: string): Scan {
  let place = 0
  const blanks = (): void => {
    while (/\s/.test(text.charAt(place))) place++
  }
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const before = place
    blanks()
    pattern.lastIndex = place
    const found = pattern.exec(text)
    place = found ? place + found[0].length : before
    return found
  }
  return {
    at: () => place,
    atEnd: () => {
      blanks()
      return place === text.length
    },
    take,
    sees: (pattern) => {
      const before = place
      const found = take(pattern)
      place = before
      return found !== null
    },
    back: (to) => {
      place = to
    },
    refuse: (reason) => {
      throw new Unreadable(reason, place)
    },
  }
}
