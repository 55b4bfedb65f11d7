// Somebody is asked only inside the hours they gave, counted in local time, with time enough left to help.
import { chooseHelpers, type FreeWindow } from '../../../cloudfunctions/kernel/matching/choose'
import { freeUntil } from '../../../cloudfunctions/kernel/matching/free-time'
import { aCase, aHelper } from './choose-people'

const at = (local: string) => new Date(`${local.replace(' ', 'T')}+08:00`)
const evening: FreeWindow = { weekday: 1, from: 1_080, to: 1_290 }
const lateEvening: FreeWindow = { weekday: 1, from: 1_200, to: 1_380 }
const [monday, sunday] = [1, 7].map((weekday) => ({ weekday, from: 0, to: 1_440 }))
const night: FreeWindow = { weekday: 7, from: 1_320, to: 120 }

test.each([
  ['before it opens', '2026-03-02 17:59', [evening], null],
  ['as it opens', '2026-03-02 18:00', [evening], '2026-03-02 21:30'],
  ['in its last minute', '2026-03-02 21:29', [evening], '2026-03-02 21:30'],
  ['as it closes', '2026-03-02 21:30', [evening], null],
  ['the same hour of another day', '2026-03-03 18:00', [evening], null],
  ['Sunday night', '2026-03-01 23:59', [night], '2026-03-02 02:00'],
  ['the Monday it runs into', '2026-03-02 00:00', [night], '2026-03-02 02:00'],
  ['after that night', '2026-03-02 02:00', [night], null],
  ['windows that touch', '2026-03-01 23:00', [monday, sunday], '2026-03-03 00:00'],
  ['windows that overlap', '2026-03-02 18:30', [evening, lateEvening], '2026-03-02 23:00'],
  ['a window that is empty', '2026-03-02 18:00', [{ weekday: 1, from: 1_080, to: 1_080 }], null],
  ['no window', '2026-03-02 18:00', [], null],
] as [string, string, FreeWindow[], string | null][])('%s', (_, now, windows, until) => {
  expect(freeUntil(windows, at(now))).toEqual(until && at(until))
})

test('who is free all week is free for a week, and that is found in finite time', () => {
  const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1_440 }))
  expect(freeUntil(always, at('2026-03-04 10:00'))).toEqual(at('2026-03-11 10:00'))
})

test.each([
  ['21:15', 1],
  ['21:16', 0],
])('at %s, a quarter of an hour being the least, %i is asked', (clock, count) => {
  const now = at(`2026-03-02 ${clock}`)
  const wanted = aCase({ escalateAt: at('2026-03-03 12:00') })
  const choice = chooseHelpers(wanted, [aHelper('a', { freeWindows: [evening] })], now)
  expect([choice.offers.length, choice.excluded['off-shift']]).toEqual([count, 1 - count])
})
