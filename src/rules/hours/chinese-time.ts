// "上午8点半-12点", "09:00-02:00", "早7点-晚10点": one span. What could be morning or evening is asked, not guessed.
import type { Scan } from './scan'
import type { Span } from './hours'

interface Moment {
  minutes: number
  period: string
  nextDay: boolean
  marked: boolean
  padded: boolean
}

const WHICH_DAY = /(次日|第二天|翌日|隔天|当日|当天)?\s*/
const PERIOD = /(凌晨|清晨|早上|早晨|早间|早|上午|中午|下午|傍晚|晚上|晚间|晚|夜间|夜里|夜)?\s*/
const CLOCK =
  /(\d{1,2})(?!\d)(?::(\d{2})(?!\d)|[点时]钟?(半|一刻|三刻|整)?(?:(\d{1,2})(?!\d|[点时:])分?)?)?\s*(am|pm|AM|PM)?/
const TIME = new RegExp(WHICH_DAY.source + PERIOD.source + CLOCK.source, 'y')
const parts: Record<string, number | undefined> = { 半: 30, 一刻: 15, 三刻: 45 }
const halves: Record<string, string> = { am: '上午', pm: '下午' }
const LATE = /^(下午|傍晚|晚上|晚间|晚|夜间|夜里|夜)$/
const NIGHT = /^(晚上|晚间|晚|夜间|夜里|夜)$/

/** Takes a span, or nothing when none begins here. Refuses one that has no clear meaning. */
export function takeSpan(scan: Scan): Span | null {
  const before = scan.at()
  const open = takeMoment(scan)
  if (!open) return null
  const opened = scan.take(/(开门|开始营业|开始开放|开馆)[,、]?/y)
  const dash = scan.take(/-/y)
  const close = dash || opened || open.period !== '' ? takeMoment(scan) : null
  // "9-21" may be a date, "早7晚10" may not.
  if (!close || (!open.marked && !close.marked)) {
    scan.back(before)
    return null
  }
  if (!dash && !opened && close.period === '') scan.refuse('没看懂从几点到几点，请写成“08:30-17:30”的样子。')
  scan.take(/(关门|打烊|结束|闭馆)/y)
  return spanOf(scan, open, close)
}

function takeMoment(scan: Scan): Moment | null {
  const before = scan.at()
  const found = scan.take(TIME)
  if (!found) return null
  const [, day = '', word = '', hourText = '', colon, part = '', minuteText, half] = found
  // 6月, 5日: a date begins here, not a time.
  if (scan.sees(/[月日号年]|[.\/]\d|个?小时|\*/y)) {
    scan.back(before)
    return null
  }
  const period = half ? halves[half.toLowerCase()]! : word
  let hour = Number(hourText)
  const minute = parts[part] ?? Number(colon ?? minuteText ?? 0)
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) scan.refuse('没有这样的时间，请再看一下。')
  let nextDay = /^(次日|第二天|翌日|隔天)$/.test(day)
  if (LATE.test(period) && hour < 12) {
    // 晚上1点 is tomorrow's; 下午1点 is not.
    if (NIGHT.test(period) && hour < 5) nextDay = true
    else hour += 12
  } else if (NIGHT.test(period) && hour === 12) hour = 24
  else if (period === '中午' && hour < 4) hour += 12
  else if (period === '凌晨' && hour === 12) hour = 0
  const marked = colon !== undefined || /[点时]/.test(found[0]) || period !== '' || nextDay
  return { minutes: hour * 60 + minute, period, nextDay, marked, padded: hourText.length === 2 }
}

function spanOf(scan: Scan, open: Moment, close: Moment): Span {
  const from = open.minutes
  if (open.nextDay || from >= 1440) scan.refuse('开门时间没看懂。')
  // 3点-6点, 2:30-5:30: afternoon, surely; but nobody should have to trust our "surely".
  if (open.period === '' && !open.padded && from > 0 && from < 300)
    scan.refuse('分不清是上午还是下午，请用 24 小时的写法。')
  let to = close.minutes
  if (close.nextDay) to += to < 1440 ? 1440 : 0
  else if (close.period === '' && LATE.test(open.period) && to < from && to + 720 > from && to < 720) to += 720
  else if (to <= from) {
    const tomorrow = to + 1440
    // 13:00 and later is a 24-hour clock, and so is 02:00: there the night is meant.
    const byClock =
      close.period === '' && ((from >= 780 && tomorrow - from <= 840) || (to <= 240 && (close.padded || open.padded)))
    const clearlyTomorrow = to < from && (to === 0 || close.period === '凌晨' || byClock)
    if (!clearlyTomorrow) scan.refuse('分不清是上午还是下午，还是第二天，请写成“09:00-次日02:00”的样子。')
    to = tomorrow
  }
  if (to - from > 1440) scan.refuse('一段时间超过了 24 小时。')
  return { open: from, close: to }
}
