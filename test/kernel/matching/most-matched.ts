import { UNMATCHED, type Problem } from '@kernel/matching/assign/problem'

/** As many as can be matched at all of the cases chosen (augmenting paths, Kuhn 1955): the rank of the matroid. */
export function mostMatched({ start, pairs, capacity, penalty }: Problem, chosen: (i: number) => boolean): number {
  const takers = Array.from(capacity, () => [] as number[])
  const seek = (i: number, seen: Set<number>): boolean => {
    for (let e = start[i]! * 2; e < start[i + 1]! * 2; e += 2) {
      const j = pairs[e]!
      if (seen.has(j) || capacity[j] === 0) continue
      seen.add(j)
      const here = takers[j]!
      const leaver = here.length < capacity[j]! ? here.length : here.findIndex((k) => seek(k, seen))
      if (leaver < 0) continue
      here[leaver] = i
      return true
    }
    return false
  }
  let most = 0
  for (let i = 0; i < penalty.length; i++) if (chosen(i) && seek(i, new Set())) most++
  return most
}

export const matchedOf = (helperOf: Int32Array, chosen: (i: number) => boolean): number =>
  helperOf.reduce((count, j, i) => count + (j !== UNMATCHED && chosen(i) ? 1 : 0), 0)
