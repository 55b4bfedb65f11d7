import { metresOfChord } from './sphere'
import { cut, UNCUT, type Tree } from './tree'

export type Pass = (index: number, metres: number) => boolean

/** Working space: what was found, by chord and then by index, and what is still to be looked into. */
export interface Space {
  chords: Float64Array
  ids: Int32Array
  nodes: Int32Array
  offsets: Float64Array
  at: Float64Array
}

/** Deep enough for any city; a search that needs more makes room. */
const DEPTH = 64

export const makeSpace = (k: number): Space => ({
  chords: new Float64Array(k),
  ids: new Int32Array(k),
  nodes: new Int32Array(DEPTH),
  offsets: new Float64Array(2 * DEPTH),
  at: new Float64Array(3),
})

/** Up to so many are moved one by one, which is quicker than asking for a block to be moved. */
const FEW = 24

/**
 * Down to the leaf about the point `at`, then into what was passed by if it may hold something as near. How far away
 * that is by u and by v is known from the cuts; subtracting, squaring and adding keep order when they round, so the
 * bound is exact. A filter that searches the same tree may cut other nodes meanwhile: leaves, which alone are read,
 * hold still. One long function on purpose: with the list of the best behind calls it took a quarter longer.
 * @returns how many were found; they are the first of `chords` and `ids`
 */
export function search(tree: Tree, space: Space, k: number, limit: number, pass?: Pass): number {
  const { at: points, ids: names, below, edges, axes, box } = tree
  const { chords, ids } = space
  let { nodes, offsets } = space
  const u = space.at[0]!
  const v = space.at[1]!
  const w = space.at[2]!
  /** Nothing farther than this comes in; as far may, when its index is smaller. */
  let worst = limit
  let count = 0
  let top = 0
  nodes[0] = 0
  offsets[0] = Math.max(box[0] - u, u - box[2], 0)
  offsets[1] = Math.max(box[1] - v, v - box[3], 0)
  while (top >= 0) {
    let node = nodes[top]!
    const offU = offsets[top * 2]!
    const offV = offsets[top * 2 + 1]!
    top--
    if (offU * offU + offV * offV > worst) continue
    for (;;) {
      const next = below[node * 2]!
      if (next < 0) {
        if (axes[node] !== UNCUT) break
        cut(tree, node)
        continue
      }
      const byV = axes[node] === 1
      const value = byV ? v : u
      const beyond = value - edges[node * 2]!
      const short = edges[node * 2 + 1]! - value
      const away = beyond < short ? short : beyond
      const farU = byV ? offU : away
      const farV = byV ? away : offV
      const above = below[node * 2 + 1]!
      if (farU * farU + farV * farV <= worst) {
        if (++top === nodes.length) {
          deepen(space)
          nodes = space.nodes
          offsets = space.offsets
        }
        nodes[top] = beyond < short ? above : next
        offsets[top * 2] = farU
        offsets[top * 2 + 1] = farV
      }
      node = beyond < short ? next : above
    }
    const end = below[node * 2 + 1]!
    for (let i = ~below[node * 2]!; i < end; i++) {
      const du = points[i * 3]! - u
      const dv = points[i * 3 + 1]! - v
      const dw = points[i * 3 + 2]! - w
      const chord = du * du + dv * dv + dw * dw
      if (chord > worst) continue
      const id = names[i]!
      if (count === k && chord === worst && id > ids[k - 1]!) continue
      if (pass !== undefined && !pass(id, metresOfChord(chord))) continue
      let to = count < k ? count++ : k - 1
      if (to > FEW) to = makeGap(chords, ids, chord, id, to)
      else {
        while (to > 0 && chords[to - 1]! > chord) {
          chords[to] = chords[to - 1]!
          ids[to] = ids[to - 1]!
          to--
        }
        while (to > 0 && chords[to - 1] === chord && ids[to - 1]! > id) {
          chords[to] = chord
          ids[to] = ids[to - 1]!
          to--
        }
      }
      chords[to] = chord
      ids[to] = id
      if (count === k) worst = chords[k - 1]!
    }
  }
  return count
}

function deepen(space: Space): void {
  const { nodes, offsets } = space
  space.nodes = new Int32Array(nodes.length * 2)
  space.nodes.set(nodes)
  space.offsets = new Float64Array(offsets.length * 2)
  space.offsets.set(offsets)
}

/** Where it belongs, found by halving, with what stands from there up to `end` moved on by one. */
function makeGap(chords: Float64Array, ids: Int32Array, chord: number, id: number, end: number): number {
  let [low, high] = [0, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if (chords[middle]! > chord || (chords[middle] === chord && ids[middle]! > id)) high = middle
    else low = middle + 1
  }
  chords.copyWithin(low + 1, low, end)
  ids.copyWithin(low + 1, low, end)
  return low
}
