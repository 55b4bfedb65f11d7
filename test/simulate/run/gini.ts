/** 0: all have the same; near 1: one has all. Of nobody, or of nothing to share, 0. */
export function gini(shares: readonly number[]): number {
  const sorted = [...shares].sort((a, b) => a - b)
  const all = sorted.reduce((sum, share) => sum + share, 0)
  if (all === 0) return 0
  const weighed = sorted.reduce((sum, share, n) => sum + share * (n + 1), 0)
  return (2 * weighed) / (sorted.length * all) - (sorted.length + 1) / sorted.length
}
