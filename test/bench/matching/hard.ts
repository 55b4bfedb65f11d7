// Families that break matchers which are only fast on a good day: beside LEMON, printed but not in the ratios.
import path from 'node:path'
import { assign, solve } from '@kernel/matching/assign/assign'
import type { Problem } from '@kernel/matching/assign/problem'
import { highestCost, strictPenalties } from '@kernel/matching/assign/strict-penalties'
import { everyPair } from '../../kernel/matching/assign-problems'
import { median, rounded } from '../stopwatch'
import { instanceOf } from './instances'
import { randomFrom } from './random'
import { lemon } from './rivals'
import { takeTurns } from './turns'
import { writeInstance } from './write-instance'

function hardFamilies(): Record<string, Problem> {
  const random = randomFrom(9)
  const below = (n: number) => Math.floor(random() * n)
  const [geo, over] = [instanceOf('geo', 'm'), instanceOf('over', 'm')]
  const repriced = (problem: Problem, cost: () => number): Problem => ({
    ...problem,
    pairs: problem.pairs.map((n, e) => (e % 2 === 0 ? n : cost())),
  })
  const strict = ({ problem, classOf }: typeof geo): Problem => ({
    ...problem,
    penalty: strictPenalties({ classOf, casesMax: classOf.length, costMax: highestCost(problem) }),
  })
  return {
    'geo-m with costs 0 … 3': repriced(geo.problem, () => below(4)),
    'geo-m with equal costs': repriced(geo.problem, () => 5),
    'geo-m with strict classes': strict(geo),
    'over-m with strict classes': strict(over),
    'over-m with soft penalties 12k … 30k': {
      ...over.problem,
      penalty: over.problem.penalty.map(() => 12_000 + below(18_001)),
    },
    'dense 1000 × 1000': everyPair(1000, 1000, () => below(10_000), 400_000),
    'Machol and Wien 600 × 600': everyPair(600, 600, (i, j) => (i + 1) * (j + 1), 400_000),
    'canteens: 20,000 meals, 140 of 145 places': everyPair(20_000, 140, () => below(10_000), 100_000, 145),
  }
}

/** @returns the largest gap, which is 0 */
export async function compareHard(program: string, folder: string): Promise<number> {
  let largest = 0
  for (const [name, problem] of Object.entries(hardFamilies())) {
    const file = path.join(folder, 'hard')
    writeInstance(file, problem)
    const {
      certificate: { primal, gap },
    } = assign(problem)
    largest = Math.max(largest, Math.abs(gap))
    const ours = {
      async solve() {
        const began = performance.now()
        solve(problem)
        return { ms: performance.now() - began, objective: primal }
      },
      end: () => undefined,
    }
    const rival = lemon(program, file)
    const runs = await takeTurns({ ours, lemon: rival })
    rival.end()
    if (runs.lemon!.some((run) => run.objective !== primal))
      throw new Error(`${name}: LEMON finds ${runs.lemon![0]!.objective}, ours is ${primal}`)
    const [own, theirs] = [median(runs.ours!.map((run) => run.ms)), median(runs.lemon!.map((run) => run.ms))]
    console.log(
      `${name} ms: ours ${rounded(own)} · LEMON ${rounded(theirs)} · ratio ${rounded(own / theirs)}, gap ${gap}`,
    )
  }
  return largest
}
