import { bands, cellOf, cellsIn, hoursInWords, partlyIn, turned, weekdays, type Cell } from '@/ui/gridwork/hours'
import { dayInWords, monthsLater } from '@/ui/gridwork/words'
import { daysAfter, isDay } from '@/rules/local-time'
import type { FreeWindowView } from '@/contracts/gridwork-shapes'

// A press on the week changes the parts that were pressed and no other minute, whatever somebody said before.

const week = 7 * 1440
/** Every free minute of the week, one by one. */
function minutes(windows: readonly FreeWindowView[]): boolean[] {
  const free = new Array<boolean>(week).fill(false)
  for (const { weekday, from, to } of windows) {
    const long = to <= from ? to + 1440 - from : to - from
    for (let i = 0; i < long; i++) free[((weekday - 1) * 1440 + from + i) % week] = true
  }
  return free
}

let seed = 7
const upTo = (n: number): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648
  return Math.floor((seed / 2147483648) * n)
}
const some = <V>(of: readonly V[]): V => of[upTo(of.length)]!

test('a press changes the parts that were pressed and no other minute', () => {
  for (let run = 0; run < 300; run++) {
    const said: FreeWindowView[] = Array.from({ length: upTo(6) }, () => ({
      weekday: some(weekdays),
      from: upTo(144) * 10,
      to: upTo(145) * 10,
    }))
    const cells: Cell[] = Array.from({ length: 1 + upTo(4) }, () => cellOf(some(weekdays), some(bands).key))
    const free = upTo(2) === 1
    const wanted = minutes(said)
    for (const cell of cells) {
      const [weekday, key] = cell.split('-')
      const band = bands.find((b) => b.key === key)!
      for (let m = band.from; m < band.to; m++) wanted[(Number(weekday) - 1) * 1440 + m] = free
    }
    const after = turned(said, cells, free)
    expect(minutes(after).map(Number).join('')).toBe(wanted.map(Number).join(''))
    for (const cell of cells) expect(cellsIn(after).has(cell)).toBe(free)
  }
})

test('a part of a day of which some is free is neither free nor taken', () => {
  const nineToEight = [{ weekday: 1, from: 540, to: 1200 }]
  expect([...partlyIn(nineToEight)]).toEqual([cellOf(1, 'morning')])
  expect(cellsIn(nineToEight)).toEqual(new Set([cellOf(1, 'noon'), cellOf(1, 'afternoon'), cellOf(1, 'dusk')]))
})

test('a whole week pressed stays within the 28 stretches that an application takes', () => {
  const apart = weekdays.flatMap((d) => ['morning', 'afternoon', 'evening'].map((b) => cellOf(d, b)))
  expect(turned([], apart, true)).toHaveLength(21)
})

test('hours are said by the days that share them', () => {
  const on = (days: readonly number[], from: number, to: number): FreeWindowView[] =>
    days.map((weekday) => ({ weekday, from, to }))
  expect(hoursInWords([...on([6, 7], 540, 1080), ...on([1, 2, 3, 4, 5], 840, 1020)])).toEqual([
    '周末 09:00–18:00',
    '周一至周五 14:00–17:00',
  ])
  expect(hoursInWords(on(weekdays, 0, 1440))).toEqual(['每天 全天'])
  expect(hoursInWords(on([5], 1320, 120))).toEqual(['周五 22:00–次日 02:00'])
})

test('a term of months ends the day before, also from the last day of a month', () => {
  expect(monthsLater('2026-11-23', 6)).toBe('2027-05-22')
  expect(monthsLater('2026-08-31', 6)).toBe('2027-02-27')
  expect(monthsLater('2027-02-28', 12)).toBe('2028-02-27')
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01')
  expect([isDay('2027-02-29'), isDay('2028-02-29'), isDay('2027-2-9'), isDay('')]).toEqual([false, true, false, false])
  expect(dayInWords('2027-05-22')).toBe('2027 年 5 月 22 日')
})
