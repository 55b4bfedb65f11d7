// The object form: cases and helpers as the functions read them, choices with reasons in words. What decides is
// `planColumns`; here it gets its rows and its words.
import type { Candidate, CaseToOffer, Choice, Offer } from '../candidate'
import { OFFER_POLICY, type OfferPolicy } from '../offer-policy'
import { reasonsFor, staffLineFor } from '../offer-words'
import { priorChance, type ChanceModel } from './chance'
import { rowsOf, type Rows } from './columns-of'
import { planColumns, type ColumnPlan } from './plan-columns'
import type { Ask, Round } from './rounds'
import { noExclusions } from './shortlist'
import { termsOf } from './terms'

export interface ToPlan {
  /** Open, and nobody is being asked about them now. */
  cases: readonly CaseToOffer[]
  /** All in service in the area of the batch. */
  helpers: readonly Candidate[]
  now: Date
  policy?: Partial<OfferPolicy>
  /** How likely somebody says yes; the policy's stated priors, if left out. */
  chance?: ChanceModel
}

export interface OfferPlan {
  /** In the order of the cases that were passed. */
  choices: Choice[]
  /** One exact batch a round, with the proof that nothing is cheaper. */
  rounds: Round[]
}

/** One tick: which helpers are asked about which cases now. Pure; the same input in any order gives the same plan. */
export function planOffers({ cases, helpers, now, policy: overrides = {}, chance }: ToPlan): OfferPlan {
  const policy = { ...OFFER_POLICY, ...overrides }
  const model = chance ?? priorChance(policy)
  const rows = rowsOf(cases, helpers, now, policy)
  const plan = planColumns(rows.cases, rows.helpers, now, policy, model)
  const choices: Choice[] = new Array(cases.length)
  rows.wanted.forEach(({ wanted, at }, i) => {
    const escalate = now >= wanted.escalateAt
    const { excluded, able } = leftOut(rows, plan, i, escalate)
    choices[at] = {
      offers: plan.asks.filter(ask => ask.case === i).sort((a, b) => a.rank - b.rank)
        .map(ask => offerOf(rows, plan, ask, { policy, model, now, able })),
      excluded, timeoutMinutes: policy.timeoutMinutes[wanted.urgency], escalate,
    }
  })
  return { choices, rounds: plan.rounds }
}

interface Setting { policy: OfferPolicy; model: ChanceModel; now: Date; able: number }

function offerOf(rows: Rows, plan: ColumnPlan, ask: Ask, { policy, model, now, able }: Setting): Offer {
  const { wanted } = rows.wanted[ask.case]!
  const { candidate, until } = rows.candidates[ask.row]!
  const escalated = now >= wanted.escalateAt
  const terms = termsOf(wanted, candidate, { metres: plan.weigher.metres(ask.case, ask.row), chance: ask.chance, until, escalated }, policy)
  const { costDistance, costFatigue, costLoad, costChance, costGrid } = terms
  return {
    helperId: candidate.helperId,
    rank: ask.rank,
    costMetres: ask.cost,
    terms,
    reasons: reasonsFor(candidate, terms, escalated, policy.skillNames),
    staffLine: staffLineFor(ask.rank, terms, plan.lists[ask.case]!.cost[ask.rank] ?? null),
    why: {
      policy: policy.edition, chanceModel: model.edition,
      terms: { costDistance, costFatigue, costLoad, costChance, costGrid },
      costMetres: ask.cost, rank: ask.rank, candidates: able,
      round: ask.round, cases: plan.rounds[ask.round - 1]!.cases, priceMetres: ask.price,
    },
  }
}

/** How many were left out for each reason, and how many could be asked; at the escalation of the grid's own workers only. */
function leftOut({ helpers, candidates, wanted }: Rows, { search }: ColumnPlan, i: number, escalate: boolean) {
  const excluded = noExclusions()
  const able = new Set<number>()
  for (let row = 0; row < helpers.size; row++) {
    const { kind, gridCode } = candidates[row]!.candidate
    if (escalate && !(kind === 'grid-worker' && gridCode !== null && gridCode === wanted[i]!.wanted.gridCode)) continue
    const reason = search.excludes(i, row)
    if (reason) excluded[reason]++
    else able.add(helpers.person[row]!)
  }
  return { excluded, able: able.size }
}
