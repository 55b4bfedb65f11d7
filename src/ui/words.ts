import {
  clock,
  dayAt,
  dayMs,
  dayWords,
  localDay,
  minuteMs,
  weekdayWord,
  yearDayWords,
  type Instant,
} from '@/rules/local-time'

// Time and numbers in spoken Chinese, as the community's clock has them, whatever zone the phone is set to.
const hourMs = 60 * minuteMs

const ms = (at: Instant) => new Date(at).getTime()
const day = (at: Instant) => dayWords(localDay(at))
const weekday = (at: Instant) => weekdayWord(localDay(at))

export const today = (): string => localDay(Date.now())

/**
 * When something happened: '刚刚' · '12 分钟前' · '今天 16:20' · '昨天
 * 16:20' · '周三 16:20' · '11 月 3 日 16:20' · '2025 年 11 月 3 日'
 */
export function ago(at: Instant, now: Instant = Date.now()): string {
  const passed = ms(now) - ms(at)
  const days = dayAt(now) - dayAt(at)
  if (passed >= 0 && passed < minuteMs) return '刚刚'
  if (passed >= 0 && passed < hourMs) return `${Math.floor(passed / minuteMs)} 分钟前`
  if (days === 0) return `今天 ${clock(at)}`
  if (days === 1) return `昨天 ${clock(at)}`
  if (days > 1 && days < 7) return `${weekday(at)} ${clock(at)}`
  return localDay(at).slice(0, 4) === localDay(now).slice(0, 4) ? `${day(at)} ${clock(at)}` : yearDayWords(localDay(at))
}

/** A promise with its whole date: '11 月 30 日（周一）18:00' */
export const dueDay = (due: Instant) => `${day(due)}（${weekday(due)}）${clock(due)}`

/** A promise in a list: '今天 17:30' · '明天 18:00' · '周一 18:00' within six days · '11 月 30 日' */
export function dueShort(due: Instant, now: Instant = Date.now()): string {
  const days = dayAt(due) - dayAt(now)
  if (days === 0) return `今天 ${clock(due)}`
  if (days === 1) return `明天 ${clock(due)}`
  if (days > 1 && days < 7) return `${weekday(due)} ${clock(due)}`
  return day(due)
}

/**
 * A length of time, rounded down so that we never promise
 * more: '3 天' · '2 天 4 小时' · '5 小时 20 分' · '38 分钟' · '不到 1 分钟'
 */
export function lasting(lengthMs: number): string {
  const whole = Math.max(0, lengthMs)
  const days = Math.floor(whole / dayMs)
  const hours = Math.floor((whole % dayMs) / hourMs)
  const minutes = Math.floor((whole % hourMs) / minuteMs)
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`
  return minutes > 0 ? `${minutes} 分钟` : '不到 1 分钟'
}

/** From `daysFrom` on in whole days, from `hoursFrom` on in whole hours. */
function roundly(lengthMs: number, daysFrom: number, hoursFrom: number): string {
  if (lengthMs >= daysFrom) return lasting(lengthMs - (lengthMs % dayMs))
  return lasting(lengthMs >= hoursFrom ? lengthMs - (lengthMs % hourMs) : lengthMs)
}

/** Time left to a due: '还剩 2 天 4 小时' · '超 2 小时'. How late it is needs one unit, how long is left needs two. */
export function left(due: Instant, now: Instant = Date.now()): string {
  const rest = ms(due) - ms(now)
  return rest >= 0 ? `还剩 ${lasting(rest)}` : `超 ${roundly(-rest, dayMs, hourMs)}`
}

/**
 * The same for a list, where many stand below one another: from
 * two days on the hours say nothing more. '还剩 7 天' · '还剩 22 小时'
 */
export function leftBriefly(due: Instant, now: Instant = Date.now()): string {
  const rest = ms(due) - ms(now)
  return rest < 0 ? left(due, now) : `还剩 ${roundly(rest, 2 * dayMs, 6 * hourMs)}`
}

/** A short wait that is watched: '4:38' */
export function minuteSecond(lengthMs: number): string {
  const seconds = Math.max(0, Math.ceil(lengthMs / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** '420 米' (to 10 m) · '1.2 公里' */
export const distance = (metres: number) =>
  metres < 1000 ? `${Math.max(10, Math.round(metres / 10) * 10)} 米` : `${(metres / 1000).toFixed(1)} 公里`
