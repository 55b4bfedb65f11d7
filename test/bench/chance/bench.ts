import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { calibrationOf, chanceFeatures, fitChance, priorChance } from '../../../cloudfunctions/kernel/matching/offer'
import { OFFER_POLICY } from '../../../cloudfunctions/kernel/matching/choose'
import { rounded } from '../stopwatch'
import { answersOf, otherPeople } from './answers'
import { plotText, plotSvg } from './plot'

const TRAINED = 40_000
const JUDGED = 20_000

/**
 * `npm run bench -- chance`: people who differ from the priors answer; the model is fitted to some answers and judged
 * by others. Shown is how calibrated it is, not how people are: they are invented.
 */
export async function benchChance(): Promise<Record<string, unknown>> {
  const truth = otherPeople(priorChance(OFFER_POLICY))
  const [seen, unseen] = [answersOf(truth, TRAINED, 7), answersOf(truth, JUDGED, 8)]
  const began = performance.now()
  const fitted = fitChance(seen)
  const fitMilliseconds = performance.now() - began
  const [before, after, best] = [priorChance(OFFER_POLICY), fitted, truth].map((model) => calibrationOf(model, unseen))
  console.log(
    `fitted to ${TRAINED} answers by ${chanceFeatures.length} features in ${Math.round(fitMilliseconds)} ms, ` +
      `judged by ${JUDGED} others\n`,
  )
  console.log(plotText(after!.bins))
  const file = path.resolve(process.env.HONGYI_DATA ?? '.data', 'chance-calibration.svg')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(
    file,
    plotSvg([
      { name: 'stated priors', bins: before!.bins, colour: '#b8b2a7' },
      { name: 'fitted', bins: after!.bins, colour: '#b3261e' },
    ]),
  )
  console.log(`plot: ${path.relative(process.cwd(), file)}`)
  return {
    bench: 'chance',
    answers: TRAINED,
    features: chanceFeatures.length,
    fitMilliseconds: Math.round(fitMilliseconds),
    offPrior: rounded(before!.off, 4),
    off: rounded(after!.off, 4),
    offTruth: rounded(best!.off, 4),
    slope: rounded(after!.slope, 3),
    shift: rounded(after!.shift, 3),
    logLossPrior: rounded(before!.logLoss, 4),
    logLoss: rounded(after!.logLoss, 4),
    logLossTruth: rounded(best!.logLoss, 4),
  }
}
