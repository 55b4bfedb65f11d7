// How much of what, and how Chinese says it. A promise is a quantity; every sentence about it is made from that number
// here, on the phone and in the functions, so that nobody reads an old one.

/** The word that follows the number, with the measure word where there is one. */
const units = {
  second: '秒',
  minute: '分钟',
  'clock-hour': '个小时',
  'work-hour': '个工作小时',
  day: '天',
  'work-day': '个工作日',
  week: '周',
  month: '个月',
  year: '年',
  time: '次',
  MB: 'MB',
} as const
export type Unit = keyof typeof units
export interface Quantity<U extends Unit = Unit> {
  readonly amount: number
  readonly unit: U
}
export interface Share {
  readonly parts: number
  readonly of: number
}

const figures = '零一二三四五六七八九'
/** 0 to 99, as they are counted: 三, 十五, 三十. */
const counted = (n: number): string => {
  if (n < 10) return figures[n]!
  const tens = n < 20 ? '' : figures[Math.floor(n / 10)]!
  return `${tens}十${n % 10 ? figures[n % 10] : ''}`
}

/** In words, two before a measure word being 两: '两个工作小时', '三天'. What is longer in words stays in figures. */
export const inWords = (q: Quantity): string => {
  if (!Number.isInteger(q.amount) || q.amount > 99) return inFigures(q)
  return `${q.amount === 2 ? '两' : counted(q.amount)}${units[q.unit]}`
}

/** '30 天', '10 MB' */
export const inFigures = ({ amount, unit }: Quantity): string => `${amount} ${units[unit]}`

const larger: readonly [unit: Unit, holds: number, of: Unit][] = [
  ['minute', 60, 'second'],
  ['year', 366, 'day'],
  ['year', 365, 'day'],
  ['month', 30, 'day'],
  ['week', 7, 'day'],
  ['year', 12, 'month'],
]

/** As people say it, in the largest unit that it fills: thirty days are '一个月', 366 days '一年', six months '半年'. */
export function roundly(q: Quantity): string {
  if (q.unit === 'month' && q.amount === 6) return '半年'
  const fits = larger.find(([, holds, of]) => of === q.unit && q.amount > 0 && q.amount % holds === 0)
  return fits ? roundly({ amount: q.amount / fits[1], unit: fits[0] }) : inWords(q)
}

/** '第三次' */
export const nthInWords = ({ amount, unit }: Quantity): string => `第${counted(amount)}${units[unit]}`

/** '四分之三' */
export const shareInWords = ({ parts, of }: Share): string => `${counted(of)}分之${counted(parts)}`
export const shareOf = ({ parts, of }: Share): number => parts / of

const lengths = { second: 1_000, minute: 60_000, 'clock-hour': 3_600_000, day: 24 * 3_600_000 } as const
/** On the clock; what counts work time has its own calendar. */
export const msOf = ({ amount, unit }: Quantity<keyof typeof lengths>): number => amount * lengths[unit]
/** The instant so long after `at`. */
export const timeAfter = (at: Date, q: Quantity<keyof typeof lengths>): Date => new Date(at.getTime() + msOf(q))
/** The instant so long before `at`. */
export const timeBefore = (at: Date, q: Quantity<keyof typeof lengths>): Date => new Date(at.getTime() - msOf(q))

export const bytesOf = ({ amount }: Quantity<'MB'>): number => amount * 1024 * 1024
