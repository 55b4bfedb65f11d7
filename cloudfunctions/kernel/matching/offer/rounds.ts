// Who is asked now: up to so many exact rounds, each giving every case that is not yet likely enough to find somebody
// one further helper, the urgent first. A helper has one question at a time.
//
// Lists are the cheapest few of each case. That nobody outside them would have been better follows from the prices: a
// pair that is not listed costs at least the list's cutoff, so where a case's worth is not above its cutoff the
// certificate holds over every pair there is (pricing, as in column generation). Where it is above, the list is made
// longer and the round solved again.
import { assign, type Assignment } from '../assign/assign'
import type { Certificate } from '../assign/certificate'
import { UNMATCHED, type Problem } from '../assign/problem'
import { strictPenalties } from '../assign/strict-penalties'
import type { Shortlist } from './shortlist'

export interface Round {
  round: number
  cases: number
  helpers: number
  pairs: number
  certificate: Certificate
}

export interface Ask {
  case: number
  row: number
  /** Place among all who may be asked about the case, 1 the cheapest. */
  rank: number
  round: number
  cost: number
  chance: number
  /** What this helper's one question is worth to the other cases of the round, in metres. */
  price: number
}

export interface RoundsOf {
  /** Priority class of each case, 0 first. */
  classOf: ArrayLike<number>
  /** Chance that somebody says yes, at which a case has enough. */
  target: ArrayLike<number>
  /** How many may be asked about a case. */
  most: ArrayLike<number>
  /** Chance below which nobody is asked about a case beside others; by case. */
  further: ArrayLike<number>
  /** Person of each row. */
  person: Int32Array
  list(i: number, k: number): Shortlist
  listLength: number
  roundsMax: number
}

/** A round as it was solved, for whoever asks what would have had to be otherwise. */
export interface Batch {
  /** Case of each row of the problem, person of each of its helpers. */
  wanting: number[]
  nodes: number[]
  problem: Problem
  assignment: Assignment
}

export interface Rounds {
  asks: Ask[]
  rounds: Round[]
  lists: Shortlist[]
  batches: Batch[]
}

export function askInRounds(of: RoundsOf): Rounds {
  const { classOf, target, most, further, person, list, listLength, roundsMax } = of
  const count = classOf.length
  const lists = Array.from({ length: count }, (_, i) => list(i, listLength))
  const lengths = new Float64Array(count).fill(listLength)
  const nobody = new Float64Array(count).fill(1)
  const asked = new Int32Array(count)
  const taken = new Set<number>()
  const result: Rounds = { asks: [], rounds: [], lists, batches: [] }
  const worth = (i: number, chance: number): boolean => asked[i] === 0 || chance >= further[i]!
  for (let round = 1; round <= roundsMax; round++) {
    const wanting = [...lists.keys()].filter((i) => asked[i]! < most[i]! && 1 - nobody[i]! < target[i]!)
    const unsolved = { wanting, lists, person, taken, classOf, worth }
    let batch = solved(unsolved)
    for (let short = batch.tooShort(); short.length > 0; short = batch.tooShort()) {
      for (const i of short) lists[i] = list(i, (lengths[i]! *= 4))
      batch = solved(unsolved)
    }
    if (batch.pairs === 0) break
    const { assignment, nodes, problem, pairs } = batch
    const { certificate } = assignment
    result.batches.push({ wanting, nodes, problem, assignment })
    result.rounds.push({ round, cases: wanting.length, helpers: nodes.length, pairs, certificate })
    for (const ask of asksOf(unsolved, batch, round)) {
      result.asks.push(ask)
      nobody[ask.case]! *= 1 - ask.chance
      asked[ask.case]!++
      taken.add(person[ask.row]!)
    }
    if (certificate.matched === 0) break
  }
  return result
}

function* asksOf({ wanting, lists, person }: Unsolved, { assignment, nodes }: Batch, round: number): Generator<Ask> {
  for (const [n, i] of wanting.entries()) {
    const node = assignment.helperOf[n]!
    if (node === UNMATCHED) continue
    const { rows, cost, chance } = lists[i]!
    const at = rows.findIndex((row) => person[row] === nodes[node])
    yield {
      case: i,
      row: rows[at]!,
      rank: at + 1,
      round,
      cost: cost[at]!,
      chance: chance[at]!,
      price: assignment.price[node]!,
    }
  }
}

interface Unsolved {
  wanting: number[]
  lists: readonly Shortlist[]
  person: Int32Array
  taken: ReadonlySet<number>
  classOf: ArrayLike<number>
  worth: (i: number, chance: number) => boolean
}

/** One round as a problem: the free persons on the lists, one question each. */
function solved({ wanting, lists, person, taken, classOf, worth }: Unsolved) {
  const nodeOf = new Map<number, number>()
  const nodes: number[] = []
  const start = new Int32Array(wanting.length + 1)
  const flat: number[] = []
  let costMax = 0
  wanting.forEach((i, n) => {
    const { rows, cost, chance } = lists[i]!
    for (let at = 0; at < rows.length; at++) {
      const who = person[rows[at]!]!
      if (taken.has(who) || !worth(i, chance[at]!)) continue
      let node = nodeOf.get(who)
      if (node === undefined) {
        nodeOf.set(who, (node = nodes.length))
        nodes.push(who)
      }
      flat.push(node, cost[at]!)
      costMax = Math.max(costMax, Math.abs(cost[at]!))
    }
    start[n + 1] = flat.length / 2
  })
  // Whoever is not listed costs more than who is; the penalty has to stay above them, too.
  const penalty = strictPenalties({
    classOf: wanting.map((i) => classOf[i]!),
    casesMax: wanting.length,
    costMax: Math.max(costMax, 2 ** 16),
  })
  const problem = { start, pairs: Int32Array.from(flat), capacity: new Int32Array(nodes.length).fill(1), penalty }
  const assignment = assign(problem)
  return {
    wanting,
    problem,
    assignment,
    nodes,
    pairs: flat.length / 2,
    /** Cases whose worth at these prices is above what somebody outside their list might cost. */
    tooShort: (): number[] =>
      wanting.filter((i, n) => {
        if (lists[i]!.cutoff === Infinity) return false
        let worth = penalty[n]!
        for (let e = start[n]!; e < start[n + 1]!; e++)
          worth = Math.min(worth, flat[e * 2 + 1]! + assignment.price[flat[e * 2]!]!)
        return worth > lists[i]!.cutoff
      }),
  }
}
