// What the demo's canteens cook: home food of Hohhot, with what people must be warned of (GB 7718).
import type { Dish } from '@/contracts/canteen-shapes'

const dish = (kind: Dish['kind'], name: string, ...allergens: Dish['allergens']): Dish => ({ name, kind, allergens })

const mains = [
  dish('main', '红烧牛肉', 'soy', 'gluten'),
  dish('main', '土豆炖羊肉', 'soy'),
  dish('main', '宫保鸡丁', 'peanut', 'soy'),
  dish('main', '清炖鲤鱼', 'fish'),
  dish('main', '红烧肉', 'soy'),
  dish('main', '番茄炒蛋', 'egg'),
  dish('main', '大盘鸡', 'gluten', 'soy'),
  dish('main', '手扒肉'),
  dish('main', '木须肉', 'egg', 'soy'),
  dish('main', '虾仁豆腐', 'crustacean', 'soy'),
]
const sides = [
  dish('side', '清炒油麦菜'),
  dish('side', '醋溜白菜'),
  dish('side', '家常豆腐', 'soy'),
  dish('side', '酸辣土豆丝'),
  dish('side', '凉拌黄瓜', 'sesame'),
  dish('side', '蒜蓉西兰花'),
  dish('side', '炒豆芽', 'soy'),
]
const staples = [
  dish('staple', '米饭'),
  dish('staple', '馒头', 'gluten'),
  dish('staple', '莜面窝窝'),
  dish('staple', '杂粮饭'),
]
const soups = [
  dish('soup', '紫菜蛋花汤', 'egg'),
  dish('soup', '小米粥'),
  dish('soup', '咸奶茶', 'milk'),
  dish('soup', '冬瓜汤'),
]

/** The same day and canteen cook the same. Two mains for lunch, one for dinner. */
export function dishesFor(canteen: number, day: number, sitting: 'lunch' | 'dinner'): Dish[] {
  const turn = canteen * 3 + day * 2 + (sitting === 'lunch' ? 0 : 5)
  const from = (list: readonly Dish[], step: number): Dish => list[(turn + step) % list.length]!
  return [
    from(mains, 0),
    ...(sitting === 'lunch' ? [from(mains, 3)] : []),
    from(sides, 0),
    from(sides, 2),
    from(staples, 0),
    from(soups, 1),
  ]
}
