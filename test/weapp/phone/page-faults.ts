import type { Page } from 'playwright-core'

/** What goes wrong in a page from now on: exceptions, rejected promises, console.error, files the package lacks. */
export function collectFaults(page: Page): string[] {
  const found: string[] = []
  page.on('pageerror', (error) => found.push(error.stack ?? error.message))
  page.on('response', (response) => {
    const [, file] = response.url().split('/package/')
    if (response.status() >= 400 && file) found.push(`the package has no ${file}`)
  })
  page.on('console', (message) => {
    // what Chromium itself says of a call that was lost on purpose
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) found.push(message.text())
  })
  return found
}
