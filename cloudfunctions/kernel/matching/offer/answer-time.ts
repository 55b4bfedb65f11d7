// Whether a yes comes while the question still stands. "Says yes" is not enough: a question about danger stands for two
// minutes, and of volunteers who would have said yes only four in ten answer that soon. Half of all answers of a kind
// come within its `answerMinutes`; how many come within another time follows a log-logistic curve, t² / (t² +
// answerMinutes²).
import type { HelperKind } from '../candidate'

export type AnswerMinutes = Readonly<Record<HelperKind, number>>

/** A yes, and while it stood, the question: of later answers nothing is known, they are turned away. */
export interface TimedYes {
  kind: HelperKind
  afterMinutes: number
  standsMinutes: number
}

/** How steep the curve is; stated, not learned. 2 fits log-normal answer times that spread by a factor of about 2.2. */
const STEEPNESS = 2
/** Answers are as if so many had been seen with the stated median, before the first real one. */
const PRIOR_ANSWERS = 20
const MINUTES = { least: 0.05, most: 240 }
/** Width of the last bracket of the search, in logarithms: a thousandth of the median. */
const CLOSE_ENOUGH = 1e-3
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** Share of those who say yes who say it within `standsMinutes`. */
export function inTime(answerMinutes: number, standsMinutes: number): number {
  return 1 / (1 + (answerMinutes / standsMinutes) ** STEEPNESS)
}

/**
 * The median for which the times seen are likeliest, given that each came while its question stood (truncated, because
 * a late yes is never seen), pulled towards the stated one. Kinds that never answered keep what was stated.
 */
export function fitAnswerMinutes(yeses: readonly TimedYes[], stated: AnswerMinutes): Record<HelperKind, number> {
  const fitted = { ...stated }
  for (const kind of Object.keys(stated) as HelperKind[]) {
    const own = yeses.filter((yes) => yes.kind === kind && yes.standsMinutes > 0)
    if (own.length > 0) fitted[kind] = likeliest(own, stated[kind])
  }
  return fitted
}

function likeliest(yeses: readonly TimedYes[], stated: number): number {
  const seen = yeses.map(({ afterMinutes, standsMinutes }) => {
    const after = Math.min(standsMinutes, Math.max(MINUTES.least, afterMinutes))
    return { after: Math.log(after), stands: Math.log(standsMinutes) }
  })
  const worth = (median: number): number => {
    let sum = -2 * PRIOR_ANSWERS * Math.log(Math.cosh((STEEPNESS * (median - Math.log(stated))) / 2))
    for (const { after, stands } of seen) {
      const z = STEEPNESS * (after - median)
      sum += -z - 2 * Math.log1p(Math.exp(-z)) + Math.log1p(Math.exp(-STEEPNESS * (stands - median)))
    }
    return sum
  }
  let [low, high] = [Math.log(MINUTES.least), Math.log(MINUTES.most)]
  while (high - low > CLOSE_ENOUGH) {
    const [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)]
    if (worth(a) >= worth(b)) high = b
    else low = a
  }
  return Math.exp((low + high) / 2)
}
