// What the stored string means, one decision each; how it is written, edited and said.
import fc from 'fast-check'
import {
  calendarOf,
  compile,
  dayRunning,
  formatHours,
  nextOpening,
  openAt,
  openThrough,
  openUntil,
  parseHours,
  sayHours,
  weekAhead,
} from '@/rules/hours'
import { fromRows, toRows } from '@/rules/hours/editing'
import type { DatedException, Hours } from '@/rules/hours'
import { days, spokenRules, written } from './minute-walk'

const calendar = calendarOf(days)
const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`)
const closed = (day: string): DatedException => ({ day, spans: [] })

function hoursOf(text: string): Hours {
  const parsed = parseHours(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`)
  return parsed.hours
}
const open = (text: string, local: string, ...exceptions: DatedException[]): boolean =>
  openAt(compile(hoursOf(text), calendar, exceptions), at(local))

test('a station that closes at 17:30 is open until the last instant before it', () => {
  const c = compile(hoursOf('08:30-17:30'), calendar)
  expect(openAt(c, at('2026-11-23 08:30') - 1)).toBe(false)
  expect(openAt(c, at('2026-11-23 08:30'))).toBe(true)
  expect(openAt(c, at('2026-11-23 17:30') - 1)).toBe(true)
  expect(openAt(c, at('2026-11-23 17:30'))).toBe(false)
  expect(openThrough(c, at('2026-11-23 17:20'), at('2026-11-23 17:30'))).toBe(true)
  expect(openThrough(c, at('2026-11-23 17:20'), at('2026-11-23 17:30') + 1)).toBe(false)
})

test('Mo-Fr is the weekday alone, WD is what is worked: a make-up Saturday and a holiday tell them apart', () => {
  expect([open('Mo-Fr 09:00-17:00', '2026-10-10 10:00'), open('WD 09:00-17:00', '2026-10-10 10:00')]).toEqual([
    false,
    true,
  ])
  expect([open('Mo-Fr 09:00-17:00', '2026-10-05 10:00'), open('WD 09:00-17:00', '2026-10-05 10:00')]).toEqual([
    true,
    false,
  ])
  expect([open('RD 09:00-17:00', '2026-10-05 10:00'), open('PH 09:00-17:00', '2026-10-05 10:00')]).toEqual([true, true])
  expect([open('RD 09:00-17:00', '2026-11-22 10:00'), open('PH 09:00-17:00', '2026-11-22 10:00')]).toEqual([
    true,
    false,
  ])
  expect([open('RD 09:00-17:00', '2026-10-10 10:00'), open('Sa 09:00-17:00', '2026-10-10 10:00')]).toEqual([
    false,
    true,
  ])
})

test('the last rule that names a day is all there is of it', () => {
  expect(open('08:00-20:00; Su 10:00-12:00', '2026-11-22 15:00')).toBe(false)
  expect(open('Su 10:00-12:00; 08:00-20:00', '2026-11-22 15:00')).toBe(true)
  expect(open('Mo-Fr 08:00-12:00; PH off', '2026-10-05 10:00')).toBe(false)
})

test('what runs past midnight belongs to the day it began', () => {
  const text = 'Mo-Sa 18:00-02:00; Su off'
  expect(open(text, '2026-11-22 01:59')).toBe(true)
  expect(open(text, '2026-11-22 02:00')).toBe(false)
  expect(open(text, '2026-11-23 01:00')).toBe(false)
  expect(dayRunning(compile(hoursOf(text), calendar), at('2026-11-22 01:00'))).toBe('2026-11-21')
  expect(dayRunning(compile(hoursOf(text), calendar), at('2026-11-22 03:00'))).toBe('2026-11-22')
})

test('closed today also closes tonight past midnight, and leaves what began yesterday', () => {
  const text = '18:00-02:00'
  expect(open(text, '2026-11-22 01:00', closed('2026-11-22'))).toBe(true)
  expect(open(text, '2026-11-22 20:00', closed('2026-11-22'))).toBe(false)
  expect(open(text, '2026-11-23 01:00', closed('2026-11-22'))).toBe(false)
  expect(open(text, '2026-11-23 19:00', closed('2026-11-22'))).toBe(true)
})

