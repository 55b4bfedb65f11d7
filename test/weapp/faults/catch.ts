import type { Browser } from 'playwright-core'
import { openPackage } from '../gate/compiled-package'
import { inspect } from '../gate/inspect'
import { openPhone } from '../phone/open-phone'
import type { Catcher } from './fault'

/** Which of the engines that read the package find a fault in it. */
export const readersThatCatch = (root: string): Catcher[] => [
  ...new Set(
    inspect(root)
      .filter((f) => f.weight === 'fault')
      .map((f) => f.engine),
  ),
]

/** Whether the page that is open draws anything within two seconds; one that waits may have no words yet. */
const shows = (phone: Awaited<ReturnType<typeof openPhone>>): Promise<boolean> =>
  phone.page
    .waitForFunction(() => document.querySelectorAll('mp-webview:not([hidden]) mp-root *').length > 0, undefined, {
      timeout: 2000,
    })
    .then(
      () => true,
      () => false,
    )

/** What goes wrong on a phone that opens every page of the package once; the cloud is silent. */
export async function phoneTroubles(browser: Browser, root: string): Promise<string[]> {
  let phone: Awaited<ReturnType<typeof openPhone>>
  try {
    phone = await openPhone({
      browser,
      packageDir: root,
      openid: 'o-nobody',
      callFunction: () => new Promise(() => undefined),
    })
  } catch (error) {
    return [(error as Error).message]
  }
  try {
    const found: string[] = []
    const { pages, app } = openPackage(root)
    for (const page of new Set([...pages, ...(app.tabBar?.list ?? []).map((t) => t.pagePath)])) {
      await phone.open(`/${page}`).catch((error: Error) => found.push(error.message))
      if (!(await shows(phone))) found.push(`${page} shows nothing`)
      // the first trouble is enough
      if (found.length + phone.faults().length > 0) break
    }
    const banned = (await phone.missing()).filter((name) => name.startsWith('new Function'))
    return [...found, ...phone.faults(), ...banned]
  } finally {
    await phone.close()
  }
}
