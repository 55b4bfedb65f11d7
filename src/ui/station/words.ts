import type { FacilityView, StationView } from '@/contracts/station-shapes'
import { stationPromises } from '@/contracts/station-words'
import { inWords } from '@/contracts/quantity'
import { clock, dayAt, minuteMs } from '@/rules/local-time'
import { nextOpening, openUntil, type Compiled } from '../../rules/hours'
import { sayWhyNot } from '../../rules/find'
import type { Tone } from '../pill'
import { ago } from '../words'

const soonMs = 30 * minuteMs

export interface StateSaid {
  tone: Tone
  words: string
}

/** 营业中 · 22:00 关 / 8 分钟后关 / 12 分钟后开门 / 今天不开：停水检修. In words, for a pill. */
export function saidState(view: StationView, hours: Compiled, now: number): StateSaid {
  const shut = shutNow(view, now)
  if (shut) return { tone: 'shut', words: shut }
  const until = openUntil(hours, now)
  if (until === null) {
    const opens = nextOpening(hours, now)
    return {
      tone: opens !== null && opens - now <= soonMs ? 'soon' : 'shut',
      words: sayWhyNot({ reason: 'closed', opensAt: opens }, now, String),
    }
  }
  if (until === Infinity) return { tone: 'open', words: '24 小时开着' }
  if (until - now <= soonMs)
    return { tone: 'soon', words: `${Math.max(1, Math.floor((until - now) / minuteMs))} 分钟后关` }
  return { tone: 'open', words: `营业中 · ${dayAt(until) > dayAt(now) ? '次日 ' : ''}${clock(until)} 关` }
}

function shutNow({ closed }: StationView, now: number): string | null {
  if (!closed || (closed.until !== null && Date.parse(closed.until) <= now)) return null
  if (closed.by === 'reports') return '好几个人说门锁着'
  if (closed.until === null) return `暂停开放：${closed.reason}`
  const isLong = dayAt(Date.parse(closed.until) - 1) > dayAt(now)
  return `${isLong ? '这几天' : '今天'}不开：${closed.reason}`
}

/** 12 分钟前有人确认 / 两周没人确认 / 还没人确认过. What is old says how old. */
export function saidFresh(at: string | null, now: number): string {
  if (at === null) return '还没人确认过'
  const days = dayAt(now) - dayAt(at)
  return days < stationPromises.stale.amount ? `${since(at, now)}有人确认` : `${lastingWords(days)}没人确认`
}

/** Of what was seen the day is enough: '12 分钟前' · '今天 9:12 ' · '3 天前'. */
function since(at: string, now: number): string {
  const days = dayAt(now) - dayAt(at)
  return days > 1 ? `${days} 天前` : ago(at, now).replace(/(\d)$/, '$1 ')
}

function lastingWords(days: number): string {
  if (days < 60)
    return inWords(days < 7 ? { amount: days, unit: 'day' } : { amount: Math.floor(days / 7), unit: 'week' })
  return days < 365 ? `${Math.floor(days / 30)} 个月` : '一年多'
}

/**
 * One facility: whether, and how we know. '有' with '昨天 16:20
 * 有人看到' / '坏了' with '今天 9:12，3 个人说的' / '没人说过' with nothing.
 */
export function saidFacility(
  f: FacilityView | undefined,
  now: number,
): { words: string; how: string | null; tone: Tone } {
  if (!f || f.state === 'unknown') return { words: '没人说过', how: null, tone: 'shut' }
  if (f.state === 'no') return { words: '没有', how: null, tone: 'shut' }
  if (f.state === 'broken')
    return {
      words: '坏了',
      how: f.by > 0 && f.seenAt ? `${since(f.seenAt, now).trim()}，${f.by} 个人说的` : null,
      tone: 'soon',
    }
  if (!f.seenAt) return { words: '说有', how: '还没人确认', tone: 'info' }
  const days = dayAt(now) - dayAt(f.seenAt)
  return days < stationPromises.stale.amount
    ? { words: '有', how: `${since(f.seenAt, now)}有人看到`, tone: 'open' }
    : { words: '说有', how: `${lastingWords(days)}没人确认`, tone: 'info' }
}
