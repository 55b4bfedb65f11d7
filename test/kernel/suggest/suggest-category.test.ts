// Promise: from a few words the right category is usually among two; where the words say nothing, nothing is suggested.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { caseTexts } from '../../../cloudfunctions/demo-city/case-texts'
import { categories } from '../../../cloudfunctions/demo-city/categories'
import { heldOutTexts } from '../../../cloudfunctions/demo-city/held-out-texts'
import { importsOf } from '../../../config/import-rules'
import { learnedTable, tableFile } from '../../../config/train-suggestion'
import { suggestCategory } from '@/post-a-case/suggest-category'
import { categoryWords } from '@/post-a-case/suggest-category-words'
import { laterTexts } from './later-texts'

const flat = (texts: Record<string, readonly string[]>): { code: string; text: string }[] =>
  Object.entries(texts).flatMap(([code, sentences]) => sentences.map((text) => ({ code, text })))

function measure(texts: Record<string, readonly string[]>) {
  const results = flat(texts).map(({ code, text }) => ({ code, codes: suggestCategory(text).map((s) => s.code) }))
  return {
    of: results.length,
    topTwo: results.filter(({ code, codes }) => codes.includes(code)).length,
    first: results.filter(({ code, codes }) => codes[0] === code).length,
    silent: results.filter(({ codes }) => codes.length === 0).length,
  }
}

test('of the sentences it never learned from, at least 80 in 100 have the right one among two', () => {
  const { of, topTwo, first } = measure(heldOutTexts)
  expect(of).toBe(70)
  // Measured: 70 and 68.
  expect(topTwo / of).toBeGreaterThanOrEqual(0.8)
  expect(first / of).toBeGreaterThanOrEqual(0.8)
})

test('of those written after all was fixed it knows three in four, and is seldom wrong when it speaks', () => {
  const { of, topTwo, silent } = measure(laterTexts)
  // Measured: 42 of 56, 9 without a suggestion. Nothing is to be tuned on these.
  expect(topTwo / of).toBeGreaterThanOrEqual(0.7)
  expect(topTwo / (of - silent)).toBeGreaterThanOrEqual(0.85)
})

test('no judged sentence was learned from', () => {
  const learned = new Set(flat(caseTexts).map(({ text }) => text))
  expect([...flat(heldOutTexts), ...flat(laterTexts)].filter(({ text }) => learned.has(text))).toEqual([])
})

const empty = [
  '',
  '你好',
  '在吗',
  '有人吗',
  '12345',
  'hello',
  '。。。',
  '测试一下',
  '今天天气不错',
  '我想说个事',
  '🙂',
  '快来',
  '帮帮忙',
]
test.each(empty)('%j says nothing about a category', (text) => expect(suggestCategory(text)).toEqual([]))

test('two suggestions, the likelier first, their beliefs between 0 and 1', () => {
  for (const { text } of [...flat(heldOutTexts), ...flat(laterTexts)]) {
    const suggestions = suggestCategory(text)
    expect([0, 2]).toContain(suggestions.length)
    const [first, second] = suggestions
    if (!first || !second) continue
    expect(first.score).toBeGreaterThanOrEqual(second.score)
    expect(first.score + second.score).toBeLessThanOrEqual(1.000001)
    expect(second.score).toBeGreaterThanOrEqual(0)
  }
})

test('it knows the categories of the table, all of them and no other', () => {
  const codes = categories.map(({ code }) => code).sort()
  expect(Object.keys(caseTexts).sort()).toEqual(codes)
  expect(Object.keys(categoryWords).sort()).toEqual(codes)
  const seen = new Set(flat(caseTexts).flatMap(({ text }) => suggestCategory(text).map(({ code }) => code)))
  expect([...seen].sort()).toEqual(codes)
})

test('the learned table is small, and what the texts teach today (else: npx tsx config/train-suggestion.ts)', () => {
  const table = readFileSync(tableFile, 'utf8')
  expect(table).toBe(learnedTable())
  expect(Buffer.byteLength(table)).toBeLessThan(20 * 1024)
})

test('the words stay on the phone: it imports its table and its list, nothing that could send', () => {
  const file = 'src/post-a-case/suggest-category.ts'
  const text = readFileSync(path.resolve(__dirname, '../../..', file), 'utf8')
  const own = ['src/post-a-case/suggest-category-table', 'src/post-a-case/suggest-category-words']
  expect(importsOf(file, text).sort()).toEqual(own)
  expect(text).not.toMatch(/\bIntl\b|\\p\{|fetch|wx\.|Taro/)
})
