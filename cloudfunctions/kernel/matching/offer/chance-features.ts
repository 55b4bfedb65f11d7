// Everything that may speak for or against somebody saying yes. The list is what staff can read; the model sees a
// vector of exactly these numbers and nothing else can get in: `Asked` has no other fields, so neither sex, age nor
// ethnicity.
import { localMinute } from '@/rules/local-time'
import type { HelperKind } from '../candidate'

export const helperKinds = ['part-timer', 'volunteer', 'grid-worker'] as const satisfies readonly HelperKind[]

/** A helper who is, was or could be asked, at the moment of asking. */
export interface Asked {
  kind: HelperKind
  /** From the helper's place to the case, in km; guessed where a place is not known. */
  km: number
  /** Offers of the last days, each counting less as it ages; see `fatigueOf`. */
  fatigue: number
  openTasks: number
  tasksToday: number
  at: Date
  skillMatched: boolean
  /** Log-odds by which this person's own record differs from what is usual; see `recordOf`. */
  record: number
}

/** Hours of the local day [from, to). */
export const hourBands = [
  { name: 'night', words: '夜里', from: 22, to: 7 },
  { name: 'morning', words: '上午', from: 7, to: 11 },
  { name: 'noon', words: '中午', from: 11, to: 13 },
  { name: 'afternoon', words: '下午', from: 13, to: 17 },
  { name: 'rush', words: '傍晚', from: 17, to: 19 },
  { name: 'evening', words: '晚上', from: 19, to: 22 },
] as const

export interface ChanceFeature {
  name: string
  words: string
}

const kindWords: Record<HelperKind, string> = {
  'part-timer': '兼职网格员',
  volunteer: '志愿者',
  'grid-worker': '网格员',
}

/** In the order of the weights. */
export const chanceFeatures: readonly ChanceFeature[] = [
  ...helperKinds.flatMap((kind) => [
    { name: `${kind}`, words: `是${kindWords[kind]}` },
    { name: `${kind}.km`, words: `${kindWords[kind]}：离得有多远（公里）` },
    { name: `${kind}.fatigue`, words: `${kindWords[kind]}：近来被问了多少次` },
    { name: `${kind}.open-tasks`, words: `${kindWords[kind]}：手上有几单` },
    ...hourBands.map((band) => ({
      name: `${kind}.${band.name}`,
      words: `${kindWords[kind]}：${band.words}（${band.from}–${band.to} 时）`,
    })),
  ]),
  { name: 'tasks-today', words: '今天已接几单' },
  { name: 'skill-matched', words: '要用的本事正好会' },
  { name: 'record', words: '自己以往接单的多少' },
]

export const perKind = 4 + hourBands.length
export const tasksTodayAt = helperKinds.length * perKind
export const skillMatchedAt = tasksTodayAt + 1
export const recordAt = tasksTodayAt + 2

export function hourBandOf(at: Date): number {
  const hour = Math.floor(localMinute(at.getTime()) / 60) % 24
  const found = hourBands.findIndex(({ from, to }) => from < to && hour >= from && hour < to)
  return found === -1 ? 0 : found
}

/** One number per feature; into `into`, if given, so that a fit over a year's answers makes no garbage. */
export function featuresOf(asked: Asked, into: Float64Array = new Float64Array(chanceFeatures.length)): Float64Array {
  into.fill(0)
  const k = helperKinds.indexOf(asked.kind) * perKind
  into[k] = 1
  into[k + 1] = asked.km
  into[k + 2] = asked.fatigue
  into[k + 3] = asked.openTasks
  into[k + 4 + hourBandOf(asked.at)] = 1
  into[tasksTodayAt] = asked.tasksToday
  into[skillMatchedAt] = asked.skillMatched ? 1 : 0
  into[recordAt] = asked.record
  return into
}
