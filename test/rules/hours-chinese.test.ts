// What people write is read as they mean it, or refused with a reason: never guessed.
import { calendarOf, compile, formatHours, openAt, parseHours, sayHours } from '@/rules/hours'
import { readChinese } from '@/rules/hours/editing'
import { realTexts, texts, unreadable } from './chinese-texts'
import { days, midnight } from './minute-walk'

const calendar = calendarOf(days)
const hoursOf = (stored: string) => {
  const parsed = parseHours(stored)
  if (!parsed.ok) throw new Error(`${stored}: ${parsed.reason}`)
  return parsed.hours
}

test.each([...realTexts, ...texts])('%s', (text, stored) => {
  const read = readChinese(text)
  if (!read.ok) throw new Error(read.why)
  expect(formatHours(read.hours)).toBe(stored)
  expect(parseHours(stored)).toEqual({ ok: true, hours: read.hours })
  expect(read.said).toBe(sayHours(read.hours))
})

test.each(['工作日开放', ...unreadable])('%s is refused, in Chinese', (text) => {
  const read = readChinese(text)
  expect(read).toEqual({ ok: false, why: expect.stringMatching(/^[^a-z]*[？。]$/) })
})

test('there is enough of both', () => {
  expect(texts.length).toBeGreaterThanOrEqual(60)
  expect(unreadable.length).toBeGreaterThanOrEqual(30)
})

test('the reason names the word that was not understood', () => {
  expect(readChinese('9:00-17:00，下雨不开')).toEqual({ ok: false, why: expect.stringContaining('下雨不开') })
  expect(readChinese('工作日开放')).toEqual({ ok: false, why: '写了哪几天，没写几点到几点。' })
  expect(readChinese('夏季8:00-20:00')).toEqual({ ok: false, why: '没写夏季是几月到几月。' })
})

test('one unknown word more makes any text unreadable', () => {
  for (const [text] of [...realTexts, ...texts]) {
    for (const word of ['一般', '左右', '看情况', '约']) {
      expect([text, readChinese(`${word}${text}`).ok, readChinese(`${text}${word}`).ok]).toEqual([text, false, false])
    }
  }
})

test('what the door plate says is read back as the same hours, through a whole year', () => {
  const begin = midnight('2026-01-01')
  for (const [, stored] of [...realTexts, ...texts]) {
    const read = readChinese(sayHours(hoursOf(stored)))
    if (!read.ok) throw new Error(`${sayHours(hoursOf(stored))}: ${read.why}`)
    const [meant, again] = [compile(hoursOf(stored), calendar), compile(read.hours, calendar)]
    for (let minute = 0; minute < 365 * 1440; minute += 29) {
      const t = begin + minute * 60_000
      if (openAt(meant, t) !== openAt(again, t))
        throw new Error(`${stored} and ${formatHours(read.hours)} differ at minute ${minute}`)
    }
  }
})
