import type { Browser } from 'playwright-core'
import { openBrowser } from './phone/chromium'
import { openPhone, type PhoneOptions } from './phone/open-phone'
import type { Phone } from './phone/phone'

/**
 * Phones for a jest file: one browser for all of them, every phone closed after its test, and a test whose phone met a
 * fault (an exception, console.error, a missing file) fails. `const phone = usePhones({ packageDir: dist })`
 */
export function usePhones(usual: Pick<PhoneOptions, 'packageDir'> & Partial<PhoneOptions>) {
  jest.setTimeout(60_000)
  let browser: Browser
  const open: Phone[] = []
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterEach(async () => {
    const phones = open.splice(0)
    const faults = phones.flatMap((phone) => phone.faults())
    for (const phone of phones) await phone.close()
    expect(faults).toEqual([])
  })
  afterAll(() => browser.close())
  return async (options: Partial<PhoneOptions> = {}): Promise<Phone> => {
    const echo = (_name: string, asked: unknown): Promise<unknown> => Promise.resolve(asked)
    const phone = await openPhone({ browser, openid: 'o-li', callFunction: echo, ...usual, ...options })
    open.push(phone)
    return phone
  }
}
