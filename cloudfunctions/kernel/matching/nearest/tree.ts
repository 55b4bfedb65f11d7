// A k-d tree whose cuts go through the middle of what is there: towns get fine leaves, open land wide ones, and each
// level is one pass over the points. Rejected: a uniform grid. It is built five times as fast (9 against 45 ms for 100,000), but
// where half of the points crowd into one town a search took five times as long.

/** Fewer points a leaf cost more steps down, more cost more distances: 12 was the quickest for k from 1 to 20. */
const LEAF_POINTS = 12

export interface Tree {
  /** u, v, w of each point by turns, in the order of the leaves. */
  readonly at: Float64Array
  /** The caller's index of each point. */
  readonly ids: Int32Array
  /** Two a node: nodes below and above the cut; or, of a leaf, ~first and end of its points. */
  readonly below: Int32Array
  /** Two a node: the greatest value below the cut and the least above it. */
  readonly edges: Float64Array
  /** 0 cuts by u, 1 by v. */
  readonly axes: Uint8Array
  /** Least u and v, greatest u and v. */
  readonly box: readonly [number, number, number, number]
  readonly depth: number
}

/** Cuts by u and v alone: w is what the earth's roundness adds, and no distance is less without it. `at` is put in order. */
export function growTree(at: Float64Array): Tree {
  const count = at.length / 3
  const ids = Int32Array.from({ length: count }, (_, i) => i)
  const below: number[] = []
  const edges: number[] = []
  const axes: number[] = []
  let depth = 0
  let whole: readonly [number, number, number, number] = [0, 0, 0, 0]
  const swap = (a: number, b: number): void => {
    for (let part = 0; part < 3; part++) {
      const kept = at[a * 3 + part]!
      at[a * 3 + part] = at[b * 3 + part]!
      at[b * 3 + part] = kept
    }
    const id = ids[a]!
    ids[a] = ids[b]!
    ids[b] = id
  }

  const grow = (from: number, end: number, level: number): number => {
    const node = axes.length
    axes.push(0)
    below.push(~from, end)
    edges.push(0, 0)
    depth = Math.max(depth, level)
    let [minU, minV, maxU, maxV] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let i = from * 3; i < end * 3; i += 3) {
      const [u, v] = [at[i]!, at[i + 1]!]
      if (u < minU) minU = u
      if (u > maxU) maxU = u
      if (v < minV) minV = v
      if (v > maxV) maxV = v
    }
    if (node === 0 && count > 0) whole = [minU, minV, maxU, maxV]
    const axis = maxU - minU >= maxV - minV ? 0 : 1
    const [low, high] = axis === 0 ? [minU, maxU] : [minV, maxV]
    if (end - from <= LEAF_POINTS || low === high) return node
    // Between two neighbouring numbers the middle rounds to one of them; at `high` it would cut nothing off.
    const middle = (low + high) / 2
    const cut = middle < high ? middle : low
    let [left, right] = [from, end - 1]
    let [greatest, least] = [-Infinity, Infinity]
    while (left <= right) {
      const value = at[left * 3 + axis]!
      if (value <= cut) {
        if (value > greatest) greatest = value
        left++
      } else {
        if (value < least) least = value
        swap(left, right--)
      }
    }
    axes[node] = axis
    edges[node * 2] = greatest
    edges[node * 2 + 1] = least
    below[node * 2] = grow(from, left, level + 1)
    below[node * 2 + 1] = grow(left, end, level + 1)
    return node
  }
  grow(0, count, 1)
  return { at, ids, below: Int32Array.from(below), edges: Float64Array.from(edges), axes: Uint8Array.from(axes), box: whole, depth }
}
