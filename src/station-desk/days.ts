import { dayName, dayNumber, dayWords, isDay, weekdayWord, yearDayWords } from '@/rules/local-time'
import { today } from '@/ui/words'

/** '2 月 5 日（周五）'; another year is said. */
export function saidDay(day: string, now = today()): string {
  const words = day.slice(0, 4) === now.slice(0, 4) ? dayWords(day) : yearDayWords(day)
  return `${words}（${weekdayWord(day)}）`
}

/** '2-5', '2月5日', '2/5' → the next such day from now on; null for what is no day. */
export function dayNear(text: string, now = today()): string | null {
  const said = /^\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?\s*$/.exec(text)
  if (!said) return null
  const rest = `-${said[1]!.padStart(2, '0')}-${said[2]!.padStart(2, '0')}`
  for (const year of [0, 1, 2, 3, 4].map((n) => Number(now.slice(0, 4)) + n)) {
    const day = `${year}${rest}`
    // 29 February waits for its year; 31 April never comes.
    if (day >= now && isDay(day)) return day
  }
  return null
}

/** Both ends included; nothing when they stand the wrong way round. */
export function daysBetween(first: string, last: string): string[] {
  const from = dayNumber(first)
  const days = dayNumber(last) - from + 1
  return Array.from({ length: Math.max(0, Math.min(days, 400)) }, (_, i) => dayName(from + i))
}
