/** @jest-environment node */
import type { Browser } from 'playwright-core'
import { dist } from './dist'
import { phoneTroubles } from './faults/catch'
import { BrokenPackage } from './faults/fault'
import { faults } from './faults/list'
import { openBrowser } from './phone/chromium'

// The phone is the second net under the readers: it must fall over what a phone falls over, and run what a phone runs.
jest.setTimeout(60_000)
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('every page of the package opens without a word of complaint', async () => {
  expect(await phoneTroubles(browser, dist)).toEqual([])
})

describe('a phone falls over the same faults', () => {
  test.each(faults.filter((f) => f.caughtBy.includes('phone')).map((f) => [f.name, f] as const))(
    '%s',
    async (_name, fault) => {
      const broken = new BrokenPackage(dist)
      try {
        fault.put(broken)
        expect(await phoneTroubles(browser, broken.root)).not.toEqual([])
      } finally {
        broken.remove()
      }
    },
  )
})
