// What would have had to be otherwise, exactly: by how many metres of cost somebody else would have had to be cheaper
// for a case to be given them. A reduced cost at some optimal prices is only a lower bound of it (prices are not
// unique, and with one case alone they may be such that the bound is nought), so the round is solved again with the
// pair forced.
import { solve } from '../assign/assign'
import { UNMATCHED, type Problem } from '../assign/problem'
import type { Batch } from './rounds'

/**
 * Cheaper by less than this, and the round stays as it is; by more, and row `n` of the round is given this person.
 * Infinity: a more urgent case, or one that has nobody else, would go without.
 */
export function metresShort({ nodes, problem, assignment }: Batch, n: number, person: number): number {
  const node = nodes.indexOf(person)
  const rest = forced(problem, n, node)
  const [now, then] = [partsOf(problem, assignment.helperOf), partsOf(rest, solve(rest).helperOf)]
  return then.left > now.left
    ? Infinity
    : costOf(problem, n, node) + then.cost + then.left - assignment.certificate.primal
}

/** The problem without row `n` and with one place less at a helper. */
function forced({ start, pairs, capacity, penalty }: Problem, n: number, node: number): Problem {
  const [from, to] = [start[n]!, start[n + 1]!]
  const left = new Int32Array(pairs.length - 2 * (to - from))
  left.set(pairs.subarray(0, from * 2))
  left.set(pairs.subarray(to * 2), from * 2)
  const starts = Int32Array.from({ length: penalty.length }, (_, i) =>
    i <= n ? start[i]! : start[i + 1]! - (to - from),
  )
  const less = capacity.slice()
  less[node]!--
  return { start: starts, pairs: left, capacity: less, penalty: penalty.filter((_, i) => i !== n) }
}

function costOf({ start, pairs }: Problem, n: number, node: number): number {
  for (let e = start[n]! * 2; e < start[n + 1]! * 2; e += 2) if (pairs[e] === node) return pairs[e + 1]!
  return Infinity
}

/** What the pairs cost, and what leaving the others costs. */
function partsOf(problem: Problem, helperOf: Int32Array): { cost: number; left: number } {
  let [cost, left] = [0, 0]
  helperOf.forEach((helper, i) => {
    if (helper === UNMATCHED) left += problem.penalty[i]!
    else cost += costOf(problem, i, helper)
  })
  return { cost, left }
}