test('a special day has its own hours, also when the rules say off; the last word about a day holds', () => {
  const special = { day: '2026-11-22', spans: [{ open: 600, close: 720 }] }
  expect(open('Mo-Fr 08:00-20:00', '2026-11-22 10:30', special)).toBe(true)
  expect(open('08:00-20:00', '2026-11-22 15:00', special)).toBe(false)
  expect(open('08:00-20:00', '2026-11-22 10:30', special, closed('2026-11-22'))).toBe(false)
})

test('round the clock never ends, off never begins, and a far season is found within the horizon', () => {
  const now = at('2026-11-23 12:00')
  expect(openUntil(compile(hoursOf('24/7'), calendar), now)).toBe(Infinity)
  expect(openUntil(compile(hoursOf('24/7'), calendar, [closed('2026-12-01')]), now)).toBe(at('2026-12-01 00:00'))
  expect(nextOpening(compile(hoursOf('off'), calendar), now)).toBeNull()
  expect(nextOpening(compile(hoursOf('Nov 22 10:00-11:00'), calendar), now)).toBe(at('2027-11-22 10:00'))
  expect(nextOpening(compile(hoursOf('2026 Nov 22 10:00-11:00'), calendar), now)).toBeNull()
})

test('29 February is in February, and a season from then on starts in March of other years', () => {
  expect(open('Feb 10:00-12:00', '2028-02-29 11:00')).toBe(true)
  expect(open('Feb 29-Mar 5 10:00-12:00', '2027-03-01 11:00')).toBe(true)
  expect(open('Feb 29-Mar 5 10:00-12:00', '2027-02-28 11:00')).toBe(false)
  expect(parseHours('2027 Feb 29 off')).toMatchObject({ ok: false, reason: 'no such date' })
})

test.each([
  ['08:00-20:00 "ring the bell"', /comment/],
  ['Mo-Fr 08:00-12:00 || 10:00-11:00', /fallback/],
  ['08:00+', /end/],
  ['Mo 08:00', /end/],
  ['sunrise-sunset', /sun/],
  ['SH off', /school/],
  ['week 1-10 08:00-12:00', /week/],
  ['Mo[1] 08:00-12:00', /counted/],
  ['Mo-Fr 08:00-12:00, Sa 10:00-12:00', /additional|";"/],
  ['08:00-08:00', /same time/],
  ['08:00-40:00', /24 hours/],
  ['25:00-26:00', /no such time/],
  ['Mo-Fr 12:00-13:00 off', /"off" with hours/],
  ['', /needs/],
  ['Mo 08:00-12:00;', /needs/],
  ['Feb 30 off', /no such date/],
  ['2026 Dec 24-2026 Dec 20 off', /before it begins/],
  ['Jun-Sep 15 08:00-12:00', /months or of dates/],
  ['周一 08:00-12:00', /needs/],
  ['Mo 08:00-12:00 x', /not understood/],
  [`Mo ${'08:00-09:00,'.repeat(9)}`, /more than 8/],
  ['Mo off;'.repeat(80), /longer/],
])('%s is refused with its place and reason', (text, reason) => {
  const parsed = parseHours(text)
  expect(parsed).toMatchObject({ ok: false, reason: expect.stringMatching(reason) })
  if (!parsed.ok) expect(parsed.at).toBeLessThanOrEqual(text.length)
})

