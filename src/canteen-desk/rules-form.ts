import type { Policy, Tier } from '@/contracts/canteen-shapes'
import type { Audience, Sitting } from '@/contracts/canteen-words'
import { sittingNames } from '@/contracts/canteen-words'
import { minuteClock } from '@/rules/local-time'

export type Times = NonNullable<Policy['lunch']>
export const usualTimes: Record<Sitting, Times> = {
  lunch: { cutOffAt: 630, servesFrom: 690, servesUntil: 810, releaseEldersAt: 750 },
  dinner: { cutOffAt: 990, servesFrom: 1050, servesUntil: 1170, releaseEldersAt: 1110 },
}
export const timeRows: { key: keyof Times; word: string; note: string }[] = [
  { key: 'cutOffAt', word: '几点截止', note: '过了就不能订，也好备菜' },
  { key: 'servesFrom', word: '几点开餐', note: '从这时起来取' },
  { key: 'servesUntil', word: '几点收餐', note: '过了可以结账' },
  { key: 'releaseEldersAt', word: '老人的份几点放开', note: '还有剩的，大家都能要' },
]

export const rules: Record<Policy['noShowRule'], { word: string; note: string }> = {
  none: { word: '不管', note: '不来也照样能订' },
  'pay-first': { word: '先付款', note: '次数到了，先到店付钱才留' },
  pause: { word: '停几天', note: '次数到了，停几天不能订' },
}
export const audienceWords: Record<Audience, string> = { anybody: '谁都可以', rider: '骑手', age: '按年龄' }

/** '骑手 · 六折 · 午餐 13:00–13:45 · 骑手关爱基金补' */
export function saysTier(t: Tier): string {
  const who = t.audience === 'age' ? `${t.ageFrom} 岁起` : audienceWords[t.audience]
  const when = [
    t.sitting ? sittingNames[t.sitting] : '',
    t.from !== undefined && t.until !== undefined ? `${minuteClock(t.from)}–${minuteClock(t.until)}` : '',
  ]
    .filter(Boolean)
    .join(' ')
  return [who, t.freePerDay ? '每天第一餐免费' : '', when, t.subsidySource ? `${t.subsidySource}补` : '']
    .filter(Boolean)
    .join(' · ')
}

/** '原价' · '原价的 80%' · '免费' */
export function saysShare(percent: number): string {
  if (percent === 100) return '原价'
  return percent ? `原价的 ${percent}%` : '免费'
}

/** A few to choose from; what is chosen now is always among them. */
export const counts = (usual: number[], now: number, unit: string) =>
  [...new Set([...usual, now])].sort((a, b) => a - b).map((n) => ({ value: String(n), word: `${n} ${unit}` }))

/** What the server would refuse, found while it is still being written. */
export function wrongIn(policy: Policy): string | null {
  if (!policy.lunch && !policy.dinner) return '至少供一餐'
  for (const s of ['lunch', 'dinner'] as const) {
    const t = policy[s]
    if (!t) continue
    if (t.servesFrom >= t.servesUntil) return `${sittingNames[s]}的收餐要在开餐后面`
    if (t.cutOffAt > t.servesUntil) return `${sittingNames[s]}的截止要在收餐前面`
    if ((t.releaseEldersAt ?? t.servesUntil) > t.servesUntil) return `${sittingNames[s]}放开老人的份，要在收餐前面`
  }
  for (const t of policy.tiers) {
    if (t.from === undefined || t.until === undefined) continue
    const served = t.sitting && policy[t.sitting]
    if (!served) return `${t.name}要选供餐的那一餐`
    if (t.from >= t.until || t.from < served.servesFrom || t.until > served.servesUntil)
      return `${t.name}的时间要在开餐和收餐之间`
  }
  return policy.tiers.some((t) => t.audience === 'anybody' && !t.sitting) ? null : '至少留一个谁都能用的价'
}
