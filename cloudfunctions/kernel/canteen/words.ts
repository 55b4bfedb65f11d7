import { localDay } from '../calendar/working-calendar'

/** "12:31" in UTC+8. */
export function clock(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
}

/** "11月24日" */
export const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** "今天", "明天", else the date. */
export function dayFrom(day: string, now: Date): string {
  if (day === localDay(now)) return '今天'
  return day === localDay(new Date(now.getTime() + 86_400_000)) ? '明天' : dayWords(day)
}

/** Fen → "14.4 元", "16 元". */
export const yuan = (fen: number): string => `${(fen / 100).toFixed(fen % 100 === 0 ? 0 : fen % 10 === 0 ? 1 : 2)} 元`

/** A till is a public place: a family name is enough to call out. */
export const calledOut = (name: string): string => (name === '' ? '' : `${[...name][0]}**`)
