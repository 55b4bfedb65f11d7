// What asking one row about one case costs and how likely a yes is: the same terms as `weigh` (score.ts), each rounded
// to a metre, so that the words for staff add up to what was decided by.
import type { Urgency } from '../candidate'
import type { OfferPolicy } from '../offer-policy'
import { METRES_PER_DEGREE } from '../score'
import { inTime } from './answer-time'
import { chanceParts, type ChanceModel, type ChanceParts } from './chance'
import { helperKinds } from './chance-features'
import type { CaseColumns, HelperColumns } from './columns'

export const urgencies = ['danger', 'urgent', 'ordinary', 'complex', 'question'] as const satisfies readonly Urgency[]
const HALF_DEGREE = Math.PI / 360
const GRID_WORKER = helperKinds.indexOf('grid-worker')

export interface Weigher {
  /** Metres that count: measured, or guessed where one of the places is not known. */
  metres(i: number, row: number): number
  /** Of a yes, sooner or later. */
  odds(i: number, row: number, metres: number): number
  /** Of a yes while the question stands. */
  chance(i: number, row: number, metres: number): number
  /** By kind the share of yeses that come while a question about the case stands. */
  inTime(i: number, row: number): number
  /** By kind the log-odds below which `chance` cannot reach a floor, less what rounding may do. */
  oddsFor(i: number, floor: number): Float64Array
  /** Log-odds of a row on the spot, its skill not counted; what its skill adds; what a metre adds, by kind. */
  readonly nearOdds: Float64Array
  readonly skillOdds: number
  readonly metreOdds: Float64Array
  cost(i: number, row: number, metres: number, chance: number): number
  /** No row of `rows` that far away costs less than this. */
  leastCost(i: number, metres: number): number
}

interface Weighed {
  cases: CaseColumns
  helpers: HelperColumns
  rows: ArrayLike<number>
  now: Date
  policy: OfferPolicy
  model: ChanceModel
}

export function weigherOf({ cases, helpers, rows, now, policy, model }: Weighed): Weigher {
  const part = chanceParts(model, now)
  const { odds, fixed, most } = ofRows(helpers, rows, part, policy)
  const reserve = urgencies.map((urgency) => policy.reserveMetres[urgency])
  const kinds = helperKinds.length
  const share = Float64Array.from({ length: urgencies.length * kinds }, (_, n) =>
    inTime(model.answerMinutes[helperKinds[n % kinds]!]!, policy.timeoutMinutes[urgencies[Math.floor(n / kinds)]!]!),
  )
  const inTimeOf = (i: number, kind: number): number => share[cases.urgency[i]! * kinds + kind]!
  // Many cases of a tick share a floor.
  const oddsKnown: { floor: number; odds: Float64Array }[] = []
  const skillBonus = Math.max(0, part.skillMatched)
  const sameGrid = (i: number, row: number): boolean => cases.grid[i]! !== -1 && cases.grid[i]! === helpers.grid[row]!
  const oddsOf = (i: number, row: number, metres: number): number =>
    odds[row]! +
    ((cases.skills[i]! & helpers.skills[row]!) !== 0 ? part.skillMatched : 0) +
    (part.perKm[helpers.kind[row]!]! * metres) / 1_000
  const mostChance = (i: number, metres: number): number => {
    let best = 0
    for (let k = 0; k < most.length; k++) {
      // A kind that, as learned, rather comes from afar has no bound by distance.
      const away = part.perKm[k]! <= 0 ? (part.perKm[k]! * metres) / 1_000 : (part.perKm[k]! * policy.farMetres) / 1_000
      best = Math.max(best, chanceOfOdds(most[k]! + skillBonus + away) * inTimeOf(i, k))
    }
    return best
  }
  return {
    metres(i, row) {
      // The same as `metresBetween`, without its objects: most of the time of a tick is spent here.
      const x = helpers.lng[row]! - cases.lng[i]!
      if (x === x) {
        const across = x * Math.cos((cases.lat[i]! + helpers.lat[row]!) * HALF_DEGREE)
        const up = helpers.lat[row]! - cases.lat[i]!
        return Math.sqrt(across * across + up * up) * METRES_PER_DEGREE
      }
      if (sameGrid(i, row)) return policy.guessedMetres.grid
      return cases.community[i] === helpers.community[row]
        ? policy.guessedMetres.community
        : policy.guessedMetres.elsewhere
    },
    odds: oddsOf,
    nearOdds: odds,
    skillOdds: part.skillMatched,
    metreOdds: Float64Array.from(helperKinds, (_, k) => part.perKm[k]! / 1_000),
    chance: (i, row, metres) => chanceOfOdds(oddsOf(i, row, metres)) * inTimeOf(i, helpers.kind[row]!),
    inTime: (i, row) => inTimeOf(i, helpers.kind[row]!),
    oddsFor(i, floor) {
      if (floor !== oddsKnown[cases.urgency[i]!]?.floor) {
        const odds = new Float64Array(kinds)
        for (let k = 0; k < kinds; k++) odds[k] = oddsOfChance(floor / inTimeOf(i, k)) - 1e-9
        oddsKnown[cases.urgency[i]!] = { floor, odds }
      }
      return oddsKnown[cases.urgency[i]!]!.odds
    },
    cost(i, row, metres, chance) {
      const kept =
        helpers.kind[row] === GRID_WORKER && cases.escalateAt[i]! > now.getTime() ? reserve[cases.urgency[i]!]! : 0
      return (
        Math.round(metres) +
        fixed[row]! +
        Math.round(-policy.metresPerLogChance * Math.log(chance)) +
        Math.round(kept - (sameGrid(i, row) ? policy.sameGridMetres : 0))
      )
    },
    leastCost: (i, metres) =>
      metres - policy.metresPerLogChance * Math.log(mostChance(i, metres)) - Math.max(0, policy.sameGridMetres) - 3,
  }
}

/** What of a row no case changes: log-odds, metres; and the log-odds of the best row of each kind, for the bounds. */
function ofRows(helpers: HelperColumns, rows: ArrayLike<number>, part: ChanceParts, policy: OfferPolicy) {
  const odds = new Float64Array(helpers.size)
  const fixed = new Float64Array(helpers.size)
  const most = new Float64Array(helperKinds.length).fill(-Infinity)
  for (let n = 0; n < rows.length; n++) {
    const row = rows[n]!
    const kind = helpers.kind[row]!
    odds[row] =
      part.base[kind]! +
      part.record * helpers.record[row]! +
      part.perFatigue[kind]! * helpers.fatigue[row]! +
      part.perOpenTask[kind]! * helpers.openTasks[row]! +
      part.perTaskToday * helpers.tasksToday[row]!
    fixed[row] =
      Math.round(policy.metresPerFatigue * helpers.fatigue[row]!) +
      Math.round(policy.metresPerTaskToday * helpers.tasksToday[row]!)
    if (odds[row]! > most[kind]!) most[kind] = odds[row]!
  }
  return { odds, fixed, most }
}

function chanceOfOdds(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

/** Infinity for what nobody reaches. */
function oddsOfChance(chance: number): number {
  return chance >= 1 ? Infinity : Math.log(chance / (1 - chance))
}
