// On the strings both understand we answer as npm's opening_hours does, every 17 minutes of a year.
import { execFileSync } from 'node:child_process'
import { calendarOf, compile, openAt, parseHours } from '@/rules/hours'
import type { DayKind } from '@/rules/hours'
import { sharedTexts, theirPlace } from '../bench/stations/texts'
import { dayAfter, midnight } from './minute-walk'

const STEP = 17
const BEGIN = midnight('2026-01-01')
const STEPS = Math.floor((365 * 1440) / STEP)

/** It answers in the zone of its process, so it gets a process of its own: one string of 0 and 1 a text. */
function theirAnswers(texts: readonly string[]): string[] {
  const script = `
    const OpeningHours = require('opening_hours')
    const [texts, place, begin, steps, step] = JSON.parse(process.argv[1])
    console.log(JSON.stringify(texts.map(text => {
      const hours = new OpeningHours(text, place)
      let bits = ''
      for (let i = 0; i < steps; i++) bits += hours.getState(new Date(begin + i * step * 60000)) ? '1' : '0'
      return bits
    })))`
  const asked = JSON.stringify([texts, theirPlace, BEGIN, STEPS, STEP])
  const printed = execFileSync(process.execPath, ['-e', script, asked], {
    env: { ...process.env, TZ: 'Asia/Shanghai' },
    maxBuffer: 1 << 26,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return JSON.parse(printed) as string[]
}

test('the same answers over the year 2026', () => {
  const [holidayBits, ...theirs] = theirAnswers(['PH', ...sharedTexts])
  const days: Record<string, DayKind> = {}
  for (let i = 0; i < STEPS; i++)
    if (holidayBits![i] === '1') days[dayAfter('2026-01-01', Math.floor((i * STEP) / 1440))] = 'holiday'
  expect(Object.keys(days).length).toBeGreaterThan(3)
  const calendar = calendarOf(days)
  sharedTexts.forEach((text, n) => {
    const parsed = parseHours(text)
    if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`)
    const c = compile(parsed.hours, calendar)
    for (let i = 0; i < STEPS; i++) {
      if ((theirs[n]![i] === '1') !== openAt(c, BEGIN + i * STEP * 60_000)) {
        throw new Error(`${text} differs at ${new Date(BEGIN + i * STEP * 60_000).toISOString()}`)
      }
    }
    expect(theirs[n]).toMatch(text === '24/7' ? /^1+$/ : /01/)
  })
})

test('on hours past midnight before a day off we differ, knowingly', () => {
  const [theirs] = theirAnswers(['Fr 18:00-02:00; Sa off'])
  const parsed = parseHours('Fr 18:00-02:00; Sa off')
  if (!parsed.ok) throw new Error(parsed.reason)
  const c = compile(parsed.hours, calendarOf({}))
  const differing = Array.from({ length: STEPS }, (_, i) => i).filter(
    (i) => (theirs![i] === '1') !== openAt(c, BEGIN + i * STEP * 60_000),
  )
  // All of it Saturday before two, local time: they close, we are still open.
  expect(differing.length).toBeGreaterThan(300)
  for (const i of differing) {
    const local = new Date(BEGIN + i * STEP * 60_000 + 8 * 3_600_000)
    expect([theirs![i], local.getUTCDay(), local.getUTCHours() < 2]).toEqual(['0', 6, true])
  }
})
