// Do as many say yes (in time, where the time of the question is known) as was said would? Ten bins by the chance said,
// each with what came of it, and Platt's two numbers.
import { chanceInTime, chanceOf, type ChanceModel } from './chance'
import type { Answer } from './fit-chance'

export interface Bin {
  /** Chances said, from before to. */
  from: number
  to: number
  count: number
  /** Mean of what was said, and share that said yes. */
  said: number
  came: number
}

export interface Calibration {
  bins: Bin[]
  /** Mean over answers of how far the bins are off: 0 is perfect (expected calibration error). */
  off: number
  /** log-odds of yes = slope · log-odds said + shift: 1 and 0 are perfect; a slope below 1 is over-confident. */
  slope: number
  shift: number
  /** Mean of −ln of the chance given to what came; lower is better. */
  logLoss: number
}

const BINS = 10

export function calibrationOf(model: ChanceModel, answers: readonly Answer[]): Calibration {
  const said = answers.map((answer) =>
    answer.standsMinutes === undefined ? chanceOf(model, answer) : chanceInTime(model, answer, answer.standsMinutes),
  )
  const bins = Array.from({ length: BINS }, (_, n): Bin => {
    const own = answers.filter((_, a) => Math.min(BINS - 1, Math.floor(said[a]! * BINS)) === n)
    const chances = said.filter((chance) => Math.min(BINS - 1, Math.floor(chance * BINS)) === n)
    return {
      from: n / BINS,
      to: (n + 1) / BINS,
      count: own.length,
      said: mean(chances),
      came: mean(own.map(({ accepted }) => (accepted ? 1 : 0))),
    }
  })
  const off =
    bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.said - bin.came), 0) / Math.max(1, answers.length)
  const logLoss = -mean(answers.map(({ accepted }, a) => Math.log(accepted ? said[a]! : 1 - said[a]!)))
  return { bins, off, ...platt(said, answers), logLoss }
}

/** Two-weight logistic regression of what came on what was said (Platt 1999), by Newton's method. */
function platt(said: readonly number[], answers: readonly Answer[]): { slope: number; shift: number } {
  let [slope, shift] = [1, 0]
  for (let step = 0; step < 25; step++) {
    // A weak pull to (1, 0) keeps it finite where all said the same.
    let [g, h, gg, gh, hh] = [1e-6 * (1 - slope), -1e-6 * shift, 1e-6, 0, 1e-6]
    said.forEach((chance, a) => {
      const x = Math.log(chance / (1 - chance))
      const p = 1 / (1 + Math.exp(-(slope * x + shift)))
      const [missed, w] = [(answers[a]!.accepted ? 1 : 0) - p, p * (1 - p)]
      g += missed * x
      h += missed
      gg += w * x * x
      gh += w * x
      hh += w
    })
    const det = gg * hh - gh * gh
    const [ds, dh] = [(hh * g - gh * h) / det, (gg * h - gh * g) / det]
    slope += ds
    shift += dh
    if (Math.abs(ds) + Math.abs(dh) < 1e-9) break
  }
  return { slope, shift }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
