import type { WhyNot } from './station'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const UTC_PLUS_8_MS = 8 * 3_600_000

/** One line for people: "10 分钟后关门". `facilityName` gives the word of a facility code. */
export function sayWhyNot(why: WhyNot, now: number, facilityName: (code: string) => string): string {
  switch (why.reason) {
    case 'closes-soon':
      return `${why.minutes} 分钟后关门`
    case 'too-far':
      return `来回加停留要 ${why.minutes} 分钟`
    case 'no-facility':
      return `没有${facilityName(why.facility)}`
    case 'broken':
      return `${facilityName(why.facility)}坏了`
    case 'closed':
      return why.opensAt === null ? '暂不开放' : sayOpening(why.opensAt, now)
  }
}

function sayOpening(opensAt: number, now: number): string {
  const minutes = Math.ceil((opensAt - now) / MINUTE_MS)
  if (minutes <= 60) return `${minutes} 分钟后开门`
  const local = opensAt + UTC_PLUS_8_MS
  const days = Math.floor(local / DAY_MS) - Math.floor((now + UTC_PLUS_8_MS) / DAY_MS)
  const minuteOfDay = Math.floor(local / MINUTE_MS) % 1440
  const clock = `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`
  if (days === 0) return `${clock} 开门`
  if (days === 1) return `明天 ${clock} 开门`
  return `${days} 天后 ${clock} 开门`
}
