import type { Browser, Page } from 'playwright-core'
import { mustBe, type Suite } from '../../told'
import { standing } from '../../world/standing'
import { visit } from '../browser'
import { releasesBefore } from '../releases'
import { shown } from './shown'

interface Kept {
  promise: Suite['promise']
  browser: Browser
  url: string
  place: string
}

/** What stays on a phone that was here once: the page and its stations, of one build or of the next. */
export async function staying({ promise, browser, url, place }: Kept): Promise<void> {
  await promise('the page itself opens without a network after one visit, with an answer', async () => {
    // A phone of its own: what was opened before lay in that browser's memory.
    const kept = await visit(browser, url, null, { place: standing, kept: true })
    await kept.go('stations/index')
    await kept.page.evaluate('navigator.serviceWorker.ready')
    mustBe((await shown(kept)).length > 1, 'no station is shown')
    await kept.context.setOffline(true)
    const cold = await kept.context.newPage()
    await kept.page.close()
    await cold.goto(`${url}/#/stations/index`)
    await cold.getByText('没网也能找').last().waitFor({ timeout: 10_000 })
    mustBe((await cold.locator('.station-name').last().innerText()).length > 1, 'no answer without a network')
    // A screen of another part of the build, never opened before.
    await cold.goto(`${url}/#/gridwork/index`)
    await cold.getByText('两分钟报到').last().waitFor({ timeout: 10_000 })
    const names = (await cold.evaluate(
      `caches.keys()
          .then((all) => Promise.all(all.map((name) => caches.open(name).then((c) => c.keys()))))
          .then((all) => all.flat().map((r) => new URL(r.url).pathname))`,
    )) as string[]
    mustBe(
      names.length > 20 && names.every((name) => /\.(html|js|css)$/.test(name)),
      `more than the page is kept: ${names.join()}`,
    )
    await kept.context.close()
  })
  await promise(
    'a new build is taken at the next start, whole or not at all, and whoever has the page open goes on',
    async () => {
      const releases = await releasesBefore(url, place)
      const kept = await visit(browser, releases.url, null, { place: standing, kept: true })
      const start = async (): Promise<Page> => {
        const page = await kept.context.newPage()
        await page.goto(`${releases.url}/#/stations/index`)
        await page.locator('.station-name').last().waitFor({ timeout: 10_000 })
        return page
      }
      const buildOf = (page: Page) => page.evaluate('window.hongyiBuild') as Promise<string>
      const shells = (page: Page) => page.evaluate('caches.keys()') as Promise<string[]>
      /** The page's own answer, asked again: Playwright takes a promise for a yes. */
      const until = async (page: Page, so: string): Promise<void> => {
        for (let tries = 0; !(await page.evaluate(so)); tries++) {
          mustBe(tries < 100, `never: ${so}`)
          await page.waitForTimeout(100)
        }
      }
      releases.release('first')
      const first = await start()
      await first.evaluate('navigator.serviceWorker.ready')
      releases.release('second')
      // This start still has the first build and fetches the second behind it.
      const open = await start()
      await until(open, `caches.keys().then((names) => names.length === 2)`)
      await until(
        open,
        `navigator.serviceWorker.getRegistration()
            .then((r) => r.active?.state === 'activated' && !r.installing && !r.waiting)`,
      )
      mustBe((await buildOf(open)) === 'first', `the page that is open is of the build “${await buildOf(open)}”`)
      await open.goto(`${releases.url}/#/gridwork/index`)
      await open.getByText('两分钟报到').last().waitFor({ timeout: 10_000 })
      const next = await start()
      mustBe((await buildOf(next)) === 'second', `the next start took the build “${await buildOf(next)}”`)
      const before = (await shells(next)).sort().join()
      releases.release('third', { broken: true })
      const third = await start()
      await third.evaluate('navigator.serviceWorker.getRegistration().then((r) => r.update()).catch(() => undefined)')
      await until(third, 'navigator.serviceWorker.getRegistration().then((r) => !r.installing)')
      await kept.context.setOffline(true)
      const last = await start()
      mustBe((await buildOf(last)) === 'second', `half a build was taken: “${await buildOf(last)}”`)
      mustBe(
        (await shells(last)).sort().filter((name) => before.includes(name)).length === 2,
        `the whole builds are not kept: ${(await shells(last)).join()}`,
      )
      await kept.context.close()
      await releases.stop()
    },
  )
}
