// Differences between policies, city by city: all else is the same in both, so chance that they share falls out.

/** 97.5 % quantile of Student's t for n − 1 degrees of freedom, n = 2 … 30; above that 1.96 is close enough. */
const T = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045,
]

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Mean of a − b and half the width of its 95 % interval; of one pair the width is not known. */
export function pairedDifference(
  a: readonly number[],
  b: readonly number[],
): { mean: number; plusMinus: number | null } {
  const differences = a.map((value, n) => value - b[n]!)
  const middle = mean(differences)
  const count = differences.length
  if (count < 2) return { mean: middle, plusMinus: null }
  const variance = differences.reduce((sum, d) => sum + (d - middle) ** 2, 0) / (count - 1)
  return { mean: middle, plusMinus: (T[count - 2] ?? 1.96) * Math.sqrt(variance / count) }
}
