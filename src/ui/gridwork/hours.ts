import type { FreeWindowView } from '@/contracts/gridwork'

/** The day in five parts: as much as a thumb can choose from, and as exactly as anybody plans a week. Minutes after midnight. */
export const bands = [
  { key: 'morning', word: '上午', from: 480, to: 660 }, { key: 'noon', word: '中午', from: 660, to: 840 }, { key: 'afternoon', word: '下午', from: 840, to: 1020 },
  { key: 'dusk', word: '傍晚', from: 1020, to: 1200 }, { key: 'evening', word: '晚上', from: 1200, to: 1380 },
] as const
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export const weekdayWord = (weekday: number): string => `周${'一二三四五六日'[weekday - 1]}`

/** A part of one day: `3-noon` is Wednesday's. */
export type Cell = `${number}-${string}`
export const cellOf = (weekday: number, band: string): Cell => `${weekday}-${band}`

const endOf = ({ from, to }: FreeWindowView): number => (to <= from ? 1440 : to)

export function cellsIn(windows: readonly FreeWindowView[]): Set<Cell> {
  const inside = (weekday: number, from: number, to: number) => windows.some((w) => w.weekday === weekday && w.from <= from && endOf(w) >= to)
  return new Set(weekdays.flatMap((d) => bands.filter((b) => inside(d, b.from, b.to)).map((b) => cellOf(d, b.key))))
}

/** Parts that touch become one window. */
export function windowsOf(cells: ReadonlySet<Cell>): FreeWindowView[] {
  const windows: FreeWindowView[] = []
  for (const weekday of weekdays) {
    for (const band of bands) {
      if (!cells.has(cellOf(weekday, band.key))) continue
      const last = windows[windows.length - 1]
      if (last && last.weekday === weekday && last.to === band.from) last.to = band.to
      else windows.push({ weekday, from: band.from, to: band.to })
    }
  }
  return windows
}

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const hours = ({ from, to }: FreeWindowView): string =>
  (from === 0 && to === 1440 ? '全天' : `${clock(from)}–${to <= from ? '次日 ' : ''}${clock(to)}`)

function daysInWords(days: readonly number[]): string {
  const all = days.join('')
  const known: Record<string, string> = { 1234567: '每天', 12345: '周一至周五', 123456: '周一至周六', 67: '周末' }
  return known[all] ?? days.map(weekdayWord).join('、')
}

/** '周一至周五 11:00–14:00', a line for each stretch, the earliest first. */
export function hoursInWords(windows: readonly FreeWindowView[]): string[] {
  const daysOf = new Map<string, number[]>()
  for (const w of [...windows].sort((a, b) => a.from - b.from || a.weekday - b.weekday)) daysOf.set(hours(w), [...(daysOf.get(hours(w)) ?? []), w.weekday])
  return [...daysOf].map(([time, days]) => `${daysInWords([...new Set(days)])} ${time}`)
}
