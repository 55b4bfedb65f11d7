import type { MealsPage } from '@/contracts/canteen-shapes'
import { all, one, sheet, states, type Look } from './look'

/**
 * Somebody who eats: what is kept, what can be had today and tomorrow,
 * one canteen. Its meals can be had or stood in line for.
 */
export function eating(meals: MealsPage): Look[] {
  const free = meals.canteens.find((c) => c.sittings.some((s) => s.state === 'open')) ?? meals.canteens[0]!
  const page = `canteen/canteen?communityCode=${free.communityCode}&canteenId=${free.canteenId}`
  return [
    ...states('meals', 'canteen/index', [...all], { sees: '暖新食堂' }),
    ...states('canteen', page, [...one], { sees: '多少钱' }),
    sheet('reserve', page, [/^明天/, /给我留一份|排队/], { primary: true, sees: '按哪个价' }),
  ]
}

const wrongCode: Look['steps'] = [...'482913'].map((key) => ({ key }))

/** A canteen's clerk. The code that is typed is no code: its check digit is wrong, at any hour. */
export function serving(wide: boolean): Look[] {
  const page = 'canteen-desk/index'
  const no: Look = { name: 'till says no', page, steps: wrongCode, sees: '数字不对' }
  const unsure: Look = {
    name: 'till without network',
    page,
    answers: 'offline',
    steps: wrongCode,
    sees: '没网，核不了',
  }
  if (wide) {
    const part = (name: string, word: string, sees: string): Look => ({ ...sheet(name, page, [word], { sees }), name })
    return [
      ...states('till', page, [...one], { sees: '清空' }),
      no,
      unsure,
      part('menu part', '菜单', '做什么'),
      part('rules part', '规则', '谁付多少'),
      part('sheet part', '结账', '取走'),
    ]
  }
  return [
    ...states('till', page, [...one], { sees: '清空' }),
    { name: 'till', page, answers: 'empty', sees: '食堂师傅用的' },
    no,
    unsure,
    { ...sheet('count', page, [/^今天$/], { sees: '取走了' }), name: 'count' },
    ...states('menu', 'canteen-desk/menu', [...one], { sees: '做什么' }),
    sheet('dish', 'canteen-desk/menu', [/^明天$/, '主菜'], { primary: true, sees: '里面有没有这些' }),
    { name: 'menu new', page: 'canteen-desk/menu', steps: [{ press: /^周/ }], sees: '还没出菜单' },
    ...states('rules', 'canteen-desk/rules', [...one], { sees: '谁付多少' }),
    sheet('price', 'canteen-desk/rules', ['80 岁价'], { primary: true, sees: '差的谁来补' }),
    sheet('hour', 'canteen-desk/rules', ['几点截止'], { primary: true, sees: '几分' }),
    ...states('day to close', 'canteen-desk/sheet', [...one], { sees: '取走' }),
    {
      ...sheet('day closed', 'canteen-desk/sheet', ['昨天'], { primary: true, sees: '补贴找谁要' }),
      name: 'day closed',
    },
  ]
}

/** An office that says who stands at the till. */
export const naming = (): Look[] => [
  { name: 'clerks', page: 'canteen-desk/rules', sees: '谁能核销' },
  sheet('clerk code', 'canteen-desk/rules', ['请一个人来核销'], { primary: true, sees: '只能用一次' }),
  sheet('clerk ends', 'canteen-desk/rules', [/从 .* 起/], { primary: true, sees: '马上生效' }),
]
