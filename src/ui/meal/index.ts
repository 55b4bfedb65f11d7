import { allergens, type Allergen } from '@/contracts/canteen-words'
import { clock } from '../words'

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

const dayMs = 86_400_000
/** The local day of an instant, 'YYYY-MM-DD' in UTC+8. */
export const localDay = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)
/** So many days from now on, today first; negative counts back. */
export const daysFrom = (now: number, count: number): string[] =>
  Array.from({ length: Math.abs(count) }, (_, n) => localDay(now + (count < 0 ? -n : n) * dayMs))

/** '今天' · '明天' · '昨天' · '周五 27 日' */
export function saidDay(day: string, now: number): string {
  const near: Record<string, string> = {
    [localDay(now)]: '今天',
    [localDay(now + dayMs)]: '明天',
    [localDay(now - dayMs)]: '昨天',
  }
  const weekday = '日一二三四五六'[new Date(`${day}T00:00:00Z`).getUTCDay()]
  return near[day] ?? `周${weekday} ${Number(day.slice(8))} 日`
}

/** Minutes after midnight as a time: '10:30'. */
export const minuteClock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
