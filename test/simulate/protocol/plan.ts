// Which runs a protocol is made of (matching.md, "Metrics and protocol").
import { policyNames } from '../policies'
import type { RunKey } from './run-key'

export interface Plan {
  quick: boolean
  seeds: number
  days: number
  loads: number[]
  draws: number
  atOnce: number
}

/** Three minutes at most; the rest takes hours. */
export const QUICK: Omit<Plan, 'atOnce'> = { quick: true, seeds: 2, days: 1, loads: [1, 3], draws: 0 }
export const FULL: Omit<Plan, 'atOnce'> = { quick: false, seeds: 10, days: 30, loads: [0.5, 1, 2, 3], draws: 40 }
/** What the ranking is asked of in each draw: one day of one city each, at ordinary and triple load. */
export const DRAW_LOADS = [1, 3]
export const QUICK_POLICIES = ['broadcast', 'nearest', 'ours'] as const
export const DRAW_POLICIES = ['broadcast', 'nearest', 'nearest-5', 'ours'] as const

export const seedsOf = ({ seeds }: Plan): number[] => Array.from({ length: seeds }, (_, n) => n + 1)

export function runsOf(plan: Plan): RunKey[] {
  const { quick, days, loads } = plan
  const seeds = seedsOf(plan)
  const keys: RunKey[] = []
  for (const seed of seeds) {
    for (const load of loads) {
      const whats = quick ? QUICK_POLICIES : policyNames
      for (const what of whats) keys.push({ people: 'usual', what, seed, load, days })
      keys.push({ people: 'usual', what: 'bound', seed, load, days })
      // How much of the loss is weariness is asked at an ordinary load, where there is enough of everybody.
      const untiring = quick ? (['ours'] as const) : (['broadcast', 'nearest', 'ours'] as const)
      for (const what of load === 1 ? untiring : []) keys.push({ people: 'untiring', what, seed, load, days })
    }
  }
  return [...keys, ...drawsOf(plan)]
}

export function drawsOf({ draws }: Plan): RunKey[] {
  return Array.from({ length: draws }, (_, n) => n + 1).flatMap((draw) =>
    DRAW_LOADS.flatMap((load) =>
      DRAW_POLICIES.map((what) => ({ people: `draw-${draw}`, what, seed: draw, load, days: 1 })),
    ),
  )
}

/** `--quick --seeds 3 --days 7 --loads 1,3 --draws 10 --at-once 2` @throws Error that says what is wrong */
export function planOf(words: readonly string[], cores: number): Plan {
  const plan: Plan = { ...(words.includes('--quick') ? QUICK : FULL), atOnce: cores }
  for (let n = 0; n < words.length; n++) {
    const word = words[n]!
    if (word === '--quick') continue
    const value = words[++n] ?? ''
    if (word === '--loads') plan.loads = value.split(',').map((load) => positive(load, word))
    else if (word === '--seeds') plan.seeds = Math.ceil(positive(value, word))
    else if (word === '--days') plan.days = Math.ceil(positive(value, word))
    else if (word === '--draws') plan.draws = value === '0' ? 0 : Math.ceil(positive(value, word))
    else if (word === '--at-once') plan.atOnce = Math.ceil(positive(value, word))
    else throw new Error(`${word} is no option; there are --quick --seeds N --days N --loads 1,3 --draws N --at-once N`)
  }
  return plan
}

function positive(text: string, of: string): number {
  const value = Number(text)
  if (!(value > 0 && Number.isFinite(value))) throw new Error(`${of} wants a number above 0, not "${text}"`)
  return value
}
