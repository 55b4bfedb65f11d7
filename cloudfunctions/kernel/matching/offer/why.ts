// Why this helper was asked about this case and not another: everything that decided, as numbers, small enough to be
// kept with every offer.
import type { OfferTerms, OfferWhy, OtherWhy } from '../candidate'
import type { OfferPolicy } from '../offer-policy'
import type { ChanceModel } from './chance'
import type { Rows } from './columns-of'
import type { ColumnPlan } from './plan-columns'
import type { Ask } from './rounds'
import { metresShort } from './what-if'

/** Rounds with more cases are not solved again for every question "what if": nobody reads that many. */
const EXPLAINED_CASES_MAX = 200

export interface Explaining {
  policy: OfferPolicy
  model: ChanceModel
  candidates: number
  terms: OfferTerms
}

export function whyOf(
  rows: Rows,
  plan: ColumnPlan,
  ask: Ask,
  { policy, model, candidates, terms }: Explaining,
): OfferWhy {
  const { costDistance, costFatigue, costLoad, costChance, costGrid } = terms
  const { wanted } = rows.wanted[ask.case]!
  return {
    policy: policy.edition,
    chanceModel: model.edition,
    terms: { costDistance, costFatigue, costLoad, costChance, costGrid },
    costMetres: ask.cost,
    rank: ask.rank,
    candidates,
    nextMetres: plan.lists[ask.case]!.cost[ask.rank] ?? null,
    round: ask.round,
    cases: plan.rounds[ask.round - 1]!.cases,
    priceMetres: ask.price,
    chanceFloor: plan.floors[ask.case]!,
    noticePrice: plan.price,
    others: othersOf(rows, plan, ask).map(({ row, at }): OtherWhy => {
      const elsewhere = plan.askOf.get(rows.helpers.person[row]!)
      const short = shortOf(plan, ask, rows.helpers.person[row]!, elsewhere)
      const known = wanted.at !== null && rows.candidates[row]!.candidate.at !== null
      return {
        helperId: rows.candidates[row]!.candidate.helperId,
        rank: at + 1,
        costMetres: plan.lists[ask.case]!.cost[at]!,
        distanceMetres: known ? Math.round(plan.weigher.metres(ask.case, row)) : null,
        askedAbout: elsewhere ? rows.wanted[elsewhere.case]!.wanted.caseId : null,
        lessMetres: short,
        nearerMetres:
          short === null || !known ? null : nearerBy(plan, ask.case, row, plan.lists[ask.case]!.cost[at]! - short),
      }
    }),
  }
}

function othersOf(rows: Rows, { lists, askOf }: ColumnPlan, ask: Ask): { row: number; at: number }[] {
  const list = lists[ask.case]!
  const others = list.rows
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => askOf.get(rows.helpers.person[row]!)?.case !== ask.case)
  return [
    ...others.filter(({ at }) => at < ask.rank - 1).slice(0, 2),
    ...others.filter(({ at }) => at >= ask.rank).slice(0, 1),
  ]
}

/** In the round in which it was decided: this ask's, or the earlier one in which the other was asked elsewhere. */
function shortOf({ batches }: ColumnPlan, ask: Ask, person: number, elsewhere: Ask | undefined): number | null {
  const batch = batches[Math.min(ask.round, elsewhere?.round ?? ask.round) - 1]!
  const n = batch.wanting.indexOf(ask.case)
  if (n === -1 || !batch.nodes.includes(person) || batch.wanting.length > EXPLAINED_CASES_MAX) return null
  const short = metresShort(batch, n, person)
  return short === Infinity ? null : short
}

/** Nearer is cheaper twice: less to walk, and likelier a yes. Found by halving, to the metre. */
function nearerBy({ weigher }: ColumnPlan, i: number, row: number, wantedCost: number): number | null {
  const metres = weigher.metres(i, row)
  const costAt = (at: number): number => weigher.cost(i, row, at, weigher.chance(i, row, at))
  if (costAt(0) > wantedCost) return null
  let [enough, notEnough] = [0, metres]
  while (notEnough - enough > 0.5) {
    const middle = (enough + notEnough) / 2
    if (costAt(middle) <= wantedCost) enough = middle
    else notEnough = middle
  }
  return Math.ceil(metres - enough)
}