test('there is one way to write each, and reading it gives the same back', () => {
  expect(formatHours(hoursOf('Mo-Su 00:00-24:00'))).toBe('24/7')
  expect(formatHours(hoursOf('Su,PH'))).toBe('Su,PH 00:00-24:00')
  expect(formatHours(hoursOf('13:00-17:30, 08:30-12:00,11:00-12:30;PH closed'))).toBe('08:30-12:30,13:00-17:30; PH off')
  expect(formatHours(hoursOf('Nov 15 - Mar 15: 22:00-26:00'))).toBe('Nov 15-Mar 15 22:00-02:00')
  expect(formatHours(hoursOf('2026 Dec 24-2026 Dec 26 off; Jan 1-Mar 31,Dec 24-Dec 26 08:00-32:00'))).toBe(
    '2026 Dec 24-26 off; Jan-Mar,Dec 24-26 08:00-32:00',
  )
  fc.assert(
    fc.property(spokenRules('2026-02-10'), (rules) => {
      const hours = hoursOf(written(rules))
      expect(hoursOf(formatHours(hours))).toEqual(hours)
      expect(fromRows(toRows(hours)).ok || hours.rules.some((rule) => rule.spans.length > 1)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('an editor gets rows and gives rows back, and is told in Chinese what cannot be', () => {
  const hours = hoursOf('WD 08:30-12:00,13:00-17:30; Nov 15-Mar 15 Sa-Su 18:00-02:00; PH off')
  const rows = toRows(hours)
  expect(rows.map((row) => row.days)).toEqual([['WD'], ['Sa', 'Su'], ['PH']])
  expect(fromRows(rows)).toEqual({ ok: true, hours })
  expect(fromRows([])).toMatchObject({ ok: false, row: 0 })
  expect(fromRows([rows[0]!, { ...rows[0]!, days: [] }])).toEqual({ ok: false, row: 1, why: '选一下是哪几天。' })
  const withSpan = (open: number, close: number) =>
    fromRows([
      {
        ...rows[0]!,
        spans: [
          { open: 500, close: 700 },
          { open, close },
        ],
      },
    ])
  expect([withSpan(600, 800), withSpan(900, 800), withSpan(-1, 5), withSpan(800, 2300)].map((read) => read.ok)).toEqual(
    [false, false, false, false],
  )
  expect(fromRows([{ ...rows[0]!, seasons: [{ from: 230, to: 301 }] }])).toMatchObject({
    ok: false,
    why: '日期不对，请重新选。',
  })
})

test('the coming week shows each day with its kind and hours, and what the desk has changed', () => {
  const c = compile(hoursOf('WD 08:30-17:30'), calendar, [closed('2026-10-09')])
  expect(
    weekAhead(c, at('2026-10-06 23:59')).map(({ day, weekday, kind, spans, special }) => [
      day,
      weekday,
      kind,
      spans.length,
      special,
    ]),
  ).toEqual([
    ['2026-10-06', 1, 'holiday', 0, false],
    ['2026-10-07', 2, 'holiday', 0, false],
    ['2026-10-08', 3, 'workday', 1, false],
    ['2026-10-09', 4, 'workday', 0, true],
    ['2026-10-10', 5, 'workday', 1, false],
    ['2026-10-11', 6, 'rest', 0, false],
    ['2026-10-12', 0, 'workday', 1, false],
  ])
})

test.each([
  ['24/7', '24 小时开放'],
  ['off', '暂不开放'],
  ['WD 08:30-12:00,13:00-17:30', '工作日 08:30–12:00、13:00–17:30；周末休息'],
  ['18:00-02:00; PH off', '每天 18:00–次日 02:00；节假日休息'],
  ['Mo,We,Fr-Su 09:00-11:00', '周一、周三、周五至周日 09:00–11:00；周二、周四休息'],
  ['Nov 15-Mar 15 09:00-17:00; Apr-Oct 08:00-20:00', '11月15日至次年3月15日 09:00–17:00；4月至10月 08:00–20:00'],
  ['08:00-20:00; 2026 Dec 24-26 off', '每天 08:00–20:00；2026年12月24日至2026年12月26日休息'],
  ['Sa-Su', '周六、周日 全天；周一至周五休息'],
])('%s is said as %s', (text, said) => {
  expect(sayHours(hoursOf(text))).toBe(said)
})

test('a calendar refuses a day that is none and a kind it does not know', () => {
  expect(() => calendarOf({ '2026-02-30': 'holiday' })).toThrow(RangeError)
  expect(() => calendarOf({ '2026-02-01': 'feast' as 'holiday' })).toThrow(RangeError)
  expect([calendar.kindOf('2026-10-10'), calendar.kindOf('2026-10-11'), calendar.kindOf('2030-10-07')]).toEqual([
    'workday',
    'rest',
    'workday',
  ])
})
