// A due is what a resident was promised: it falls where the law's way of counting puts it, for every unit.
import {
  dueAfterPause,
  dueAt,
  remainingMs,
  spent,
  warnAt,
  type OfficeHours,
  type Span,
} from '../../../cloudfunctions/kernel/calendar/due'
import { chineseCalendar } from '../../../cloudfunctions/kernel/calendar/working-calendar'

const calendar = chineseCalendar()
const at = (local: string) => new Date(`${local.replace(' ', 'T')}+08:00`)
const local = (instant: Date) =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const due = (start: string, amount: number, unit: Span['unit']) =>
  local(dueAt(at(start), { amount, unit }, calendar).at)
const workDays = (amount: number): Span => ({ amount, unit: 'work-day' })

describe('work days', () => {
  test.each([
    ['the start day is not counted', '2026-03-02 09:00', 1, '2026-03-03 17:30'],
    ['five of them pass one weekend', '2026-03-04 09:00', 5, '2026-03-11 17:30'],
    ['before the office opens it is still that day', '2026-03-02 00:00', 1, '2026-03-03 17:30'],
    ['at the last moment of business it is still that day', '2026-03-02 17:30', 1, '2026-03-03 17:30'],
    ['a minute after the close it came in on the next work day', '2026-03-02 17:31', 1, '2026-03-04 17:30'],
    ['23:59 is after the close', '2026-03-02 23:59', 1, '2026-03-04 17:30'],
    ['Saturday came in on Monday', '2026-03-07 10:00', 1, '2026-03-10 17:30'],
    ['over National Day with its make-up Saturday', '2026-09-30 16:00', 5, '2026-10-13 17:30'],
    ['on National Day itself', '2026-10-01 08:00', 1, '2026-10-09 17:30'],
    ['over Spring Festival: the Saturday before it is worked', '2026-02-13 10:00', 1, '2026-02-14 17:30'],
    ['over Spring Festival: nine days off', '2026-02-14 10:00', 1, '2026-02-24 17:30'],
    ['a make-up Saturday inside the span', '2026-02-26 10:00', 3, '2026-03-02 17:30'],
    ['a make-up Sunday is a start day like any other', '2026-09-20 10:00', 1, '2026-09-21 17:30'],
    ['fifteen for a complex case', '2026-09-18 10:00', 15, '2026-10-15 17:30'],
  ])('%s', (_, start, amount, expected) => {
    expect(due(start, amount, 'work-day')).toBe(expected)
  })
})

describe('work hours', () => {
  test.each([
    ['inside a morning', '2026-03-02 09:00', 2, '2026-03-02 11:00'],
    ['over the noon rest', '2026-03-02 11:00', 2, '2026-03-02 15:30'],
    ['over the night', '2026-03-02 16:30', 2, '2026-03-03 09:30'],
    ['over the weekend', '2026-03-06 16:30', 2, '2026-03-09 09:30'],
    ['an end at noon is noon, not the afternoon', '2026-03-02 10:00', 2, '2026-03-02 12:00'],
    ['posted at night it begins with the morning', '2026-03-02 23:59', 2, '2026-03-03 10:30'],
    ['posted at midnight it begins with that morning', '2026-03-03 00:00', 2, '2026-03-03 10:30'],
    ['posted on New Year it begins on the make-up Sunday', '2026-01-01 12:00', 2, '2026-01-04 10:30'],
  ])('%s', (_, start, amount, expected) => {
    expect(due(start, amount, 'work-hour')).toBe(expected)
  })
})

test('clock hours run through nights, weekends and holidays', () => {
  expect(due('2026-10-01 23:30', 2, 'clock-hour')).toBe('2026-10-02 01:30')
  expect(due('2026-12-31 20:00', 24, 'clock-hour')).toBe('2027-01-01 20:00')
})

test('a due in a year without a calendar is provisional, clock hours never are', () => {
  const from = (start: string, span: Span) => dueAt(at(start), span, calendar)
  expect(from('2031-03-03 09:00', workDays(5))).toEqual({ at: at('2031-03-10 17:30'), provisional: true })
  expect(from('2026-12-30 09:00', workDays(1)).provisional).toBe(false)
  expect(from('2026-12-31 09:00', workDays(1))).toEqual({ at: at('2027-01-04 17:30'), provisional: true })
  expect(from('2031-03-03 09:00', { amount: 2, unit: 'work-hour' }).provisional).toBe(true)
  expect(from('2031-03-03 09:00', { amount: 2, unit: 'clock-hour' }).provisional).toBe(false)
})

test('a day the city gave off moves the due', () => {
  const city = chineseCalendar([{ day: '2026-07-10', workday: false, name: '那达慕' }])
  expect(dueAt(at('2026-07-09 09:00'), workDays(1), city).at).toEqual(at('2026-07-13 17:30'))
  expect(dueAt(at('2026-07-09 09:00'), workDays(1), calendar).at).toEqual(at('2026-07-10 17:30'))
})

