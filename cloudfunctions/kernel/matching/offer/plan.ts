// The object form: cases and helpers as the functions read them, choices with reasons in words. What decides is
// `planColumns`; here it gets its rows and its words.
import type { Candidate, CaseToOffer, Choice, Exclusion, Offer } from '../candidate'
import { OFFER_POLICY, type OfferPolicy } from '../offer-policy'
import { reasonsFor, staffLineFor } from '../offer-words'
import { priorChance, type ChanceModel } from './chance'
import { rowsOf, type Rows } from './columns-of'
import { planColumns, type ColumnPlan } from './plan-columns'
import type { Ask, Round } from './rounds'
import { noExclusions } from './shortlist'
import { termsOf } from './terms'
import { whyOf } from './why'

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
  // Whole lists: what would have had to be otherwise may lead over anybody.
  const plan = planColumns(rows.cases, rows.helpers, now, {
    policy: { ...policy, shortlist: Math.max(policy.shortlist, helpers.length) },
    chance: model,
  })
  const choices: Choice[] = new Array(cases.length)
  rows.wanted.forEach(({ wanted, at }, i) => {
    const escalate = now >= wanted.escalateAt
    const { excluded, able } = leftOut(rows, plan, i, escalate)
    choices[at] = {
      offers: plan.asks
        .filter((ask) => ask.case === i)
        .sort((a, b) => a.rank - b.rank)
        .map((ask) => offerOf(rows, plan, ask, { policy, model, now, able })),
      excluded,
      timeoutMinutes: policy.timeoutMinutes[wanted.urgency],
      escalate,
    }
  })
  return { choices, rounds: plan.rounds }
}

interface Setting {
  policy: OfferPolicy
  model: ChanceModel
  now: Date
  able: number
}

function offerOf(rows: Rows, plan: ColumnPlan, ask: Ask, { policy, model, now, able }: Setting): Offer {
  const { wanted } = rows.wanted[ask.case]!
  const { candidate, until } = rows.candidates[ask.row]!
  const escalated = now >= wanted.escalateAt
  const terms = termsOf(
    wanted,
    candidate,
    {
      metres: plan.weigher.metres(ask.case, ask.row),
      chance: ask.chance,
      inTime: plan.weigher.inTime(ask.case, ask.row),
      until,
      escalated,
    },
    policy,
  )
  return {
    helperId: candidate.helperId,
    rank: ask.rank,
    costMetres: ask.cost,
    terms,
    reasons: reasonsFor(candidate, terms, escalated, policy.skillNames),
    staffLine: staffLineFor(ask.rank, terms, plan.lists[ask.case]!.cost[ask.rank] ?? null),
    why: whyOf(rows, plan, ask, { policy, model, candidates: able, terms }),
  }
}

/**
 * How many people were left out for each reason, and how many could be asked; at the escalation of the grid's own
 * workers only. Who stands in several rows (a grid worker of two grids) could be asked if any of them could, and counts
 * once.
 */
function leftOut({ helpers, candidates, wanted }: Rows, { search }: ColumnPlan, i: number, escalate: boolean) {
  const reasonOf = new Map<number, Exclusion | null>()
  for (let row = 0; row < helpers.size; row++) {
    const { kind, gridCode } = candidates[row]!.candidate
    if (escalate && !(kind === 'grid-worker' && gridCode !== null && gridCode === wanted[i]!.wanted.gridCode)) continue
    const person = helpers.person[row]!
    if (reasonOf.get(person) !== null) reasonOf.set(person, search.excludes(i, row))
  }
  const excluded = noExclusions()
  for (const reason of reasonOf.values()) if (reason) excluded[reason]++
  return { excluded, able: [...reasonOf.values()].filter((reason) => reason === null).length }
}
