import { COST_MAX, mustAddUp, mustBeWhole, wrong, type Problem } from './problem'

export interface Strictness {
  /** Class of each case, 0 the most urgent. */
  classOf: ArrayLike<number>
  /** Cases there are at most at a time; for a standing assignment, which may grow. */
  casesMax: number
  /** How many classes there are, when cases of the last may come later; else as many as are named. */
  classes?: number
  /** |cost| of no pair is higher; the smaller, the smaller the numbers. */
  costMax?: number
}

export const CLASSES_MAX = 16

/**
 * Penalties that put classes strictly first: as many of class 0 as can be matched at all, then as many of class 1 as
 * that leaves room for, …, and only then the lowest cost.
 *
 * Why steps of K = cases × range of costs + 1 are enough, and not powers: two assignments differ by alternating paths
 * and cycles, and each changes who is matched at two cases at most, while its costs change by less than K. The sets of
 * cases that can be matched together are the independent sets of a matroid (Edmonds & Fulkerson 1965), in which any
 * falling weights choose the same best classes (Rado 1957). So K, 2K, 3K do what K, K², K³ would.
 * @returns penalties, one per case, in the unit of cost
 * @throws WrongProblem
 */
export function strictPenalties({ classOf, casesMax, classes = 1, costMax = COST_MAX }: Strictness): Float64Array {
  mustBeWhole(costMax, 0, COST_MAX, 'COST_OUT_OF_RANGE', () => 'the highest cost')
  if (!(casesMax >= classOf.length)) wrong('BAD_SHAPE', `${classOf.length} cases are more than ${casesMax}`)
  mustBeWhole(classes, 1, CLASSES_MAX, 'CLASS_OUT_OF_RANGE', () => 'the number of classes')
  let count = classes
  for (let i = 0; i < classOf.length; i++) {
    mustBeWhole(classOf[i]!, 0, CLASSES_MAX - 1, 'CLASS_OUT_OF_RANGE', () => `class of case ${i}`)
    count = Math.max(count, classOf[i]! + 1)
  }
  const step = casesMax * 2 * costMax + 1
  mustAddUp(casesMax, count * step)
  return Float64Array.from(classOf, (level) => (count - level) * step)
}

/** Highest |cost| among the pairs of a problem. */
export function highestCost({ pairs }: Pick<Problem, 'pairs'>): number {
  let highest = 0
  for (let e = 1; e < pairs.length; e += 2) highest = Math.max(highest, Math.abs(pairs[e]!))
  return highest
}
