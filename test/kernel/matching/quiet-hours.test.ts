// Quiet hours: time in which people may not be asked does not count as time in which they were.
import fc from 'fast-check'
import {
  inQuietHours,
  quietUntil,
  wakingAfter,
  wakingMs,
} from '../../../cloudfunctions/kernel/matching/offer/quiet-hours'

const minuteMs = 60_000
const night = { from: 22 * 60, to: 7 * 60 }
const at = (local: string): Date => new Date(`${local}:00+08:00`)

test('what is said before bed counts what is left of the evening and goes on in the morning', () => {
  expect(wakingAfter(night, at('2026-11-23T21:30'), 336 * minuteMs)).toEqual(at('2026-11-24T12:06'))
  expect(wakingAfter(night, at('2026-11-23T23:08'), 336 * minuteMs)).toEqual(at('2026-11-24T12:36'))
  expect(wakingAfter(night, at('2026-11-24T03:00'), 0)).toEqual(at('2026-11-24T07:00'))
})

test('time that ends with the evening ends in the morning: nobody is asked at the stroke of ten', () => {
  expect(wakingAfter(night, at('2026-11-23T21:00'), 60 * minuteMs)).toEqual(at('2026-11-24T07:00'))
})

test('by day the clock is the clock, and without quiet hours at any time', () => {
  expect(wakingAfter(night, at('2026-11-23T10:00'), 90 * minuteMs)).toEqual(at('2026-11-23T11:30'))
  expect(wakingAfter({ from: 0, to: 0 }, at('2026-11-23T23:00'), 90 * minuteMs)).toEqual(at('2026-11-24T00:30'))
  expect(quietUntil(night, at('2026-11-23T10:00'))).toEqual(at('2026-11-23T10:00'))
  expect(quietUntil(night, at('2026-11-23T23:59'))).toEqual(at('2026-11-24T07:00'))
})

const minutes = fc.integer({ min: 0, max: 1439 })
const quiet = fc.record({ from: minutes, to: minutes }).filter(({ from, to }) => (to - from + 1440) % 1440 < 1380)
const start = fc
  .integer({ min: 0, max: 3 * 1440 })
  .map((n) => new Date(at('2026-11-23T00:00').getTime() + n * minuteMs))

/** Walks minute by minute and counts those in which somebody may be asked. */
function walked(hours: { from: number; to: number }, from: Date, until: Date): number {
  let n = 0
  for (let t = from.getTime(); t < until.getTime(); t += minuteMs) if (!inQuietHours(hours, new Date(t))) n++
  return n
}

test('waking time is what a walk over every minute counts, and adding it back leads to the same instant', () => {
  fc.assert(
    fc.property(quiet, start, fc.integer({ min: 0, max: 2000 }), (hours, from, n) => {
      const until = wakingAfter(hours, from, n * minuteMs)
      expect(inQuietHours(hours, until)).toBe(false)
      expect(walked(hours, from, until)).toBe(n)
      expect(wakingMs(hours, from, until)).toBe(n * minuteMs)
    }),
    { numRuns: 300 },
  )
})
