// The texts people really write about opening hours, read or refused. Every word must be understood: a text with one
// unknown word ("一般", "左右", "看情况") is not read at all, because a rider will stand before the door.
import { plainChinese } from './chinese-text'
import { takeBracketedDays, takeDays } from './chinese-days'
import { takeSeason } from './chinese-season'
import { takeSpan } from './chinese-time'
import { makeClauses } from './chinese-clauses'
import type { Hours } from './hours'
import { WHOLE_DAY } from './hours'
import { sayHours } from './say-hours'
import { makeScan, Unreadable } from './scan'
import type { Scan } from './scan'

/** `said` is what we understood, to be shown beside the text; `why` is for the person who typed it. */
export type Read = { ok: true; hours: Hours; said: string } | { ok: false; why: string }

const TEXT_MAX = 300
const ALL_DAY = new RegExp(
  [
    /全天候?\s*24\s*个?小时|全天候?|24\s*个?小时|24\s*[hH](ours?|rs?)?(?![a-zA-Z])/,
    /7\s*[*xX×天\/]\s*24\s*(小时|[hH])?|24\/7|(昼夜|通宵)(不停|不间断)?/,
  ]
    .map((either) => either.source)
    .join('|'),
  'y',
)
const OFF = /(均|都|全天)*(除外|不含|休息|休馆|闭馆|关闭|不开放|不开门|不营业|停业|歇业|关门|放假|以外|之外|外|休)/y
const OPEN_TOO = /(均|都)?(不休息?|无休|照常(营业|开放|开门)?|正常(营业|开放|开门)|也开放?|不打烊|不闭馆|不关门)/y
const REST_OF_TIME = /(其余|其他|其它)(时间段?|时段|日子|日期|月份|季节)?/y
const NOON_BREAK = /(中?午休息?时?间?|中午休息|午间休息|中午闭馆|午间闭馆|午间)\s*:?/y
const NOON_OPEN = /(中午|午间)(不休息?|不闭馆|不打烊|照常)/y
const TITLES =
  /营业时间|开放时间|服务时间|开门时间|工作时间|开放时段|时间|时段|营业|开放|开门|服务|对外|面向户外劳动者|免费/
const FILLERS = /为|是|全年|365天|不间断|从|自|均|都|除了?|以及|及|和|与|或|每年|止|无休|不打烊|[\s,、;:。.!()|\/+&]/
const WORTH_NOTHING = new RegExp(`${TITLES.source}|${FILLERS.source}`, 'y')

export function readChinese(text: string): Read {
  const scan = makeScan(plainChinese(text.trim()))
  try {
    if (text.trim() === '') scan.refuse('还没写开放时间。')
    if (text.length > TEXT_MAX) scan.refuse('太长了，请只写开放时间。')
    const hours = readClauses(scan)
    return { ok: true, hours, said: sayHours(hours) }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, why: error.message }
    throw error
  }
}

function readClauses(scan: Scan): Hours {
  const clauses = makeClauses(scan)
  while (!scan.atEnd()) {
    if (scan.take(NOON_OPEN)) continue
    if (scan.take(ALL_DAY)) {
      clauses.open(WHOLE_DAY)
      continue
    }
    if (takeNoonBreak(scan, clauses.breakAt)) continue
    const season = takeSeason(scan)
    if (season) {
      clauses.season(season)
      continue
    }
    if (scan.take(REST_OF_TIME)) {
      clauses.otherwise()
      continue
    }
    const bracketed = takeBracketedDays(scan)
    if (bracketed) {
      clauses.daysOfBefore(bracketed)
      continue
    }
    const days = takeDays(scan)
    if (days) {
      clauses.days(days)
      continue
    }
    const span = takeSpan(scan)
    if (span) {
      if (scan.take(NOON_BREAK)) clauses.breakAt(span)
      else clauses.open(span)
      continue
    }
    if (scan.take(OPEN_TOO)) {
      clauses.openToo()
      continue
    }
    const off = scan.take(OFF)
    if (off) {
      clauses.off(/外$/.test(off[0]))
      continue
    }
    if (scan.take(/[;。]/y)) clauses.stop()
    else if (scan.take(/,/y)) clauses.comma()
    else if (!scan.take(WORTH_NOTHING)) refuseWord(scan)
  }
  return clauses.hours()
}

function takeNoonBreak(scan: Scan, breakAt: (span: { open: number; close: number }) => void): boolean {
  if (!scan.take(NOON_BREAK)) return false
  const span = takeSpan(scan)
  if (!span) return scan.refuse('没写午休从几点到几点。')
  breakAt(span)
  scan.take(/休息/y)
  return true
}

function refuseWord(scan: Scan): never {
  const word = scan.take(/[^\s,、;。()]{1,12}|[^]/y)
  return scan.refuse(`没看懂“${word ? word[0] : ''}”。请写成“周一至周五 08:30-17:30”的样子。`)
}
