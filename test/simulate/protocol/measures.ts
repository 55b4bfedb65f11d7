// From counts to what policies are judged by.
import type { Result } from '../run/tally'

export interface Measure {
  name: string
  words: string
  unit: string
  /** Whether more is better. */
  more: boolean
  of(result: Result, bound: number): number
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** Minutes after which so large a share of those that a helper took had been taken; 0 if none was. */
export function minutesAt({ minutes }: Result, at: number, level?: number): number {
  const counts = minutes[0]!.map((_, minute) =>
    level === undefined ? sum(minutes.map((of) => of[minute]!)) : minutes[level]![minute]!,
  )
  const wanted = sum(counts) * at
  let [seen, minute] = [0, 0]
  while (minute < counts.length && seen + counts[minute]! < wanted) seen += counts[minute++]!
  return counts[minute] ? minute + (wanted - seen) / counts[minute]! : 0
}

export const byHelpers = ({ byHelper }: Result): number => sum(byHelper)

export const measures: readonly Measure[] = [
  {
    name: 'byHelpers',
    words: '帮手接下',
    unit: '%',
    more: true,
    of: (r) => 100 * share(sum(r.byHelper), sum(r.cases)),
  },
  {
    name: 'urgent',
    words: '紧急的，帮手接下',
    unit: '%',
    more: true,
    of: (r) => 100 * share(r.byHelper[0]!, r.cases[0]!),
  },
  {
    name: 'within2h',
    words: '两小时内的，帮手接下',
    unit: '%',
    more: true,
    of: (r) => 100 * share(r.byHelper[1]!, r.cases[1]!),
  },
  {
    name: 'within8h',
    words: '八小时内的，帮手接下',
    unit: '%',
    more: true,
    of: (r) => 100 * share(r.byHelper[2]!, r.cases[2]!),
  },
  {
    name: 'byGridWorker',
    words: '网格员接下',
    unit: '%',
    more: false,
    of: (r) => 100 * share(sum(r.byGridWorker), sum(r.cases)),
  },
  {
    name: 'late',
    words: '到期没人接',
    unit: '%',
    more: false,
    of: (r) => 100 * (1 - share(sum(r.byHelper) + sum(r.byGridWorker), sum(r.cases))),
  },
  { name: 'ofBound', words: '占上限', unit: '', more: true, of: (r, bound) => share(sum(r.byHelper), bound) },
  { name: 'minutesMedian', words: '多久有人接（中位）', unit: '分钟', more: false, of: (r) => minutesAt(r, 0.5) },
  { name: 'minutesP90', words: '多久有人接（九成）', unit: '分钟', more: false, of: (r) => minutesAt(r, 0.9) },
  { name: 'km', words: '每单路程', unit: '公里', more: false, of: (r) => share(r.metres / 1_000, sum(r.byHelper)) },
  { name: 'notices', words: '接一单要发的通知', unit: '条', more: false, of: (r) => share(r.notices, sum(r.byHelper)) },
  { name: 'lateTaps', words: '每单白点一次', unit: '次', more: false, of: (r) => share(r.lateTaps, sum(r.byHelper)) },
  {
    name: 'muted',
    words: '关掉通知（每千人每周）',
    unit: '人次',
    more: false,
    of: (r) => (r.muted / r.helpers) * 1_000 * (7 / r.days),
  },
  { name: 'giniRiders', words: '骑手之间（基尼）', unit: '', more: false, of: (r) => r.giniTasks.rider },
  { name: 'giniVolunteers', words: '志愿者之间（基尼）', unit: '', more: false, of: (r) => r.giniTasks.volunteer },
  { name: 'giniNotices', words: '通知多少（基尼）', unit: '', more: false, of: (r) => r.giniNotices },
  {
    name: 'escalated',
    words: '到点转网格员',
    unit: '%',
    more: false,
    of: (r) => 100 * share(r.escalated, sum(r.cases)),
  },
]

export const measureOf = (name: string): Measure => measures.find((measure) => measure.name === name)!
