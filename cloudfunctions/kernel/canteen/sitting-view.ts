import { sittingNames } from '@/contracts/canteen-words'
import { clock } from '@/rules/local-time'
import { drawsOnElders, isOffered, tierView, type Diner } from './tiers'
import { dayFrom } from './words'
import type { MealCard, SittingView } from '@/contracts/canteen-shapes'
import type { SittingRow, TierRow } from './canteen-row'

/** What this person can still get: the elders' portions count only for whoever may draw on them. */
export function leftFor(
  s: Pick<SittingRow, 'general_left' | 'elder_left'>,
  tiers: readonly TierRow[],
  diner: Diner,
): number {
  return s.general_left + (tiers.some((t) => drawsOnElders(t, diner)) ? s.elder_left : 0)
}

export function stateOf(s: SittingRow, left: number, now: Date): SittingView['state'] {
  if (s.state === 'closed') return 'closed'
  if (s.state === 'over' || now >= s.serves_until) return 'over'
  if (now >= s.cut_off_at) return now >= s.serves_from ? 'serving' : 'cut-off'
  return left > 0 ? 'open' : 'sold-out'
}

export function lineOf(s: SittingRow, left: number, waiting: number, now: Date): string {
  switch (stateOf(s, left, now)) {
    case 'open':
      return `还剩 ${left} 份，${dayFrom(s.day, now)} ${clock(s.cut_off_at)} 截止`
    case 'sold-out':
      return waiting > 0 ? `订完了，${waiting} 人在排队` : '订完了，可以排队'
    case 'cut-off':
      return `订餐已截止，${clock(s.serves_from)} 开餐`
    case 'serving':
      return left > 0
        ? `正在开餐，现场还剩 ${left} 份，到 ${clock(s.serves_until)}`
        : `正在开餐，到 ${clock(s.serves_until)}`
    case 'over':
      return '这一餐结束了'
    case 'closed':
      return '这一餐已结账'
  }
}

export function sittingView(
  s: SittingRow & { waiting: number },
  allTiers: readonly TierRow[],
  diner: Diner,
  mine: MealCard | null,
  now: Date,
): SittingView {
  const tiers = allTiers.filter((t) => isOffered(t, s))
  const left = leftFor(s, tiers, diner)
  return {
    day: s.day,
    sitting: s.sitting,
    name: sittingNames[s.sitting],
    state: stateOf(s, left, now),
    dishes: s.dishes,
    fullPriceFen: s.full_price_fen,
    portions: s.portions,
    left,
    elderPortions: s.elder_portions,
    elderLeft: s.elder_left,
    waiting: s.waiting,
    cutOffAt: s.cut_off_at.toISOString(),
    servesFrom: s.serves_from.toISOString(),
    servesUntil: s.serves_until.toISOString(),
    releaseEldersAt: s.release_elders_at?.toISOString() ?? null,
    tiers: tiers.map((t) => tierView(t, s, diner)),
    mine,
    line: lineOf(s, left, s.waiting, now),
  }
}
