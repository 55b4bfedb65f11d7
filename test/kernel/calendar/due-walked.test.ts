// For thousands of random cases the due engine says what a walk through 2026, one minute at a time, says.
import {
  dueAfterPause,
  dueAt,
  remainingMs,
  spent,
  warnAt,
  type Pause,
  type Span,
} from '../../../cloudfunctions/kernel/calendar/due'
import { countAfterPause, startCounting, whenCounted } from '../../../cloudfunctions/kernel/calendar/counting'
import { chineseCalendar } from '../../../cloudfunctions/kernel/calendar/working-calendar'
import { dueByWalking, minuteOfYear, minutesByWalking } from './year-2026'

const calendar = chineseCalendar()
const UNITS: Span['unit'][] = ['clock-hour', 'work-hour', 'work-day']

/** mulberry32: small, seeded, good enough to wander through a year. */
function dice(seed: number) {
  return (below: number) => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

function randomSpan(roll: ReturnType<typeof dice>): Span {
  const unit = UNITS[roll(3)]!
  return { unit, amount: unit === 'work-day' ? 1 + roll(15) : 1 + roll(40) }
}

/** Starts in January to September and pauses of up to six days, so that every due stays inside the year. */
function randomCase(roll: ReturnType<typeof dice>, pauseCount: number) {
  const begin = roll(270 * 1440)
  const pauses: Pause[] = Array.from({ length: pauseCount }, () => {
    const pausedAt = begin + roll(12 * 1440)
    return { pausedAt: minuteOfYear(pausedAt), resumedAt: minuteOfYear(pausedAt + roll(6 * 1440)) }
  })
  return { start: minuteOfYear(begin), span: randomSpan(roll), pauses }
}

test('3,000 dues without a pause', () => {
  const roll = dice(20260401)
  for (let n = 0; n < 3_000; n++) {
    const { start, span } = randomCase(roll, 0)
    const due = dueAt(start, span, calendar).at
    expect({ start, span, due }).toEqual({ start, span, due: dueByWalking(start, span) })
  }
})

test('2,000 dues with one to four pauses, overlapping ones too', () => {
  const roll = dice(7)
  for (let n = 0; n < 2_000; n++) {
    const { start, span, pauses } = randomCase(roll, 1 + roll(4))
    const due = dueAt(start, span, calendar, { pauses }).at
    expect({ start, span, pauses, due }).toEqual({ start, span, pauses, due: dueByWalking(start, span, pauses) })
  }
})

test('what is used up, at 2,000 random moments', () => {
  const roll = dice(11)
  for (let n = 0; n < 2_000; n++) {
    const { start, span, pauses } = randomCase(roll, roll(3))
    const until = new Date(start.getTime() + roll(20 * 1440) * 60_000)
    const total = span.amount * (span.unit === 'work-day' ? 390 : 60)
    const walked = minutesByWalking(start, until, span, pauses)
    expect(spent(start, until, span, calendar, { pauses })).toBeCloseTo(walked / total, 9)
    expect(remainingMs(start, until, span, calendar, { pauses })).toBe((total - walked) * 60_000)
  }
})

test('at the warning 75 % are used, at the due all, a millisecond before the due not yet', () => {
  const roll = dice(13)
  for (let n = 0; n < 1_000; n++) {
    const { start, span, pauses } = randomCase(roll, roll(3))
    const used = (at: Date) => spent(start, at, span, calendar, { pauses })
    const due = dueAt(start, span, calendar, { pauses }).at
    expect(used(warnAt(start, span, calendar, { pauses }))).toBeCloseTo(0.75, 9)
    expect(used(due)).toBe(1)
    expect(used(new Date(due.getTime() - 1))).toBeLessThan(1)
  }
})

test('later never means earlier: a later start, a longer span, a later moment, a longer pause', () => {
  const roll = dice(17)
  for (let n = 0; n < 1_500; n++) {
    const { start, span, pauses } = randomCase(roll, 1)
    const { pausedAt, resumedAt } = pauses[0]!
    const later = (at: Date) => new Date(at.getTime() + roll(3 * 86_400_000))
    const due = (from: Date, held: Pause[], wanted = span) =>
      dueAt(from, wanted, calendar, { pauses: held }).at.getTime()
    expect(due(later(start), [])).toBeGreaterThanOrEqual(due(start, []))
    expect(due(start, [], { ...span, amount: span.amount + 1 })).toBeGreaterThan(due(start, []))
    expect(due(start, pauses)).toBeGreaterThanOrEqual(due(start, []))
    expect(due(start, [{ pausedAt, resumedAt: later(resumedAt) }])).toBeGreaterThanOrEqual(due(start, pauses))
    const moment = later(start)
    expect(spent(start, later(moment), span, calendar)).toBeGreaterThanOrEqual(spent(start, moment, span, calendar))
  }
})

test('pauses compose: none is a pause of no length, one is two that touch, and their order does not matter', () => {
  const roll = dice(19)
  for (let n = 0; n < 1_000; n++) {
    const { start, span, pauses } = randomCase(roll, 2)
    const [{ pausedAt, resumedAt }] = pauses as [Pause, Pause]
    const middle = new Date(pausedAt.getTime() + roll(1 + resumedAt.getTime() - pausedAt.getTime()))
    const due = (held: Pause[]) => dueAt(start, span, calendar, { pauses: held }).at
    expect(due([{ pausedAt, resumedAt: pausedAt }])).toEqual(due([]))
    const twoThatTouch = [
      { pausedAt, resumedAt: middle },
      { pausedAt: middle, resumedAt },
    ]
    expect(due(twoThatTouch)).toEqual(due([{ pausedAt, resumedAt }]))
    expect(due([...pauses].reverse())).toEqual(due(pauses))
    const inOrder = [...pauses].sort((a, b) => a.pausedAt.getTime() - b.pausedAt.getTime())
    const kept = inOrder.reduce(
      (counted, pause) => countAfterPause(counted, pause, span, calendar),
      startCounting(start, span, calendar),
    )
    expect(whenCounted(1, kept, span, calendar).at).toEqual(due(pauses))
    expect(dueAfterPause(start, { pausedAt, resumedAt }, span, calendar).at).toEqual(due([{ pausedAt, resumedAt }]))
  }
})
