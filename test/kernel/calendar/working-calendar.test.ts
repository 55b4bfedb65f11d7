// The calendar knows every day off and every make-up day the state published, and says so when it does not know.
import { execFileSync } from 'node:child_process'
import { buildSync } from 'esbuild'
import { dayNumber, daysAfter, localDay, localInstant, weekdayOf } from '@/rules/local-time'
import { isStatutory } from '../../../cloudfunctions/kernel/calendar/statutory-days'
import { chineseCalendar, isPublicHoliday } from '../../../cloudfunctions/kernel/calendar/working-calendar'
import { isWorkdayByHand } from './year-2026'

const calendar = chineseCalendar()
const year = (name: number) => Array.from({ length: 365 }, (_, n) => utcDay(Date.UTC(name, 0, 1 + n)))
const utcDay = (at: number) => new Date(at).toISOString().slice(0, 10)

test('every day of 2026 agrees with the notice of the State Council', () => {
  expect(year(2026).filter((day) => calendar.isWorkday(day) !== isWorkdayByHand(day))).toEqual([])
  expect(year(2026).filter(calendar.isWorkday)).toHaveLength(248)
})

test('make-up Saturdays and Sundays are worked, the days they pay for are not', () => {
  const madeUp = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-09-20', '2026-10-10']
  const paidFor = ['2026-01-02', '2026-02-20', '2026-02-23', '2026-10-06', '2026-10-07']
  expect(madeUp.filter(calendar.isWorkday)).toEqual(madeUp)
  expect(paidFor.filter(calendar.isWorkday)).toEqual([])
})

test.each([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])('%i is known', (name) => {
  expect(calendar.isKnown(`${name}-03-15`)).toBe(true)
})

test('a year that is not published is called unknown: the days that the law fixes are off', () => {
  expect(year(2031).some(calendar.isKnown)).toBe(false)
  // 22 and 23 January are 除夕 and 初一, 25 a Saturday; 5 April is 清明, 24 June 端午, 1 October 中秋 as well.
  const off = year(2031).filter((day) => !calendar.isWorkday(day) && weekdayOf(dayNumber(day)) < 5)
  expect(off).toEqual([
    '2031-01-01',
    '2031-01-22',
    '2031-01-23',
    '2031-01-24',
    '2031-05-01',
    '2031-05-02',
    '2031-06-24',
    '2031-10-01',
    '2031-10-02',
    '2031-10-03',
  ])
  expect(off.every(isPublicHoliday)).toBe(true)
  expect(calendar.isWorkday('2031-10-04')).toBe(false)
})

test('of every year that is published, the law names no day that was worked', () => {
  for (const name of [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]) {
    const fixed = year(name).filter(isStatutory)
    // The eve came with the revision for 2025, and 2 May too.
    const since2025 = fixed.filter((day) => name >= 2025 || (!day.endsWith('-05-02') && !isStatutory(after(day, 3))))
    expect([name, since2025.filter(calendar.isWorkday)]).toEqual([name, []])
    expect(fixed.length).toBeGreaterThanOrEqual(12)
  }
})
const after = (day: string, days: number) => daysAfter(day, days)

test('a local day wins over the state, in both directions, and only on that day', () => {
  const city = chineseCalendar([
    { day: '2026-07-10', workday: false, name: '那达慕' },
    { day: '2026-07-11', workday: true, name: '那达慕调休' },
  ])
  const around = ['2026-07-09', '2026-07-10', '2026-07-11', '2026-07-12']
  expect(around.map(city.isWorkday)).toEqual([true, false, true, false])
  expect(calendar.isWorkday('2026-07-10')).toBe(true)
})

test('a city may type in a new notice before the package has it', () => {
  const one = chineseCalendar([{ day: '2031-07-10', workday: false, name: '那达慕' }])
  expect([one.isKnown('2031-07-10'), one.isKnown('2031-07-11')]).toEqual([true, false])
  const notice = chineseCalendar([{ day: '2031-10-01', workday: false, name: '国庆节' }])
  expect([notice.isKnown('2031-03-03'), notice.isWorkday('2031-10-01')]).toEqual([true, false])
})

test('a day changes at local midnight, 16:00 UTC', () => {
  expect(localDay(new Date('2026-10-07T15:59:59.999Z'))).toBe('2026-10-07')
  expect(localDay(new Date('2026-10-07T16:00:00.000Z'))).toBe('2026-10-08')
  expect(localInstant('2026-10-08', 0).toISOString()).toBe('2026-10-07T16:00:00.000Z')
  expect(localInstant('2026-10-08', 1439).toISOString()).toBe('2026-10-08T15:59:00.000Z')
  expect(localInstant('2024-02-29', 1440).toISOString()).toBe('2024-02-29T16:00:00.000Z')
})

test.each(['2026-02-30', '2026-2-3', '20260203', '', '2026-13-01'])('%p is refused as a day', (day) => {
  expect(() => localInstant(day, 0)).toThrow(RangeError)
  expect(() => chineseCalendar([{ day, workday: true, name: '' }])).toThrow(RangeError)
})

test('the machine it runs on may stand anywhere on earth', () => {
  const entry = `import { chineseCalendar } from './cloudfunctions/kernel/calendar/working-calendar'
    import { localDay } from '@/rules/local-time'
    const c = chineseCalendar(); let bits = ''
    for (let n = 0; n < 365; n++) bits += +c.isWorkday(localDay(new Date(Date.UTC(2026, 0, 1 + n))))
    console.log(bits)`
  const built = buildSync({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    minify: true,
  })
  const code = built.outputFiles[0]!.text
  const bits = (zone: string) =>
    execFileSync(process.execPath, ['-e', code], { env: { ...process.env, TZ: zone }, encoding: 'utf8' }).trim()
  const byHand = year(2026)
    .map((day) => Number(isWorkdayByHand(day)))
    .join('')
  expect(bits('America/Los_Angeles')).toBe(byHand)
  expect(bits('Pacific/Kiritimati')).toBe(byHand)
  expect(code.length).toBeLessThan(60_000)
})
