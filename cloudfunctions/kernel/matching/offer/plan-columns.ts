import { OFFER_POLICY, type OfferPolicy } from '../offer-policy'
import { targetChance } from '../wave'
import { priorChance, type ChanceModel } from './chance'
import type { CaseColumns, HelperColumns } from './columns'
import { floorsOf, noticePrice, noticesADay } from './floors'
import { askInRounds, type Ask, type Batch, type Round } from './rounds'
import { searchOver, type Search, type Shortlist } from './shortlist'
import { urgencies, weigherOf, type Weigher } from './weigh-columns'

export interface ColumnPlan {
  /** By round, then in the order of the cases. */
  asks: Ask[]
  rounds: Round[]
  /** By case: who could be asked, cheapest first; complete where `cutoff` is Infinity. */
  lists: Shortlist[]
  /** By round, as they were solved. */
  batches: Batch[]
  /** By person: what they are asked now; everybody is asked once at most. */
  askOf: Map<number, Ask>
  /** By case: who says yes less likely than this is not asked. */
  floors: number[]
  /** Of a notice; 1 is usual. */
  price: number
  search: Search
  weigher: Weigher
}

export interface Choosing {
  policy?: Partial<OfferPolicy>
  chance?: ChanceModel
  /** Helpers to look at, by row; all, if left out. Leave out who is asleep or away to save the looking. */
  rows?: ArrayLike<number>
}

/**
 * One tick over columns: who is asked about what now. Pure, and the columns are left as they are: the caller marks who
 * was asked (`bars`, `fatigue`, `asked`).
 */
export function planColumns(
  cases: CaseColumns,
  helpers: HelperColumns,
  now: Date,
  { policy: overrides = {}, chance, rows: some }: Choosing = {},
): ColumnPlan {
  const policy = { ...OFFER_POLICY, ...overrides }
  const rows = some ?? Int32Array.from({ length: helpers.size }, (_, row) => row)
  const weigher = weigherOf({ cases, helpers, rows, now, policy, model: chance ?? priorChance(policy) })
  const price = noticePrice(noticesADay(helpers, rows, policy), policy)
  const each = Array.from({ length: cases.size }, (_, i) => i)
  const escalated = each.map((i) => cases.escalateAt[i]! <= now.getTime())
  const floors = each.map((i) =>
    floorsOf(urgencies[cases.urgency[i]!]!, new Date(cases.escalateAt[i]!), now, price, policy),
  )
  const search = searchOver({
    cases,
    helpers,
    rows,
    now: now.getTime(),
    policy,
    weigher,
    floors: floors.map((floor) => floor.first),
  })
  const rounds = askInRounds({
    // Danger, then what is urgent, then all else; at each step who has run out of time before who has not.
    classOf: each.map((i) => Math.min(2, cases.urgency[i]!) * 2 + (escalated[i] ? 0 : 1)),
    target: each.map((i) =>
      escalated[i] ? 1 : targetChance(urgencies[cases.urgency[i]!]!, new Date(cases.escalateAt[i]!), now, policy),
    ),
    most: each.map((i) => (escalated[i] ? 1 : policy.maxOffers)),
    further: floors.map((floor) => floor.further),
    person: helpers.person,
    list: search.list,
    listLength: policy.shortlist,
    roundsMax: policy.maxOffers,
  })
  return {
    ...rounds,
    search,
    weigher,
    askOf: new Map(rounds.asks.map((ask) => [helpers.person[ask.row]!, ask])),
    floors: floors.map((floor, i) => (escalated[i] ? 0 : floor.first)),
    price,
  }
}
