import { dayWords, daysAfter, localDay } from '@/rules/local-time'
import { firstOfName } from '@/rules/text'

/** "今天", "明天", else the date, "11月24日": it stands inside a sentence. */
export function dayFrom(day: string, now: Date): string {
  const today = localDay(now)
  if (day === today) return '今天'
  return day === daysAfter(today, 1) ? '明天' : dayWords(day).replaceAll(' ', '')
}

/** Fen → "14.4 元", "16 元". */
export const yuan = (fen: number): string => `${fen / 100} 元`

/** A till is a public place: a family name is enough to call out. */
export const calledOut = (name: string): string => (name === '' ? '' : `${firstOfName(name)}**`)
