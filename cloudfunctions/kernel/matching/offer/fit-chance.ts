// From answers to chances. First how soon each kind answers (`fitAnswerMinutes`), then who says yes: logistic
// regression with the stated priors as Gaussian prior, its maximum found by Fisher scoring. Somebody who was silent may
// have been about to say yes when the time was over: a question that stood so long that a share s of all yeses comes in
// time is answered by a yes with s · chance, and the weights are those of the chance. With no answers the priors stand;
// with many the answers do; a feature that never occurred keeps its prior. The same answers in the same order give the
// same model.
import { OFFER_POLICY, type OfferPolicy } from '../offer-policy'
import { fitAnswerMinutes, inTime, type TimedYes } from './answer-time'
import { priorChance, type ChanceModel } from './chance'
import { chanceFeatures, featuresOf, type Asked } from './chance-features'
import { solveSymmetric } from './solve-symmetric'

/** Somebody who was asked, and whether they said yes in time. Answers that lost a race to another yes count as yes. */
export interface Answer extends Asked {
  accepted: boolean
  /** How long the question stood open; left out where time played no part, as for a no that was said. */
  standsMinutes?: number
  /** How long a yes took, answered-at minus offered-at; left out where nobody knows. */
  afterMinutes?: number
}

export interface Fitting {
  policy?: Pick<OfferPolicy, 'edition' | 'behaviour'>
  /** How sure the priors are: standard deviation of a weight, as if about 4 / sd² answers had been seen. */
  priorSpread?: number
}

const PRIOR_SPREAD = 0.5
const STEPS_MAX = 50
/** Weights that move less than this are found. */
const CLOSE_ENOUGH = 1e-10

/** @returns the model, its edition naming how many answers it was fitted to */
export function fitChance(
  answers: readonly Answer[],
  { policy = OFFER_POLICY, priorSpread = PRIOR_SPREAD }: Fitting = {},
): ChanceModel {
  const stated = priorChance(policy)
  const answerMinutes = fitAnswerMinutes(answers.filter(isTimedYes), stated.answerMinutes)
  const prior = Float64Array.from(stated.weights)
  const size = chanceFeatures.length
  const precision = 1 / priorSpread ** 2
  const rows = Float64Array.from({ length: answers.length * size })
  answers.forEach((answer, n) => rows.set(featuresOf(answer), n * size))
  const shares = Float64Array.from(answers, ({ kind, standsMinutes }) =>
    standsMinutes === undefined ? 1 : inTime(answerMinutes[kind], standsMinutes),
  )
  const weights = prior.slice()
  const slope = new Float64Array(size)
  const curve = new Float64Array(size * size)
  const sums = { rows, weights, slope, curve }
  for (let step = 0; step < STEPS_MAX; step++) {
    slope.fill(0)
    curve.fill(0)
    for (let a = 0; a < size; a++) {
      slope[a] = precision * (prior[a]! - weights[a]!)
      curve[a * size + a] = precision
    }
    for (let n = 0; n < answers.length; n++) add(sums, n, answers[n]!.accepted, shares[n]!)
    const move = solveSymmetric(curve, slope)
    // Near-separable answers could make a first step too long.
    const longest = move.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    const damp = longest > 2 ? 2 / longest : 1
    for (let a = 0; a < size; a++) weights[a]! += damp * move[a]!
    if (longest < CLOSE_ENOUGH) break
  }
  return { edition: `fit-${policy.edition}-${answers.length}`, weights: [...weights], answerMinutes }
}

interface Sums {
  /** The features of all answers, one behind the other. */
  rows: Float64Array
  weights: Float64Array
  slope: Float64Array
  curve: Float64Array
}

/** What one answer adds to slope and curvature. Most features of anybody are 0, and those are skipped. */
function add({ rows, weights, slope, curve }: Sums, n: number, accepted: boolean, share: number): void {
  const size = weights.length
  const at = n * size
  let odds = 0
  for (let a = 0; a < size; a++) odds += rows[at + a]! * weights[a]!
  const chance = 1 / (1 + Math.exp(-odds))
  // With all the time there is (share 1): accepted − chance, and chance · (1 − chance).
  const seen = share * chance
  const missed = ((accepted ? 1 : 0) - seen) * ((1 - chance) / (1 - seen))
  const spread = seen * (1 - chance) * ((1 - chance) / (1 - seen))
  for (let a = 0; a < size; a++) {
    const value = rows[at + a]!
    if (value === 0) continue
    slope[a]! += missed * value
    for (let b = 0; b < size; b++) curve[a * size + b]! += spread * value * rows[at + b]!
  }
}

function isTimedYes(answer: Answer): answer is Answer & TimedYes {
  return answer.accepted && answer.standsMinutes !== undefined && answer.afterMinutes !== undefined
}
