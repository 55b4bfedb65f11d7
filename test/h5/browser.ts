import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import type { DemoAccountKey } from '@/contracts/demo-accounts'

/** Debian's Chromium as the tests start it: no sandbox (root), nothing that calls home. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
    ],
  })

export interface Visitor {
  page: Page
  context: BrowserContext
  errors: string[]
  go(hash: string): Promise<void>
  press(name: string | RegExp): Promise<void>
  sees(text: string): Promise<void>
  shot(path: string): Promise<void>
}

/**
 * `kept`: the page stays in this browser (config/offline). Else it
 * comes from the host each time, and what stands between is heard.
 */
export interface Look {
  width?: number
  height?: number
  scale?: number
  care?: boolean
  place?: { lng: number; lat: number }
  kept?: boolean
}

/** Somebody with a browser of their own, signed in as one of the demo's people. */
export async function visit(
  browser: Browser,
  base: string,
  account: DemoAccountKey | null,
  look: Look = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 390, height: look.height ?? 844 },
    deviceScaleFactor: look.scale ?? 2,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: look.kept ? 'allow' : 'block',
    ...(look.place
      ? { geolocation: { longitude: look.place.lng, latitude: look.place.lat }, permissions: ['geolocation'] }
      : {}),
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (e) => errors.push(e.message))
  page.on('console', (m) => {
    if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) errors.push(m.text())
  })
  if (account) {
    const answer = (await (
      await context.request.post(`${base}/rpc/sign-in-demo`, { data: { input: { account } } })
    ).json()) as { data: { token: string; me: { careMode: boolean } } }
    await page.goto(`${base}/#/me/privacy`)
    await page.evaluate(
      ([token, me, care]) => {
        localStorage.setItem('token', JSON.stringify({ data: token }))
        localStorage.setItem('me', JSON.stringify({ data: me }))
        localStorage.setItem('prefs', JSON.stringify({ data: { care } }))
      },
      [answer.data.token, answer.data.me, look.care ?? answer.data.me.careMode] as const,
    )
  }
  const visitor: Visitor = {
    page,
    context,
    errors,
    async go(hash) {
      await page.goto(`${base}/#/${hash}`)
      await page.reload()
      await page.waitForLoadState('networkidle')
    },
    // Screens slide over one another; the one that is shown is the last.
    press: (name) =>
      page.locator('.taro_page:not([style*="display: none"])').last().getByRole('button', { name }).first().click(),
    sees: async (text) => {
      await page
        .locator('.taro_page:not([style*="display: none"])')
        .last()
        .getByText(text)
        .first()
        .waitFor({ timeout: 10_000 })
    },
    shot: async (path) => {
      await page.screenshot({ path })
    },
  }
  return visitor
}
