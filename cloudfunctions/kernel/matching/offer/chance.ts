// How likely somebody is to say yes, and in time: log-odds that add up over a published list of features, times the
// share of yeses that come while the question stands. Both begin with the stated priors of the policy and are fitted to
// answers by `fitChance`.
import type { HelperKind } from '../candidate'
import type { OfferPolicy } from '../offer-policy'
import { inTime, type AnswerMinutes } from './answer-time'
import {
  chanceFeatures,
  featuresOf,
  helperKinds,
  hourBandOf,
  hourBands,
  perKind,
  recordAt,
  skillMatchedAt,
  tasksTodayAt,
  type Asked,
} from './chance-features'

/**
 * JSON-able; all of it is learned from answers, and nothing else is. `weights`, in the order of `chanceFeatures`, from
 * who said yes; `answerMinutes`, by kind the time within which half of the answers come, from answered-at minus
 * offered-at. The shape of the curve round that half is stated (`inTime`).
 */
export interface ChanceModel {
  edition: string
  weights: readonly number[]
  answerMinutes: AnswerMinutes
}

export function priorChance({ edition, behaviour }: Pick<OfferPolicy, 'edition' | 'behaviour'>): ChanceModel {
  const weights = chanceFeatures.map(() => 0)
  helperKinds.forEach((kind, k) => {
    const { base, perKm, perFatigue, perOpenTask, atMeals } = behaviour[kind]
    weights.splice(k * perKind, 4, base, -perKm, -perFatigue, -perOpenTask)
    hourBands.forEach(({ name }, n) => {
      if (name === 'noon' || name === 'rush') weights[k * perKind + 4 + n] = atMeals
    })
  })
  weights[recordAt] = 1
  const answerMinutes = Object.fromEntries(helperKinds.map((kind) => [kind, behaviour[kind].answerMinutes])) as Record<
    HelperKind,
    number
  >
  return { edition: `prior-${edition}`, weights, answerMinutes }
}

/** That somebody says yes, sooner or later. */
export function chanceOf({ weights }: Pick<ChanceModel, 'weights'>, asked: Asked): number {
  const features = featuresOf(asked)
  return 1 / (1 + Math.exp(-features.reduce((sum, value, n) => sum + value * weights[n]!, 0)))
}

/** That somebody says yes while the question stands: what a wave is paced by, and what costs are made of. */
export function chanceInTime(model: ChanceModel, asked: Asked, standsMinutes: number): number {
  return chanceOf(model, asked) * inTime(model.answerMinutes[asked.kind], standsMinutes)
}

/**
 * Log-odds by which a record of `accepted` of `offered` differs from what is usual for the kind, which it starts from
 * with the weight of `priorOffers` offers: one lucky yes is no record.
 */
export function recordOf(
  kind: HelperKind,
  accepted: number,
  offered: number,
  { behaviour, priorOffers }: Pick<OfferPolicy, 'behaviour' | 'priorOffers'>,
): number {
  const { usual } = behaviour[kind]
  const all = Math.max(0, offered)
  const own = (Math.min(all, Math.max(0, accepted)) + priorOffers * usual) / (all + priorOffers)
  return logOdds(own) - logOdds(usual)
}

/**
 * The model at one moment, taken apart by what each number depends on: thousands of pairs a tick are weighed with it.
 */
export interface ChanceParts {
  /** By kind, hour included. */
  base: Float64Array
  perKm: Float64Array
  perFatigue: Float64Array
  perOpenTask: Float64Array
  perTaskToday: number
  skillMatched: number
  record: number
}

export function chanceParts({ weights }: Pick<ChanceModel, 'weights'>, now: Date): ChanceParts {
  if (weights.length !== chanceFeatures.length) {
    throw new RangeError(`${weights.length} weights for ${chanceFeatures.length} features`)
  }
  const band = hourBandOf(now)
  const ofKinds = (weight: (k: number) => number) => Float64Array.from(helperKinds, (_, n) => weight(n * perKind))
  return {
    base: ofKinds((k) => weights[k]! + weights[k + 4 + band]!),
    perKm: ofKinds((k) => weights[k + 1]!),
    perFatigue: ofKinds((k) => weights[k + 2]!),
    perOpenTask: ofKinds((k) => weights[k + 3]!),
    perTaskToday: weights[tasksTodayAt]!,
    skillMatched: weights[skillMatchedAt]!,
    record: weights[recordAt]!,
  }
}

function logOdds(share: number): number {
  return Math.log(share / (1 - share))
}
