// The demo city must be the same on every machine and in every test, so chance has one seed and no clock.

export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  between(low: number, high: number): number
  /** Whole number, both ends included. */
  int(low: number, high: number): number
  normal(): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** Index drawn in proportion to its weight. */
  weighted(weights: readonly number[]): number
  shuffle<T>(items: readonly T[]): T[]
}

/** mulberry32: 32 bits of state are plenty for a city, and the sequence is the same in every engine. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    int,
    between: (low, high) => low + next() * (high - low),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (probability) => next() < probability,
    pick(items) {
      if (items.length === 0) throw new Error('nothing to pick from')
      return items[Math.floor(next() * items.length)]!
    },
    weighted(weights) {
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      let rest = next() * total
      for (let i = 0; i < weights.length; i++) {
        rest -= weights[i]!
        if (rest < 0) return i
      }
      return weights.length - 1
    },
    shuffle(items) {
      const copy = [...items]
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i)
        const kept = copy[i]!
        copy[i] = copy[j]!
        copy[j] = kept
      }
      return copy
    },
  }
}
