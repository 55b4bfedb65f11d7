// A number is said as people say it: 两 before a measure word, 二 in a row or a share, figures where words would be
// longer.
import {
  bytesOf,
  inFigures,
  inWords,
  msOf,
  nthInWords,
  roundly,
  shareInWords,
  shareOf,
  timeAfter,
  timeBefore,
  type Unit,
} from '@/contracts/quantity'

const of = (amount: number, unit: Unit) => ({ amount, unit })

test('what is promised today', () => {
  expect(inWords(of(2, 'work-hour'))).toBe('两个工作小时')
  expect(inWords(of(5, 'work-day'))).toBe('五个工作日')
  expect(inWords(of(3, 'day'))).toBe('三天')
  expect(inWords(of(3, 'time'))).toBe('三次')
  expect(inWords(of(30, 'second'))).toBe('三十秒')
  expect(inWords(of(2, 'minute'))).toBe('两分钟')
  expect(nthInWords(of(3, 'time'))).toBe('第三次')
  expect(shareInWords({ parts: 3, of: 4 })).toBe('四分之三')
  expect(inFigures(of(180, 'day'))).toBe('180 天')
  expect(inFigures(of(10, 'MB'))).toBe('10 MB')
})

test('any other number up to ninety-nine in words, beyond that and between whole ones in figures', () => {
  const words = (n: number) => inWords(of(n, 'day'))
  expect([0, 1, 2, 10, 11, 12, 15, 19].map(words)).toEqual([
    '零天',
    '一天',
    '两天',
    '十天',
    '十一天',
    '十二天',
    '十五天',
    '十九天',
  ])
  expect([20, 22, 30, 99].map(words)).toEqual(['二十天', '二十二天', '三十天', '九十九天'])
  expect([100, 366, 1.5].map(words)).toEqual(['100 天', '366 天', '1.5 天'])
})

test('second and two thirds are said with 二', () => {
  expect(nthInWords(of(2, 'time'))).toBe('第二次')
  expect(shareInWords({ parts: 2, of: 3 })).toBe('三分之二')
})

test('a round length is said in the largest unit that it fills, any other as it is', () => {
  expect([3, 7, 14, 30, 60, 180, 365, 366].map((n) => roundly(of(n, 'day')))).toEqual([
    '三天',
    '一周',
    '两周',
    '一个月',
    '两个月',
    '半年',
    '一年',
    '一年',
  ])
  expect([3, 6, 12, 24].map((n) => roundly(of(n, 'month')))).toEqual(['三个月', '半年', '一年', '两年'])
  expect([60, 90].map((n) => roundly(of(n, 'second')))).toEqual(['一分钟', '九十秒'])
})

test('lengths on the clock, shares and sizes are what they say', () => {
  expect(msOf({ amount: 3, unit: 'day' })).toBe(72 * 3_600_000)
  expect(msOf({ amount: 60, unit: 'second' })).toBe(msOf({ amount: 1, unit: 'minute' }))
  const at = new Date('2026-11-23T02:00:00Z')
  expect(timeAfter(at, { amount: 2, unit: 'clock-hour' })).toEqual(new Date('2026-11-23T04:00:00Z'))
  expect(timeBefore(at, { amount: 1, unit: 'day' })).toEqual(new Date('2026-11-22T02:00:00Z'))
  expect(shareOf({ parts: 3, of: 4 })).toBe(0.75)
  expect(bytesOf({ amount: 10, unit: 'MB' })).toBe(10_485_760)
})
