// Housing estates (小区) as people name them in an address: the first of a community bears its name, the others are
// drawn from the usual words. Names repeat across the city as they do in life, so an address can be ambiguous.
import { isInside, type Position } from './plane'
import type { Random } from './random'

const STEMS = (
  '永泰 锦绣 金桥 丽景 滨河 水岸 紫薇 桂香 丁香 青城 敕勒 阴山 大青山 云中 丰州 白塔 万通 恒盛 富丽 学府 书香 ' +
  '春晖 和谐 安康 祥和 吉祥 如意 天和 嘉和 盛世 东方 明珠 翠堤 绿洲 枫林 柳岸 松鹤 银杏 牡丹 海棠 馨苑 雅居 融泽 ' +
  '聚贤 文汇 育才 建工 电建 铁通 邮政 供销 纺织 毛条 长城 新华 光明 民乐 兴泰 亿通 鼎盛 博雅 凯旋 蓝湾 北辰 南苑'
).split(' ')
const ENDINGS = '花园 小区 家园 新村 嘉园 名苑 佳苑 公寓 新居 福邸 一期 二期'.split(' ')
const BUILDINGS_PER_GRID = 9.6

export interface EstateNames {
  next(): { estate: string; number: number }
  turnPage(): void
}

/** Hands out "estate, running number" through the grids of one community; an estate fills one grid or two. */
export function estatesOf(communityName: string, random: Random): EstateNames {
  const used = new Set<string>()
  let estate = ''
  let number = 0
  let mayGoOn = false
  const start = (name: string) => {
    estate = name
    number = 0
    mayGoOn = random.chance(0.45)
    used.add(name)
  }
  start(communityName.replace(/社区$/, '') + '小区')
  return {
    next: () => ({ estate, number: ++number }),
    turnPage() {
      if (mayGoOn) {
        mayGoOn = false
        return
      }
      let name: string
      do name = estateName(random)
      while (used.has(name))
      start(name)
    },
  }
}

function estateName(random: Random): string {
  const ending = random.pick(ENDINGS)
  const stem = random.pick(STEMS)
  return ending.endsWith('期') ? `${stem}花园${ending}` : stem + ending
}

export interface House {
  at: Position
  units: number
  households: number
}

/** About 9.6 houses a grid, kept apart and clear of its border, in the order a passer-by would number them. */
export function housesIn(ring: readonly Position[], centre: Position, random: Random): House[] {
  const count = Math.max(4, Math.round(BUILDINGS_PER_GRID * Math.exp(0.25 * random.normal() - 0.03)))
  const spots: Position[] = []
  while (spots.length < count) {
    let best: Position | undefined
    let widest = -1
    for (let tries = 0; tries < 8; tries++) {
      const spot = spotIn(ring, centre, random)
      const gap = Math.min(1, ...spots.map((other) => Math.hypot((other[0] - spot[0]) * 0.757, other[1] - spot[1])))
      if (gap > widest) {
        widest = gap
        best = spot
      }
    }
    spots.push(best!)
  }
  spots.sort((a, b) => Math.round((b[1] - a[1]) / 0.0004) || a[0] - b[0])
  return spots.map((at) => {
    const units = 1 + random.weighted([15, 35, 30, 20])
    return { at, units, households: units * random.int(8, 13) }
  })
}

/** A spot in the triangle between the centre and one side, drawn by area, at most 85 % of the way to the border. */
function spotIn(ring: readonly Position[], centre: Position, random: Random): Position {
  const areas = ring.slice(1).map((b, i) => {
    const a = ring[i]!
    return Math.abs((a[0] - centre[0]) * (b[1] - centre[1]) - (a[1] - centre[1]) * (b[0] - centre[0]))
  })
  for (;;) {
    const side = random.weighted(areas)
    const [a, b] = [ring[side]!, ring[side + 1]!]
    const out = 0.85 * Math.sqrt(random.next())
    const along = random.next()
    const spot: Position = [0, 1].map((axis) => {
      const border = a[axis]! + along * (b[axis]! - a[axis]!)
      return Math.round((centre[axis]! + out * (border - centre[axis]!)) * 1e6) / 1e6
    }) as Position
    if (isInside(ring, spot)) return spot
  }
}
