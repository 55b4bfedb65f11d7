import type { Dish, SittingView } from '@/contracts/canteen-shapes'
import type { Sitting } from '@/contracts/canteen-words'
import type { Which } from './my-canteen'

/** A day's lunch or dinner of one canteen. */
export interface Meal {
  which: Which
  day: string
  sitting: Sitting
}

/** A menu while it is being written; numbers stay as they were typed. */
export interface MenuForm {
  dishes: Dish[]
  yuan: string
  portions: string
  elders: string
}
export const blankMenu: MenuForm = { dishes: [], yuan: '', portions: '', elders: '' }

const yuanOf = (fen: number): string => String(fen / 100)
export const formOf = (s: SittingView): MenuForm => ({
  dishes: s.dishes,
  yuan: yuanOf(s.fullPriceFen),
  portions: String(s.portions),
  elders: String(s.elderPortions),
})

export const isPast = (s: SittingView | undefined, now: number): boolean =>
  s !== undefined && (s.state === 'over' || s.state === 'closed' || Date.parse(s.servesUntil) <= now)

export const dishKinds = { main: '主菜', side: '小菜', staple: '主食', soup: '汤' } as const satisfies Record<
  Dish['kind'],
  string
>

interface Read {
  dishes: Dish[]
  fullPriceFen: number
  portions: number
  elderPortions: number
}

/** What is asked of the server, or the first thing that is missing, in words. */
export function readForm(form: MenuForm): Read | { missing: string } {
  if (!form.dishes.length) return { missing: '先写一道菜' }
  const fen = Math.round(Number(form.yuan) * 100)
  if (!form.yuan || !(fen >= 0)) return { missing: '写一下多少钱' }
  const portions = Number(form.portions)
  if (!form.portions || !Number.isInteger(portions) || portions < 1) return { missing: '写一下备几份' }
  const elders = Number(form.elders || '0')
  if (!Number.isInteger(elders) || elders < 0 || elders > portions) return { missing: '给老人留的不能比总份数多' }
  return { dishes: form.dishes, fullPriceFen: fen, portions, elderPortions: elders }
}
