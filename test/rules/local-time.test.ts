// The community's time is the same on every machine: the day, the clock and
// the words of an instant, at midnight, at the year's end, in a leap year.
import { execFileSync } from 'node:child_process'
import { buildSync } from 'esbuild'
import fc from 'fast-check'
import {
  clock,
  dayAt,
  dayMs,
  dayName,
  dayNumber,
  daysAfter,
  daysBetween,
  dayWords,
  instantOf,
  isDay,
  localDay,
  localInstant,
  localMidnight,
  localMinute,
  midnightOf,
  minuteClock,
  minuteMs,
  monthsAfter,
  weekdayOf,
  weekdayWord,
  yearDayWords,
} from '@/rules/local-time'

const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}+08:00`)
/** The other way to the same answer: the moved instant as ISO writes it. */
const byIso = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString()

test('the day changes at local midnight, also at the end of a year and around 29 February', () => {
  const before = ['2026-10-07', '2026-12-31', '2028-02-28', '2028-02-29', '2027-02-28']
  const after = ['2026-10-08', '2027-01-01', '2028-02-29', '2028-03-01', '2027-03-01']
  expect(before.map((day) => localDay(at(`${day} 23:59:59.999`)))).toEqual(before)
  expect(after.map((day) => localDay(at(`${day} 00:00:00.000`)))).toEqual(after)
  expect(before.map((day) => daysAfter(day, 1))).toEqual(after)
  expect(after.map((day) => daysAfter(day, -1))).toEqual(before)
  expect(before.map((day, i) => daysBetween(day, after[i]!))).toEqual([1, 1, 1, 1, 1])
})

test('an instant may be a number, an ISO string or a Date', () => {
  const ms = at('2026-11-30 16:20:59')
  expect([ms, new Date(ms).toISOString(), new Date(ms)].map((i) => [localDay(i), clock(i), dayAt(i)])).toEqual(
    Array.from({ length: 3 }, () => ['2026-11-30', '16:20', dayNumber('2026-11-30')]),
  )
})

test('any instant of two centuries is read as ISO writes it eight hours later, and every day as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1920), max: Date.UTC(2120) }), (ms) => {
      const iso = byIso(ms)
      const day = dayAt(ms)
      expect([localDay(ms), clock(ms)]).toEqual([iso.slice(0, 10), iso.slice(11, 16)])
      expect([dayName(day), dayNumber(iso.slice(0, 10))]).toEqual([iso.slice(0, 10), day])
      expect(weekdayOf(day)).toBe((new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7)
      expect(localMidnight(ms).getTime()).toBe(midnightOf(day))
      expect([ms - midnightOf(day) >= 0, ms - midnightOf(day) < dayMs]).toEqual([true, true])
      expect(Math.floor(localMinute(ms) / 1440)).toBe(day)
      expect(localInstant(localDay(ms), localMinute(ms) - day * 1440).getTime()).toBe(instantOf(localMinute(ms)))
      expect(ms - instantOf(localMinute(ms))).toBeLessThan(minuteMs)
    }),
  )
})

test('midnights before and after, and minutes past the end of a day', () => {
  const noon = at('2026-12-31 12:00')
  expect([-1, 0, 1].map((n) => localMidnight(noon, n).getTime())).toEqual(
    ['2026-12-30', '2026-12-31', '2027-01-01'].map((day) => at(`${day} 00:00`)),
  )
  expect(localInstant('2026-12-31', 1470).getTime()).toBe(at('2027-01-01 00:30'))
  expect(localInstant('2026-12-31', -30).getTime()).toBe(at('2026-12-30 23:30'))
})

test('months end where the month does', () => {
  expect(monthsAfter('2026-11-23', 6)).toBe('2027-05-23')
  expect(monthsAfter('2026-08-31', 6)).toBe('2027-02-28')
  expect(monthsAfter('2027-08-31', 6)).toBe('2028-02-29')
})

test('what is no day is refused, never taken for the nearest', () => {
  const none = [
    '2027-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-2-3',
    '20260203',
    '2026-02-03T00:00',
    '2026-00-10',
    '2026-01-00',
    '0050-01-01',
    '',
    'Invalid Date',
  ]
  expect(none.filter(isDay)).toEqual([])
  for (const day of none) expect(() => localInstant(day, 0)).toThrow(RangeError)
  expect(['2028-02-29', '2026-12-31'].filter(isDay)).toHaveLength(2)
})

test('as it is said', () => {
  expect([clock(at('2026-11-30 00:00')), clock(at('2026-11-30 09:05:59')), clock(at('2026-11-30 23:59'))]).toEqual([
    '00:00',
    '09:05',
    '23:59',
  ])
  expect([0, 510, 1440, 1920].map(minuteClock)).toEqual(['00:00', '08:30', '24:00', '32:00'])
  expect(['2026-11-30', '2026-12-05', '2026-12-06'].map(weekdayWord)).toEqual(['周一', '周六', '周日'])
  expect([dayWords('2026-01-05'), dayWords('2028-02-29')]).toEqual(['1 月 5 日', '2 月 29 日'])
  expect(yearDayWords('2026-01-05')).toBe('2026 年 1 月 5 日')
})

/** A half hour each over a year, as a machine in `zone` reads it: our way, and dayjs's own utcOffset beside it. */
const yearIn = (zone: string): { ours: string; theirs: string } => {
  const entry = `import dayjs from 'dayjs'
    import utc from 'dayjs/plugin/utc'
    import { clock, localDay } from '@/rules/local-time'
    dayjs.extend(utc)
    const ours = [], theirs = []
    for (let t = Date.UTC(2026, 0, 1); t < Date.UTC(2027, 0, 1); t += 1_800_000) {
      ours.push(localDay(t) + ' ' + clock(t))
      theirs.push(dayjs(t).utcOffset(8).format('YYYY-MM-DD HH:mm'))
    }
    console.log(JSON.stringify({ ours: ours.join(), theirs: theirs.join() }))`
  const { outputFiles } = buildSync({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  })
  const env = { ...process.env, TZ: zone }
  return JSON.parse(
    execFileSync(process.execPath, ['-e', outputFiles[0]!.text], { env, encoding: 'utf8', maxBuffer: 2 ** 24 }),
  )
}

test('a machine anywhere on earth reads the same, in the nights when its own clocks change too', () => {
  const halfHours = Array.from({ length: 365 * 48 }, (_, i) => byIso(Date.UTC(2026, 0, 1) + i * 1_800_000))
  const right = halfHours.map((iso) => iso.slice(0, 16).replace('T', ' ')).join()
  const [newYork, kiritimati] = [yearIn('America/New_York'), yearIn('Pacific/Kiritimati')]
  expect([newYork.ours === right, kiritimati.ours === right]).toEqual([true, true])
  // The twin: dayjs's utcOffset goes through the machine's zone, and this test must see that.
  expect([newYork.theirs === right, kiritimati.theirs === right]).toEqual([false, true])
})
