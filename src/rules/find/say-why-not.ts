import { clock, dayAt, minuteMs } from '../local-time'
import type { WhyNot } from './station'

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
  const minutes = Math.ceil((opensAt - now) / minuteMs)
  if (minutes <= 60) return `${minutes} 分钟后开门`
  const days = dayAt(opensAt) - dayAt(now)
  if (days === 0) return `${clock(opensAt)} 开门`
  if (days === 1) return `明天 ${clock(opensAt)} 开门`
  return `${days} 天后 ${clock(opensAt)} 开门`
}
