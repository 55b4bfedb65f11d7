import { localInstant, minuteClock } from '@/rules/local-time'
import { yuan } from './words'
import type { TierView } from '@/contracts/canteen-shapes'
import type { SittingRow, TierRow } from './canteen-row'

/** What is known of whoever eats, as far as prices ask. `age` is the band that somebody has seen a document for. */
export interface Diner {
  isRider: boolean
  age: number | null
}

type Window = Pick<SittingRow, 'day' | 'sitting' | 'serves_from' | 'serves_until'>

/** Off-peak prices are for one sitting; the others for each. */
export const isOffered = (tier: TierRow, sitting: Pick<SittingRow, 'sitting'>): boolean =>
  tier.sitting === null || tier.sitting === sitting.sitting

/** Known to be theirs: everybody's, a rider's by role, an age that somebody has seen. */
export function isTheirs(tier: TierRow, diner: Diner): boolean {
  if (tier.audience === 'anybody') return true
  return tier.audience === 'rider' ? diner.isRider : diner.age !== null && diner.age >= tier.age_from!
}

/** An age may be said and is checked at the till; a rider is known or is none. */
export const mayChoose = (tier: TierRow, diner: Diner): boolean => tier.audience === 'age' || isTheirs(tier, diner)

/** A word alone does not open the elders' portions, or a rider's thumb would. */
export const drawsOnElders = (tier: TierRow, diner: Diner): boolean => tier.audience === 'age' && isTheirs(tier, diner)

/** Whole fen, rounded to a jiao in the diner's favour: nobody counts fen at a till. */
export const priceOf = (tier: Pick<TierRow, 'percent'>, fullFen: number): number =>
  Math.floor((fullFen * tier.percent) / 1000) * 10

export function windowOf(tier: TierRow, s: Window): { from: Date; until: Date } {
  if (tier.from_minute === null) return { from: s.serves_from, until: s.serves_until }
  return { from: localInstant(s.day, tier.from_minute), until: localInstant(s.day, tier.until_minute!) }
}

export function tierView(tier: TierRow, s: SittingRow, diner: Diner): TierView {
  const window = tier.from_minute === null ? null : windowOf(tier, s)
  const mine = isTheirs(tier, diner)
  return {
    code: tier.code,
    name: tier.name,
    audience: tier.audience,
    ageFrom: tier.age_from,
    priceFen: priceOf(tier, s.full_price_fen),
    freeFirst: tier.free_per_day > 0,
    subsidySource: tier.subsidy_source,
    mine,
    checkedAtTill: tier.audience === 'age' && !mine,
    from: window?.from.toISOString() ?? null,
    until: window?.until.toISOString() ?? null,
    line: lineOf(tier),
  }
}

/** "60 岁及以上，八折，赛罕区民政局补" */
function lineOf(tier: TierRow): string {
  return [
    forWhom(tier),
    ...(tier.from_minute === null ? [] : [`${minuteClock(tier.from_minute)}–${minuteClock(tier.until_minute!)} 来取`]),
    ...(tier.free_per_day > 0 ? ['当天第一餐免费'] : []),
    share(tier.percent),
    ...(tier.subsidy_source ? [`${tier.subsidy_source}补`] : []),
  ].join('，')
}

function forWhom({ audience, age_from }: TierRow): string {
  if (audience === 'age') return `${age_from} 岁及以上`
  return audience === 'rider' ? '骑手' : '谁都可以'
}

const share = (percent: number): string => {
  if (percent === 100) return '原价'
  if (percent === 0) return '免费'
  const digits = '零一二三四五六七八九'
  const [tens, ones] = [Math.floor(percent / 10), percent % 10]
  return `${digits[tens]}${ones ? digits[ones] : ''}折`
}

export const priceWords = (fen: number): string => (fen === 0 ? '免费' : yuan(fen))
