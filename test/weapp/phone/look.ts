import type { Locator, Page } from 'playwright-core'

/** Runs in the page: the words of what can be seen. */
export const screenText = (): string =>
  ['mp-bar', 'mp-webview:not([hidden])', 'mp-tabs', 'mp-mask', 'mp-toast', 'mp-loading']
    .flatMap((s) => Array.from(document.querySelectorAll<HTMLElement>(s), (e) => e.innerText.trim()))
    .filter(Boolean)
    .join('\n')

/**
 * What a tap on these words means. A question over the page hides the page; a whole text is meant before a part of one;
 * what has no words may be named by its spoken label.
 */
export async function tappable(
  page: Page,
  words: string | RegExp,
  nth: number,
  waitMs: number,
): Promise<Locator | undefined> {
  const until = Date.now() + waitMs
  const patience = Date.now() + 300
  while (Date.now() < until) {
    const area = (await page.locator('mp-mask').count()) > 0 ? page.locator('mp-mask').last() : page.locator('body')
    const wholes = [
      area.getByText(words, { exact: true }),
      ...(typeof words === 'string' ? [area.locator(`[aria-label="${words}"]`)] : []),
    ]
    // a part of a text only when the whole one had its chance to appear
    for (const candidates of Date.now() > patience ? [...wholes, area.getByText(words)] : wholes) {
      const seen = candidates.filter({ visible: true })
      if ((await seen.count()) > nth) return seen.nth(nth)
    }
    await page.waitForTimeout(40)
  }
  return undefined
}

/**
 * The field with this placeholder or spoken label, or the first one after these words in the smallest box that holds
 * both.
 */
export async function fieldBy(page: Page, name: string, waitMs: number): Promise<Locator | undefined> {
  const until = Date.now() + waitMs
  while (Date.now() < until) {
    const candidates = [
      page.getByPlaceholder(name),
      page.locator(`wx-input[aria-label="${name}"] > input, wx-textarea[aria-label="${name}"] > textarea`),
      await fieldNear(page, name),
    ]
    for (const candidate of candidates) {
      const seen = candidate?.filter({ visible: true })
      if (seen && (await seen.count()) > 0) return seen.first()
    }
    await page.waitForTimeout(40)
  }
  return undefined
}

async function fieldNear(page: Page, words: string): Promise<Locator | undefined> {
  const label = page.getByText(words, { exact: true }).filter({ visible: true }).first()
  if ((await label.count()) === 0) return undefined
  for (let levels = 1; levels <= 6; levels++) {
    const fields = label.locator(`xpath=ancestor::*[${levels}]//*[self::input or self::textarea]`)
    if ((await fields.count()) > 0) return fields
  }
  return undefined
}
