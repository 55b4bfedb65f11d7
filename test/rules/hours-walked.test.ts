// The four answers agree with a walk over every minute of three weeks: make-up days, holidays, seasons, exceptions and
// hours past midnight included.
import fc from 'fast-check'
import { calendarOf, compile, nextOpening, openAt, openThrough, openUntil, parseHours } from '@/rules/hours'
import type { Compiled } from '@/rules/hours'
import { days, midnight, spokenExceptions, spokenRules, walk, written } from './minute-walk'
import type { SpokenException, SpokenRule } from './minute-walk'

const WEEKS = 21
/** Spring Festival with both make-up Saturdays, National Day with its two, and New Year with a month's end. */
const windows = ['2026-02-10', '2026-09-19', '2025-12-22'] as const
const calendar = calendarOf(days)

function compiled(rules: readonly SpokenRule[], exceptions: readonly SpokenException[]): Compiled {
  const text = written(rules)
  const parsed = parseHours(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason} at ${parsed.at}`)
  return compile(
    parsed.hours,
    calendar,
    exceptions.map(({ day, spans }) => ({
      day,
      spans: spans.map(([open, length]) => ({ open, close: open + length })),
    })),
  )
}

const worlds = fc
  .constantFrom(...windows)
  .chain((first) =>
    fc.record({ first: fc.constant(first), rules: spokenRules(first), exceptions: spokenExceptions(first) }),
  )

/** For each minute, the first one from it on that is open (or closed); the window's length when none is. */
function ahead(open: Uint8Array, sought: 0 | 1): Int32Array {
  const found = new Int32Array(open.length)
  for (let minute = open.length - 1, last = open.length; minute >= 0; minute--) {
    if (open[minute] === sought) last = minute
    found[minute] = last
  }
  return found
}

test('open now, until when, and when next, at every minute of three weeks', () => {
  let openMinutes = 0
  let closedMinutes = 0
  fc.assert(
    fc.property(worlds, fc.integer({ min: 0, max: 59_999 }), ({ first, rules, exceptions }, within) => {
      const c = compiled(rules, exceptions)
      const begin = midnight(first)
      const open = walk(rules, exceptions, first, WEEKS)
      const [opens, closes] = [ahead(open, 1), ahead(open, 0)]
      const end = begin + open.length * 60_000
      const fail = (what: string, minute: number) => {
        throw new Error(`${what} at minute ${minute} of ${first}: ${written(rules)} | ${JSON.stringify(exceptions)}`)
      }
      for (let minute = 0; minute < open.length; minute++) {
        const t = begin + minute * 60_000 + within
        if (open[minute]) openMinutes++
        else closedMinutes++
        if (openAt(c, t) !== (open[minute] === 1)) fail('openAt', minute)
        if (minute % 7 !== within % 7) continue
        const until = openUntil(c, t)
        if (!open[minute] ? until !== null : until === null || !reaches(until, closes[minute]!))
          fail('openUntil', minute)
        const next = nextOpening(c, t)
        if (open[minute] ? next !== t : !reaches(next ?? Infinity, opens[minute]!)) fail('nextOpening', minute)
      }
      /** Exactly the minute walked to; past the window's end anything later is right. */
      function reaches(instant: number, minute: number): boolean {
        return minute === open.length ? instant >= end : instant === begin + minute * 60_000
      }
    }),
    { numRuns: 150 },
  )
  expect(Math.min(openMinutes, closedMinutes)).toBeGreaterThan(500_000)
})

test('open through an interval means open at each of its instants', () => {
  const seen = { yes: 0, no: 0 }
  // In steps of three seconds, so that intervals begin and end within minutes too; a stay is short, or up to a day.
  const length = fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 28_000 }))
  const stays = fc.array(fc.tuple(fc.integer({ min: 0, max: 19 * 28_800 }), length), { minLength: 200, maxLength: 200 })
  fc.assert(
    fc.property(worlds, stays, ({ first, rules, exceptions }, intervals) => {
      const c = compiled(rules, exceptions)
      const open = walk(rules, exceptions, first, WEEKS)
      for (const [from, steps] of intervals) {
        const [start, end] = [from * 3000, (from + steps) * 3000]
        let walked = open[Math.floor(start / 60_000)] === 1
        for (let minute = Math.floor(start / 60_000) + 1; minute * 60_000 < end; minute++) walked &&= open[minute] === 1
        const answered = openThrough(c, midnight(first) + start, midnight(first) + end)
        if (answered !== walked)
          throw new Error(`from ${start} to ${end} ms of ${first}: ${written(rules)} | ${JSON.stringify(exceptions)}`)
        seen[walked ? 'yes' : 'no']++
      }
    }),
    { numRuns: 100 },
  )
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(2000)
})
