import { minuteClock, weekdayWords } from '@/rules/local-time'
import type { FreeWindowView } from '@/contracts/gridwork-shapes'

/**
 * The day in five parts: as much as a thumb can choose from, and
 * as exactly as anybody plans a week. Minutes after midnight.
 */
export const bands = [
  { key: 'morning', word: '上午', from: 480, to: 660 },
  { key: 'noon', word: '中午', from: 660, to: 840 },
  { key: 'afternoon', word: '下午', from: 840, to: 1020 },
  { key: 'dusk', word: '傍晚', from: 1020, to: 1200 },
  { key: 'evening', word: '晚上', from: 1200, to: 1380 },
] as const
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** A part of one day: `3-noon` is Wednesday's. */
export type Cell = `${number}-${string}`
export const cellOf = (weekday: number, band: string): Cell => `${weekday}-${band}`

const endOf = ({ from, to }: FreeWindowView): number => (to <= from ? 1440 : to)

export function cellsIn(windows: readonly FreeWindowView[]): Set<Cell> {
  const inside = (weekday: number, from: number, to: number) =>
    windows.some((w) => w.weekday === weekday && w.from <= from && endOf(w) >= to)
  return new Set(weekdays.flatMap((d) => bands.filter((b) => inside(d, b.from, b.to)).map((b) => cellOf(d, b.key))))
}

/** Parts of which only some minutes are free. */
export function partlyIn(windows: readonly FreeWindowView[]): Set<Cell> {
  const whole = cellsIn(windows)
  return new Set(
    weekdays.flatMap((d) => {
      const spans = spansOn(windows, d)
      return bands
        .filter((b) => !whole.has(cellOf(d, b.key)) && spans.some(([from, to]) => from < b.to && to > b.from))
        .map((b) => cellOf(d, b.key))
    }),
  )
}

type Span = [from: number, to: number]

/** One day's time, with what reaches over from the night before. */
const spansOn = (windows: readonly FreeWindowView[], weekday: number): Span[] =>
  windows.flatMap((w): Span[] => {
    const today: Span[] = w.weekday === weekday ? [[w.from, endOf(w)]] : []
    return w.to <= w.from && w.to > 0 && (w.weekday % 7) + 1 === weekday ? [...today, [0, w.to]] : today
  })
const without = (spans: Span[], [from, to]: Span): Span[] =>
  spans.flatMap(([a, b]): Span[] =>
    (
      [
        [a, Math.min(b, from)],
        [Math.max(a, to), b],
      ] as Span[]
    ).filter(([x, y]) => x < y),
  )
/** What touches becomes one. */
function joined(spans: Span[]): Span[] {
  const out: Span[] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out[out.length - 1]
    if (last && last[1] >= from) last[1] = Math.max(last[1], to)
    else out.push([from, to])
  }
  return out
}

/**
 * The same week with these parts free, or not. Hours that do not fit the five parts of a day stay as they were said.
 */
export function turned(windows: readonly FreeWindowView[], cells: readonly Cell[], free: boolean): FreeWindowView[] {
  return weekdays.flatMap((weekday) => {
    let spans = spansOn(windows, weekday)
    for (const { key, from, to } of bands) {
      if (cells.includes(cellOf(weekday, key))) spans = free ? [...spans, [from, to]] : without(spans, [from, to])
    }
    return joined(spans).map(([from, to]) => ({ weekday, from, to }))
  })
}

function hours({ from, to }: FreeWindowView): string {
  if (from === 0 && to === 1440) return '全天'
  return `${minuteClock(from)}–${to <= from ? '次日 ' : ''}${minuteClock(to)}`
}

function daysInWords(days: readonly number[]): string {
  const all = days.join('')
  const known: Record<string, string> = { 1234567: '每天', 12345: '周一至周五', 123456: '周一至周六', 67: '周末' }
  return known[all] ?? days.map((d) => weekdayWords[d - 1]).join('、')
}

/** '周一至周五 11:00–14:00', a line for each stretch, the earliest first. */
export function hoursInWords(windows: readonly FreeWindowView[]): string[] {
  const daysOf = new Map<string, number[]>()
  for (const w of [...windows].sort((a, b) => a.from - b.from || a.weekday - b.weekday))
    daysOf.set(hours(w), [...(daysOf.get(hours(w)) ?? []), w.weekday])
  return [...daysOf].map(([time, days]) => `${daysInWords([...new Set(days)])} ${time}`)
}
