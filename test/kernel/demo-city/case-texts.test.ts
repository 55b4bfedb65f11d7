// Promise: the demo speaks as people do, and the texts that judge the category suggestion were never in its school.
import { answers } from '../../../cloudfunctions/demo-city/case-answers'
import { caseTexts, categoryCodes } from '../../../cloudfunctions/demo-city/case-texts'
import { categories } from '../../../cloudfunctions/demo-city/categories'
import { heldOutTexts } from '../../../cloudfunctions/demo-city/held-out-texts'

test('the categories of the texts are those of the city', () => {
  expect([...categoryCodes].sort()).toEqual(categories.map((category) => category.code).sort())
})

test.each(categoryCodes)('%s: 12–20 texts, five held out, three answers', (code) => {
  expect(caseTexts[code].length).toBeGreaterThanOrEqual(12)
  expect(caseTexts[code].length).toBeLessThanOrEqual(20)
  expect(heldOutTexts[code]).toHaveLength(5)
  expect(answers[code].length).toBeGreaterThanOrEqual(3)
  for (const text of [...caseTexts[code], ...heldOutTexts[code]]) {
    expect([...text].length).toBeGreaterThanOrEqual(8)
    expect([...text].length).toBeLessThanOrEqual(60)
    expect(text).not.toMatch(/[<>\d]{6}/)
  }
})

test('no text stands twice, neither in two categories nor among the held-out ones', () => {
  const all = [caseTexts, heldOutTexts].flatMap((table) => Object.values(table).flat())
  expect(new Set(all).size).toBe(all.length)
})
