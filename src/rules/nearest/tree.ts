// A k-d tree whose cuts go through the middle of what is there: towns get fine leaves, open land wide ones. A node is
// cut when a search first comes to it, so that the first answer over 100,000 points costs a few passes and not all
// seventeen, and where nobody asks nothing is ever put in order. Rejected: a uniform grid. It is built at once as fast,
// but where half of the points crowd into one town a search took five times as long.

/** Fewer points a leaf cost more steps down, more cost more distances: 12 was the quickest for k from 1 to 20. */
const LEAF_POINTS = 12

/** Of `Tree.axes`: nobody came here yet; not worth cutting, or nothing to cut. */
export const UNCUT = 2
const LEAF = 3

export interface Tree {
  /** u, v, w of each point by turns, in the order of the leaves. */
  readonly at: Float64Array
  /** The caller's index of each point. */
  readonly ids: Int32Array
  /** Two a node: nodes below and above the cut; or, of what is not cut, ~first and end of its points. */
  readonly below: Int32Array
  /** Two a node: the greatest value below the cut and the least above it. */
  readonly edges: Float64Array
  /** 0 cuts by u, 1 by v; `UNCUT`; or a leaf. */
  readonly axes: Uint8Array
  /** Least u and v, greatest u and v. */
  readonly box: Box
  nodes: number
}

type Box = readonly [minU: number, minV: number, maxU: number, maxV: number]

/**
 * Cuts by u and v alone: w is what the earth's roundness adds, and no distance is less without it. `at` is put in
 * order.
 */
export function plantTree(at: Float64Array): Tree {
  const count = at.length / 3
  const ids = new Int32Array(count)
  for (let i = 0; i < count; i++) ids[i] = i
  // Every cut leaves points on both sides, so there are fewer than two nodes a point.
  const most = Math.max(1, 2 * count)
  const tree: Tree = {
    at,
    ids,
    below: new Int32Array(2 * most),
    edges: new Float64Array(2 * most),
    axes: new Uint8Array(most),
    box: count > 0 ? boxOf(at, 0, count) : [0, 0, 0, 0],
    nodes: 0,
  }
  addNode(tree, 0, count)
  return tree
}

/** Puts the points of a node on two sides of its middle, or makes it a leaf. Moves no points but its own. */
export function cut(tree: Tree, node: number): void {
  const { at, ids, below, edges, axes } = tree
  const from = ~below[node * 2]!
  const end = below[node * 2 + 1]!
  axes[node] = LEAF
  if (end - from <= LEAF_POINTS) return
  const [minU, minV, maxU, maxV] = boxOf(at, from, end)
  const axis = maxU - minU >= maxV - minV ? 0 : 1
  const [low, high] = axis === 0 ? [minU, maxU] : [minV, maxV]
  if (low === high) return
  // Between two neighbouring numbers the middle rounds to one of them; at `high` it would cut nothing off.
  const middle = (low + high) / 2
  const border = middle < high ? middle : low
  let [left, right] = [from, end - 1]
  let [greatest, least] = [-Infinity, Infinity]
  while (left <= right) {
    const value = at[left * 3 + axis]!
    if (value <= border) {
      if (value > greatest) greatest = value
      left++
    } else {
      if (value < least) least = value
      swap(at, ids, left, right--)
    }
  }
  axes[node] = axis
  edges[node * 2] = greatest
  edges[node * 2 + 1] = least
  below[node * 2] = addNode(tree, from, left)
  below[node * 2 + 1] = addNode(tree, left, end)
}

function addNode(tree: Tree, from: number, end: number): number {
  const node = tree.nodes++
  tree.axes[node] = UNCUT
  tree.below[node * 2] = ~from
  tree.below[node * 2 + 1] = end
  return node
}

function boxOf(at: Float64Array, from: number, end: number): Box {
  let [minU, minV, maxU, maxV] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = from * 3; i < end * 3; i += 3) {
    const u = at[i]!
    const v = at[i + 1]!
    if (u < minU) minU = u
    if (u > maxU) maxU = u
    if (v < minV) minV = v
    if (v > maxV) maxV = v
  }
  return [minU, minV, maxU, maxV]
}

function swap(at: Float64Array, ids: Int32Array, a: number, b: number): void {
  for (let part = 0; part < 3; part++) {
    const kept = at[a * 3 + part]!
    at[a * 3 + part] = at[b * 3 + part]!
    at[b * 3 + part] = kept
  }
  const id = ids[a]!
  ids[a] = ids[b]!
  ids[b] = id
}
