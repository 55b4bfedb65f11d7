// All runs of a protocol, brought together: what the report draws and what the last line says.
import { policyNames, type PolicyName } from '../policies'
import type { Result } from '../run/tally'
import { measureOf } from './measures'
import { mean, pairedDifference } from './paired'
import { DRAW_LOADS, drawsOf, QUICK_POLICIES, seedsOf, type Plan } from './plan'
import type { Answers, Bounds } from './run-all'

export interface Judged {
  value: number /** To the nearest one at a time, by pairs. */
  difference: number
  plusMinus: number | null
}

export class Findings {
  constructor(
    readonly plan: Plan,
    private readonly answers: Answers,
    private readonly bounds: Bounds,
  ) {}

  /** Which policies were run. */
  get names(): readonly PolicyName[] {
    return this.plan.quick ? QUICK_POLICIES : policyNames
  }

  runs(what: PolicyName, load: number, people = 'usual'): Result[] {
    return seedsOf(this.plan).map((seed) => this.answers({ people, what, seed, load, days: this.plan.days }))
  }

  /** Values of a measure, one a seed. */
  values(name: string, what: PolicyName, load: number, people = 'usual'): number[] {
    const { of } = measureOf(name)
    return this.runs(what, load, people).map((result, n) => of(result, this.boundSum(load, n + 1)))
  }

  judged(name: string, what: PolicyName, load: number): Judged {
    const values = this.values(name, what, load)
    const { mean: difference, plusMinus } = pairedDifference(values, this.values(name, 'nearest', load))
    return { value: mean(values), difference, plusMinus }
  }

  boundShare(load: number): number {
    return mean(
      seedsOf(this.plan).map((seed) => {
        const { cases } = this.answers({ people: 'usual', what: 'nearest', seed, load, days: this.plan.days })
        return this.boundSum(load, seed) / cases.reduce((sum, count) => sum + count, 0)
      }),
    )
  }

  /** Mean over the seeds of a by its counterpart b. */
  ratio(name: string, load: number, a: PolicyName, b: PolicyName): number {
    return mean(this.values(name, a, load)) / mean(this.values(name, b, load))
  }

  /** The one line for machines; what was not run is null. */
  summary(): Record<string, number | null> {
    const has = (load: number): boolean => this.plan.loads.includes(load)
    const at = (load: number, of: () => number): number | null => (has(load) ? rounded(of()) : null)
    const loads = [1, 3].filter(has)
    const all = (name: 'ours' | 'broadcast'): number =>
      loads.reduce((sum, load) => sum + mean(this.values('muted', name, load)), 0)
    return {
      ofBoundL1: at(1, () => mean(this.values('ofBound', 'ours', 1))),
      ofBoundNoFatigue: at(1, () => mean(this.values('ofBound', 'ours', 1, 'untiring'))),
      noticesVsNearestL1: at(1, () => this.ratio('notices', 1, 'ours', 'nearest')),
      noticesVsNearestL3: at(3, () => this.ratio('notices', 3, 'ours', 'nearest')),
      urgentVsNearestL1: at(1, () => this.ratio('urgent', 1, 'ours', 'nearest')),
      urgentVsNearestL3: at(3, () => this.ratio('urgent', 3, 'ours', 'nearest')),
      mutedVsBroadcast: loads.length > 0 ? rounded(all('ours') / all('broadcast')) : null,
    }
  }

  /** Share of draws in which ours beats each of the others at a measure; null where nothing was drawn. */
  holds(name: string, load: number): number | null {
    const draws = [...new Set(drawsOf(this.plan).map(({ people }) => people))]
    if (draws.length === 0 || !DRAW_LOADS.includes(load)) return null
    const { of, more } = measureOf(name)
    const wins = draws.filter((people) => {
      const value = (what: PolicyName): number =>
        of(this.answers({ people, what, seed: Number(people.slice(5)), load, days: 1 }), 1)
      const mine = value('ours')
      return (['broadcast', 'nearest', 'nearest-5'] as const).every((what) =>
        more ? mine > value(what) : mine < value(what),
      )
    })
    return wins.length / draws.length
  }

  private boundSum(load: number, seed: number): number {
    return this.bounds({ people: 'usual', what: 'bound', seed, load, days: this.plan.days }).reduce(
      (sum, day) => sum + day,
      0,
    )
  }
}

const rounded = (value: number): number => Number(value.toFixed(4))
