const dayMs = 86_400_000
const utcPlus8Ms = 8 * 3_600_000
const weekday = '日一二三四五六'

/** The local day of an instant, 'YYYY-MM-DD'. */
export const dayOf = (ms: number): string => new Date(ms + utcPlus8Ms).toISOString().slice(0, 10)
export const today = (): string => dayOf(Date.now())
const named = (day: string) => new Date(`${day}T00:00:00Z`)

/** '2 月 5 日（周五）'; another year is said. */
export function saidDay(day: string, now = today()): string {
  const at = named(day)
  const year = day.slice(0, 4)
  const said = `${at.getUTCMonth() + 1} 月 ${at.getUTCDate()} 日（周${weekday[at.getUTCDay()]}）`
  return year === now.slice(0, 4) ? said : `${year} 年 ${said}`
}

/** '2-5', '2月5日', '2/5' → the next such day from now on; null for what is no day. */
export function dayNear(text: string, now = today()): string | null {
  const said = /^\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?\s*$/.exec(text)
  if (!said) return null
  const rest = `-${said[1]!.padStart(2, '0')}-${said[2]!.padStart(2, '0')}`
  for (const year of [0, 1, 2, 3, 4].map((n) => Number(now.slice(0, 4)) + n)) {
    const day = `${year}${rest}`
    // 29 February waits for its year; 31 April never comes.
    if (day >= now && !Number.isNaN(named(day).getTime()) && named(day).toISOString().slice(0, 10) === day) return day
  }
  return null
}

/** Both ends included; nothing when they stand the wrong way round. */
export function daysBetween(first: string, last: string): string[] {
  const days = Math.round((named(last).getTime() - named(first).getTime()) / dayMs) + 1
  return Array.from({ length: Math.max(0, Math.min(days, 400)) }, (_, i) =>
    new Date(named(first).getTime() + i * dayMs).toISOString().slice(0, 10),
  )
}
