// What a keeper types at the desk is what is stored: the next such day,
// a closing time after midnight, rows that come back as they were.
import type { DeskStation } from '@/contracts/station-shapes'
import { dayNear, daysBetween, saidDay } from '@/station-desk/days'
import { presets, saidSeason, saidTime, spanOf } from '@/station-desk/hours/times'
import { describe as described, formOf, wrongIn } from '@/station-desk/station-form'
import { formatHours } from '@/rules/hours'
import { fromRows } from '@/rules/hours/editing'

const station = (hours: string): DeskStation =>
  ({
    communityCode: '150105006001',
    stationId: '019c8480-6029-7c2e-ad86-74aa1a6cc078',
    edition: 3,
    name: '东站',
    kind: 'own',
    point: { lng: 111.73, lat: 40.76 },
    address: '13 号楼底商',
    howToGetIn: '',
    hours,
    exceptions: [],
  }) as unknown as DeskStation

it('a day without a year is the next one that comes, and no day is refused', () => {
  expect(dayNear('2-5', '2026-11-23')).toBe('2027-02-05')
  expect(dayNear('11月23日', '2026-11-23')).toBe('2026-11-23')
  expect(dayNear('12/1', '2026-11-23')).toBe('2026-12-01')
  expect(dayNear('2-29', '2026-11-23')).toBe('2028-02-29')
  for (const text of ['4-31', '13-1', '0-5', '明天', '']) expect(dayNear(text, '2026-11-23')).toBeNull()
})

it('days between run over New Year, both ends included, and never backwards', () => {
  expect(daysBetween('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'])
  expect(daysBetween('2027-01-02', '2026-12-30')).toEqual([])
  expect(saidDay('2027-02-05', '2026-11-23')).toBe('2027 年 2 月 5 日（周五）')
})

it("a closing time that is not after the opening one is the next day's", () => {
  expect(spanOf(1080, 120)).toEqual({ open: 1080, close: 1560 })
  expect(spanOf(510, 1050)).toEqual({ open: 510, close: 1050 })
  expect(spanOf(0, 0)).toEqual({ open: 0, close: 1440 })
  expect([saidTime(1560), saidTime(1440), saidTime(510)]).toEqual(['次日 02:00', '24:00', '08:30'])
})

it('what stands on the door as usual can be stored as it is', () => {
  const stored = presets.map((p) => {
    const made = fromRows(p.rows)
    return made.ok ? formatHours(made.hours) : made.why
  })
  expect(stored).toEqual(['24/7', 'WD 08:30-12:00,13:00-17:30', '09:00-21:00'])
})

it('a season is said by its months where it is whole, else by its days', () => {
  expect(saidSeason({ from: 501, to: 930 })).toBe('5 月到 9 月')
  expect(saidSeason({ from: 1115, to: 315 })).toBe('11 月 15 日到次年 3 月 15 日')
})

it.each([
  '24/7',
  'Mo-Fr 08:30-12:00,13:00-17:30; Sa 09:00-12:00; Su off',
  'May-Sep 08:00-20:00; Oct-Apr 09:00-18:00',
  '18:00-02:00; PH off',
  'Nov 15-Mar 15 WD 09:00-17:00',
])('opened in the editor and saved untouched, %s is stored the same', (hours) => {
  const form = formOf(station(hours))
  expect(wrongIn(form)).toBeNull()
  expect(described(form).hours).toBe(hours)
})

it('what is missing is said with the part that it stands in', () => {
  const form = formOf(station('24/7'))
  expect(wrongIn({ ...form, name: ' ' })?.part).toBe('basics')
  expect(wrongIn({ ...form, point: null })?.part).toBe('pin')
  expect(wrongIn({ ...form, rows: [] })?.part).toBe('hours')
  expect(wrongIn({ ...form, rows: [{ seasons: [], days: [], spans: [] }] })).toEqual({
    part: 'hours',
    words: '选一下是哪几天。',
  })
})
