// Every screen in every state, normal and in large type: whole, loading, failing, empty,
// offline, and each sheet. Each is opened from the real host, judged by look-rules.ts and
// drawn to test/.artifacts/looks. `npx tsx test/h5/looks.ts [names, a regular expression]`
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { withServer } from '../../config/with-database'
import { openBrowser, visit, type Visitor } from './browser'
import { startHost } from './host'
import { answerAs, type Answers } from './look-answers'
import { wrongInLook } from './look-rules'
import type { Look } from './look'
import { looksOf, type Looker } from './looks-list'

const folder = path.join(__dirname, '../.artifacts/looks')
const only = process.argv[2] ? new RegExp(process.argv[2]) : null
/** How long a read is tried again before a screen says that it failed, and a little more. */
const failingMs = 12_000
const counted = { passed: 0, failed: 0 }

/** One person's looks, one after another in one browser. */
async function walk(browser: Browser, url: string, looker: Looker, care: boolean): Promise<void> {
  const name = (look: Look) =>
    [looker.who, looker.wide ? 'wide' : '', care ? 'care' : '', look.name, look.answers ?? '']
      .filter(Boolean)
      .join(' · ')
  const size = looker.wide ? { width: 1440, height: 900 } : {}
  const visitor = await visit(browser, url, looker.signedOut ? null : looker.who, { ...size, scale: 1, care })
  const answers = await answerAs(visitor)
  // esbuild names functions for the stack traces of a process that is not this page.
  await visitor.context.addInitScript('globalThis.__name = (f) => f')
  if (looker.signedOut && care) {
    await visitor.page.goto(`${url}/#/me/privacy`)
    await visitor.page.evaluate(() => localStorage.setItem('prefs', JSON.stringify({ data: { care: true } })))
  }
  for (const look of await looksOf(looker, url)) {
    if (only && !only.test(name(look))) continue
    const wrong = await open(visitor, url, look, answers, care).catch((error: Error) => [
      error.message.split('\n').slice(0, 3).join(' '),
    ])
    wrong.push(...visitor.errors.splice(0).map((e) => `the console says: ${e.slice(0, 160)}`))
    await visitor.shot(path.join(folder, `${name(look).replaceAll(' · ', '-')}.png`))
    console.log([`${wrong.length ? '✗' : '✓'} ${name(look)}`, ...wrong].join('\n    '))
    counted[wrong.length ? 'failed' : 'passed']++
  }
  await visitor.context.close()
}

async function open(
  visitor: Visitor,
  url: string,
  look: Look,
  answers: { be(how: Answers): void },
  care: boolean,
): Promise<string[]> {
  const { page, context } = visitor
  await context.setOffline(false)
  answers.be(look.answers === 'offline' ? 'whole' : (look.answers ?? 'whole'))
  await page.goto(`${url}/#/${look.page}`)
  if (look.kept)
    await page.evaluate(
      (kept) =>
        Object.entries(kept).forEach(([key, value]) =>
          value === null ? localStorage.removeItem(key) : localStorage.setItem(key, JSON.stringify({ data: value })),
        ),
      look.kept,
    )
  await page.reload()
  const here = page.locator('.taro_page:not([style*="display: none"])').last()
  await here.locator('.ui').first().waitFor()
  if (look.answers === 'loading') await page.waitForTimeout(500)
  else if (look.answers === 'failing')
    await here
      .getByText(look.sees ?? '再试一次')
      .first()
      .waitFor({ timeout: failingMs })
  else await page.waitForLoadState('networkidle')
  if (look.answers === 'offline') {
    await context.setOffline(true)
    await here.getByText('没网').first().waitFor()
  }
  for (const step of look.steps ?? []) {
    if ('key' in step) await page.keyboard.press(step.key)
    else if ('write' in step) await here.locator('input:visible, textarea:visible').first().fill(step.write)
    else await here.locator('[tabindex="0"]:visible').filter({ hasText: step.press }).last().click()
    await page.waitForTimeout(350)
  }
  if (look.answers !== 'failing' && look.sees) await here.getByText(look.sees).first().waitFor({ timeout: 8_000 })
  await page.waitForTimeout(150)
  return page.evaluate(wrongInLook, {
    least: care ? 60 : 44,
    primary: look.primary ?? false,
    scrolled: look.scrolled ?? false,
  })
}

const lookers: Looker[] = [
  { who: 'resident', signedOut: true },
  { who: 'resident' },
  { who: 'elder' },
  { who: 'proxy' },
  { who: 'part-timer' },
  { who: 'grid-worker' },
  { who: 'rider' },
  { who: 'volunteer' },
  { who: 'canteen-clerk' },
  { who: 'canteen-clerk', wide: true },
  { who: 'station-keeper' },
  { who: 'station-keeper', wide: true },
  { who: 'community-staff' },
  { who: 'community-staff', wide: true },
  { who: 'street-staff' },
  { who: 'street-staff', wide: true },
]

/** The judge's own test: a home that is broken on purpose has to be found out, each time for the right reason. */
async function judgeTheJudge(browser: Browser, url: string): Promise<void> {
  const broken: [style: string, says: RegExp][] = [
    ['.ui-card { width: 120vw; max-width: none }', /sticks out|sideways/],
    ['.ui-title { color: #D0604C !important }', /contrast/],
    ['.ui-btn-light { min-height: 30px !important }', /takes a press on only/],
    ['.ui-card-brand { margin-top: 900px }', /out of sight/],
    [
      '.ui-row-title { flex: none !important; width: 20px; overflow: hidden; ' +
        'white-space: nowrap; text-overflow: ellipsis }',
      /cut off/,
    ],
    ['.ui-card-brand { display: none }', /no next action/],
  ]
  const visitor = await visit(browser, url, 'resident', { scale: 1 })
  await visitor.context.addInitScript('globalThis.__name = (f) => f')
  for (const [style, says] of broken) {
    await visitor.go('home/index')
    await visitor.sees('我反映的')
    await visitor.page.addStyleTag({ content: style })
    const wrong = await visitor.page.evaluate(wrongInLook, { least: 44, primary: true, scrolled: false })
    const found = wrong.some((w) => says.test(w))
    console.log(`${found ? '✓' : '✗'} found out: ${style}`)
    counted[found ? 'passed' : 'failed']++
  }
  await visitor.context.close()
}

async function main(databaseUrl: string): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'hongyi-looks-'))
  if (!only) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const host = await startHost(place, databaseUrl)
  const browser = await openBrowser()
  try {
    if (!only) await judgeTheJudge(browser, host.url)
    const walks = lookers.flatMap((looker) => [false, true].map((care) => () => walk(browser, host.url, looker, care)))
    // Three at a time: what is failing or offline mostly waits.
    await Promise.all(
      [0, 1, 2].map(async () => {
        for (let next = walks.shift(); next; next = walks.shift()) await next()
      }),
    )
  } finally {
    await browser.close()
    await host.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

withServer(async (server) => main(await server.create('looks')), { durable: false })
  .catch((error: Error) => {
    counted.failed++
    console.error(error)
  })
  .finally(() => {
    console.log(`${counted.passed} passed, ${counted.failed} failed`)
    process.exit(counted.failed ? 1 : 0)
  })
