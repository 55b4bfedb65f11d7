import { allergens, type Allergen } from '@/contracts/canteen-words'
import { clock, daysAfter, daysBetween, localDay, weekdayWord } from '@/rules/local-time'

// What everybody who eats, cooks or takes the money says of a meal in the same words.

/** Fen as people say it: '¥12' · '¥9.5' · '免费'. */
export const price = (fen: number): string => (fen === 0 ? '免费' : sum(fen))

/** The same where nothing is not "free": an amount in a sheet, '¥0'. */
export function sum(fen: number): string {
  if (fen % 100 === 0) return `¥${fen / 100}`
  return `¥${(fen / 100).toFixed(fen % 10 === 0 ? 1 : 2)}`
}

/** '482 913': read aloud in two breaths. */
export const spelled = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

/** '含大豆、麸质'; nothing for what is free of them. */
export const saysAllergens = (found: readonly Allergen[]): string =>
  found.length ? `含${found.map((a) => allergens[a]).join('、')}` : ''

/** '11:30–13:45' */
export const between = (from: string, until: string): string => `${clock(from)}–${clock(until)}`

/** So many days from now on, today first; negative counts back. */
export const daysFrom = (now: number, count: number): string[] =>
  Array.from({ length: Math.abs(count) }, (_, n) => daysAfter(localDay(now), count < 0 ? -n : n))

/** '今天' · '明天' · '昨天' · '周五 27 日' */
export function saidDay(day: string, now: number): string {
  const near = ['昨天', '今天', '明天'][daysBetween(localDay(now), day) + 1]
  return near ?? `${weekdayWord(day)} ${Number(day.slice(8))} 日`
}