test('office hours can be other ones', () => {
  expect(dueAt(at('2026-03-02 20:00'), workDays(1), calendar, { officeHours: [[540, 1260]] }).at).toEqual(
    at('2026-03-03 21:00'),
  )
})

test('the warning comes when three quarters of the counted time are used', () => {
  expect(local(warnAt(at('2026-03-02 09:00'), { amount: 24, unit: 'clock-hour' }, calendar))).toBe('2026-03-03 03:00')
  expect(local(warnAt(at('2026-03-02 09:00'), { amount: 2, unit: 'work-hour' }, calendar))).toBe('2026-03-02 10:30')
  // three days and three quarters of the fourth, Friday: 292.5 min of office time
  expect(local(warnAt(at('2026-03-02 09:00'), workDays(5), calendar))).toBe('2026-03-06 15:52')
})

test('what is used up is 0 on the start day, 1 at the due, and goes on growing while it is overdue', () => {
  const used = (until: string) => spent(at('2026-03-02 09:00'), at(until), workDays(2), calendar)
  expect(used('2026-03-02 17:00')).toBe(0)
  expect(used('2026-03-03 17:30')).toBe(0.5)
  expect(used('2026-03-04 17:30')).toBe(1)
  expect(used('2026-03-05 17:30')).toBe(1.5)
  expect(remainingMs(at('2026-03-02 09:00'), at('2026-03-05 17:30'), workDays(2), calendar)).toBe(-390 * 60_000)
})

describe('a pause', () => {
  const start = at('2026-03-02 09:00')
  const after = (pausedAt: string, resumedAt: string) =>
    local(dueAfterPause(start, { pausedAt: at(pausedAt), resumedAt: at(resumedAt) }, workDays(2), calendar).at)

  test('keeps what was left when it began', () => {
    expect(after('2026-03-03 12:00', '2026-03-05 08:30')).toBe('2026-03-06 11:30')
  })
  test('costs nothing outside the hours that count', () => {
    expect(after('2026-03-03 12:00', '2026-03-03 14:30')).toBe('2026-03-04 17:30')
    expect(after('2026-03-02 10:00', '2026-03-02 16:00')).toBe('2026-03-04 17:30')
  })
  test('can not save what was already overdue', () => {
    expect(after('2026-03-05 09:00', '2026-03-09 09:00')).toBe('2026-03-04 17:30')
  })
  test('does not stop the clock of what is overdue', () => {
    const late = [{ pausedAt: at('2026-03-05 09:00'), resumedAt: at('2026-03-09 09:00') }]
    expect(spent(start, at('2026-03-05 17:30'), workDays(2), calendar, { pauses: late })).toBe(1.5)
  })
  test('that begins with the warning comes too late to put it off', () => {
    const warned = at('2026-03-04 12:00')
    const pauses = [{ pausedAt: warned, resumedAt: at('2026-03-06 09:00') }]
    const officeHours: OfficeHours = [
      [480, 720],
      [720, 960],
    ]
    expect(warnAt(start, workDays(2), calendar, { officeHours })).toEqual(warned)
    expect(warnAt(start, workDays(2), calendar, { officeHours, pauses })).toEqual(warned)
  })
  test('that ends before it begins is a bug', () => {
    expect(() => after('2026-03-03 12:00', '2026-03-03 11:00')).toThrow(RangeError)
  })
  test('into a year without a calendar makes the due provisional', () => {
    const pause = { pausedAt: at('2026-03-03 12:00'), resumedAt: at('2027-01-04 09:00') }
    const held = dueAfterPause(start, pause, workDays(2), calendar)
    expect(held.provisional).toBe(true)
  })
})

test.each([0, -1, NaN, Infinity])('a span of %p is a bug', (amount) => {
  expect(() => dueAt(at('2026-03-02 09:00'), workDays(amount), calendar)).toThrow(RangeError)
})

test('a span that is no whole number of milliseconds is due after the last of them, not before', () => {
  const span: Span = { amount: 1 / 7, unit: 'clock-hour' }
  expect(spent(at('2026-03-02 09:00'), dueAt(at('2026-03-02 09:00'), span, calendar).at, span, calendar)).toBe(1)
})

test('a calendar without work days fails instead of running for ever', () => {
  const never = { isWorkday: () => false, isKnown: () => true }
  expect(() => dueAt(at('2026-03-02 09:00'), workDays(1), never)).toThrow('twenty years')
  expect(() => dueAt(at('2026-03-02 09:00'), { amount: 1, unit: 'work-hour' }, never)).toThrow('twenty years')
})
