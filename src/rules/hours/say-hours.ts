// Hours in the words of a door plate: "工作日 08:30–12:00、13:00–17:30；周末休息".
import { minuteClock, weekdayWords } from '../local-time'
import { DAY_MINUTES, EVERY_DAY, HOLIDAY, isDated, monthLengths, REST_DAY, WORKDAY } from './hours'
import type { Hours, Rule, Season, Span } from './hours'

const WEEKEND = 96

export function sayHours(hours: Hours): string {
  const only = hours.rules.length === 1 ? hours.rules[0]! : null
  if (only && only.days === EVERY_DAY && only.seasons.length === 0) {
    if (only.spans.length === 0) return '暂不开放'
    if (sayMoments(only.spans) === '全天') return '24 小时开放'
  }
  return [...hours.rules.map(sayRule), sayRest(hours.rules)].filter((part) => part !== '').join('；')
}

function sayRule({ seasons, days, spans }: Rule): string {
  const when = seasons.map(saySeason).join('、')
  // "12月24日 休息" needs no "每天".
  const which = seasons.length > 0 && days === EVERY_DAY ? '' : sayDays(days)
  if (spans.length === 0) return `${when}${which}休息`
  return `${[when, which].filter((part) => part !== '').join(' ')} ${sayMoments(spans)}`
}

/** "08:30–12:00、13:00–17:30", "18:00–次日 02:00", "全天". */
export function sayMoments(spans: readonly Span[]): string {
  return spans
    .map(({ open, close }) => {
      if (open === 0 && close === DAY_MINUTES) return '全天'
      const closes = close > DAY_MINUTES ? `次日 ${minuteClock(close - DAY_MINUTES)}` : minuteClock(close)
      return `${minuteClock(open)}–${closes}`
    })
    .join('、')
}

function sayDays(mask: number): string {
  if (mask === EVERY_DAY) return '每天'
  const names: string[] = []
  if (mask & WORKDAY) names.push('工作日')
  for (let day = 0; day < 7; day++) {
    if ((mask & (1 << day)) === 0) continue
    let last = day
    while (last < 6 && (mask & (1 << (last + 1))) !== 0) last++
    names.push(last - day >= 2 ? `${weekdayWords[day]!}至${weekdayWords[last]!}` : weekdayWords[day]!)
    if (last - day < 2) continue
    day = last
  }
  if (mask & REST_DAY) names.push('休息日')
  if (mask & HOLIDAY) names.push('节假日')
  return names.join('、')
}

function saySeason(season: Season): string {
  if (isDated(season)) {
    const [from, to] = [sayDay(season.fromDay), sayDay(season.toDay)]
    return from === to ? from : `${from}至${to}`
  }
  const { from, to } = season
  const next = from > to ? '次年' : ''
  const [fromMonth, toMonth] = [Math.floor(from / 100), Math.floor(to / 100)]
  if (from % 100 === 1 && to % 100 === monthLengths[toMonth - 1]) {
    return fromMonth === toMonth ? `${fromMonth}月` : `${fromMonth}月至${next}${toMonth}月`
  }
  const first = `${fromMonth}月${from % 100}日`
  return from === to ? first : `${first}至${next}${toMonth}月${to % 100}日`
}

const sayDay = (day: string): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** The days that no rule names, where that can be said in a word: readers ask "and on Sunday?". */
function sayRest(rules: readonly Rule[]): string {
  if (rules.some((rule) => rule.seasons.length > 0 && rule.spans.length > 0)) return ''
  let named = 0
  for (const { days, seasons } of rules) {
    if (seasons.length > 0) continue
    named |= days & EVERY_DAY
    if (days & WORKDAY) named |= EVERY_DAY & ~WEEKEND
    if (days & REST_DAY) named |= WEEKEND
  }
  const left = EVERY_DAY & ~named
  if (left === 0) return ''
  if (left === EVERY_DAY) return '其他日子休息'
  return left === WEEKEND ? '周末休息' : `${sayDays(left)}休息`
}
