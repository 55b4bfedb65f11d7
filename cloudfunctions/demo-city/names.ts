// Names, numbers and ids of invented people. Plain and frequent names, Han and Mongolian as in Hohhot; no real person.
import type { Random } from './random'

const SURNAMES = '王李张刘赵陈杨郭白马高孙周武任段贾侯乔郝薛田冯韩宋苗'
const GIVEN = (
  '秀英 建国 桂兰 志强 丽华 海军 玉梅 永胜 淑珍 文博 晓燕 国庆 春花 俊杰 雪梅 振华 艳红 立新 美玲 保平 ' +
  '小红 浩然 慧敏 建军 凤霞 宏伟 爱民 思远 彩云 永强 瑞芳 东升 静怡 学文 翠英 明亮 佳琪 德胜 巧云 长青 ' +
  '宇航 润香 福生 欣悦 根柱 婷婷 喜梅 占军 子涵 秋菊'
).split(' ')
const MONGOLIAN = '巴图 乌日娜 苏和 高娃 娜仁 格日勒 萨仁 朝鲁 其其格 布和 阿茹娜 哈斯 乌云 宝音 托娅 特木尔'.split(' ')

export function personName(random: Random): string {
  return random.chance(0.12) ? random.pick(MONGOLIAN) : random.pick([...SURNAMES]) + random.pick(GIVEN)
}

/**
 * Eleven digits that begin with 000: no such number can be called. The step shares no factor with 10⁸, so none repeats.
 */
export function demoPhone(index: number): string {
  return `000${String((1_234_567 + index * 7_368_787) % 100_000_000).padStart(8, '0')}`
}

/** A UUIDv7 by its form, from the seed instead of the clock: the same person on every machine. */
export function demoId(random: Random, at: number): string {
  const time = at.toString(16).padStart(12, '0')
  const hex = (digits: number) => Array.from({ length: digits }, () => random.int(0, 15).toString(16)).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${random.pick([...'89ab'])}${hex(3)}-${hex(12)}`
}
