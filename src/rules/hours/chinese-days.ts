import { EVERY_DAY, HOLIDAY, REST_DAY, WORKDAY } from './hours'
import type { Scan } from './scan'

const WEEKEND = 96
const words: readonly (readonly [RegExp, number])[] = [
  [/(每天|每日|天天|一周7天|一周七天|周一-周日|周一-周天)/y, EVERY_DAY],
  [/(非工作日|休息日)/y, REST_DAY],
  [/工作日/y, WORKDAY],
  [/(双休日|双休|每?周末)/y, WEEKEND],
  [/(国家)?(法定)?(节假日|假日|节日|假期)/y, HOLIDAY],
]
const weekdays = '一二三四五六日'
const numberOf = (sign: string): number => {
  if (sign === '天') return 6
  const digit = '1234567'.indexOf(sign)
  return digit >= 0 ? digit : weekdays.indexOf(sign)
}

const FIRST = /每?(?:周|星期|礼拜)([一二三四五六日天]|[1-7](?!\d))/y
const RANGE = /-(?:周|星期|礼拜)?([一二三四五六日天](?![点时月])|[1-7](?![\d:点时月]))/y
const NEXT = /[、和及与跟]?(?:周|星期|礼拜)?([一二三四五六日天])(?![点时月\d]?[点时月])/y

/** "8:30-17:30（周一至周五）": days in brackets, for what stands before them; 0 when no such bracket is here. */
export function takeBracketedDays(scan: Scan): number {
  const before = scan.at()
  let mask = 0
  if (scan.take(/\(/y)) {
    for (let more = takeDays(scan); more; more = scan.take(/[、,和及与]/y) ? takeDays(scan) : 0) mask |= more
    if (scan.take(/\)/y)) return mask
  }
  scan.back(before)
  return 0
}

/** Days that are named here, as a mask of hours.ts; 0 when none is. "周一、三、五", "周六日", "周一至周五", "工作日". */
export function takeDays(scan: Scan): number {
  for (const [word, mask] of words) if (scan.take(word)) return mask
  let found = scan.take(FIRST)
  if (!found) return 0
  let mask = 0
  while (found) {
    const from = numberOf(found[1]!)
    const to = scan.take(RANGE)
    for (let day = from, last = to ? numberOf(to[1]!) : from; ; day = (day + 1) % 7) {
      mask |= 1 << day
      if (day === last) break
    }
    found = scan.take(NEXT)
  }
  return mask
}
