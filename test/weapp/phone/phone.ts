import type { BrowserContext, Locator, Page } from 'playwright-core'
import type { Call } from './host/log'
import type { World } from './host/world'
import { Finger } from './finger'
import { fieldBy, screenText, tappable } from './look'
import { collectFaults } from './page-faults'
import type { Site } from './site'

/** What the camera, the scanner and the map will give when they are asked. */
export type Pocket = { photos: string[][]; cancelCamera: number; scans: string[]; places: object[] }

const WAIT_MS = 5000
interface Parts {
  openid: string
  context: BrowserContext
  page: Page
  site: Site
  world: World
  pocket: Pocket
}

/** One person's phone. Everything that looks or touches waits up to five seconds for the screen to get there. */
export class Phone {
  readonly openid: string
  /** Playwright's page, for what has no word here. */
  readonly page: Page
  readonly finger: Finger
  private readonly found: string[]

  constructor(private readonly parts: Parts) {
    this.openid = parts.openid
    this.page = parts.page
    this.finger = new Finger(parts.page)
    this.found = collectFaults(parts.page)
  }

  /** Starts the mini-program at a path; openPhone does this. */
  async start(path: string): Promise<void> {
    await this.page.goto(`${this.parts.site.origin}/${path && `#${path}`}`)
    await this.page
      .waitForFunction(() => window.__phone?.ready || window.__phone?.failed, undefined, { timeout: WAIT_MS })
      .catch(() => undefined)
    if (await this.page.evaluate(() => window.__phone?.ready)) return
    throw new Error(`the mini-program did not start:\n${this.found.join('\n')}`)
  }

  // what the person sees

  /** Waits until this stands on the screen. */
  async text(words: string | RegExp, waitMs = WAIT_MS): Promise<void> {
    await this.visible(words)
      .first()
      .waitFor({ timeout: waitMs })
      .catch(async () => {
        throw new Error(`no ${String(words)} on the screen:\n${await this.reads()}`)
      })
  }

  /** Waits until this is not on the screen any more. */
  async noText(words: string | RegExp): Promise<void> {
    const until = Date.now() + WAIT_MS
    while ((await this.visible(words).count()) > 0) {
      if (Date.now() > until) throw new Error(`${String(words)} is still on the screen:\n${await this.reads()}`)
      await this.page.waitForTimeout(50)
    }
  }

  /** All words on the screen now, the title bar first. */
  reads(): Promise<string> {
    return this.page.evaluate(screenText)
  }

  visible(words: string | RegExp): Locator {
    return this.page.getByText(words).filter({ visible: true })
  }

  // what the person does

  /** Taps what says this: a question that lies over the page before the page, a whole text before a part of one. */
  async tap(words: string | RegExp, { nth = 0 } = {}): Promise<void> {
    const target = await tappable(this.page, words, nth, WAIT_MS)
    if (!target) throw new Error(`nothing to tap says ${String(words)}:\n${await this.reads()}`)
    await target.tap({ timeout: WAIT_MS })
  }

  /** Types into the field with this placeholder, spoken label, or words before it; what stood there is replaced. */
  async type(field: string, value: string): Promise<void> {
    const control = await fieldBy(this.page, field, WAIT_MS)
    if (!control) throw new Error(`no field ${field}:\n${await this.reads()}`)
    await control.fill(value, { timeout: WAIT_MS })
  }

  /** Several fields in one breath, as on a phone that is too slow to draw in between. */
  async typeAtOnce(said: readonly (readonly [field: string, value: string])[]): Promise<void> {
    const controls = await Promise.all(
      said.map(async ([field]) => (await fieldBy(this.page, field, WAIT_MS))!.elementHandle()),
    )
    await this.page.evaluate(
      ([fields, values]) =>
        fields!.forEach((field, n) => {
          ;(field as HTMLInputElement).value = values![n] as string
          ;(field as HTMLInputElement).dispatchEvent(new Event('input', { bubbles: true }))
        }),
      [controls, said.map(([, value]) => value)] as const,
    )
  }

  /** Opens a picker by its words and takes a choice; a date ('2026-11-23') or time ('08:30') is set instead. */
  async choose(picker: string, choice: string): Promise<void> {
    await this.tap(picker)
    const field = this.page.locator('mp-sheet input')
    await this.page.locator('mp-sheet').waitFor({ timeout: WAIT_MS })
    if ((await field.count()) === 0) return this.tap(choice)
    await field.fill(choice)
    await this.tap('确定')
  }

  back(): Promise<void> {
    return this.page.locator('mp-back').tap({ timeout: WAIT_MS })
  }

  /** Opens a page as from a shared card or a QR code, closing what is open. */
  async open(url: string): Promise<void> {
    await this.page.evaluate((u) => window.__phone.open(u), url)
  }

  pullDown(): Promise<void> {
    return this.finger.pullDown()
  }

  // the world around

  async offline(isOffline: boolean): Promise<void> {
    await this.change({ online: !isOffline })
  }
  async change(world: Partial<World>): Promise<void> {
    Object.assign(this.parts.world, world)
    await this.page.evaluate((w) => window.__phone.setWorld(w), world)
  }

  /** The next n calls out never arrive. */
  loseCalls(n = 1): void {
    this.parts.site.losses.there = n
  }
  /** The next n calls out are run, and their answer is lost: the phone cannot tell the two apart. */
  loseReplies(n = 1): void {
    this.parts.site.losses.back = n
  }

  /** The files the next choosing of photos gives; without any, the camera draws a picture. */
  photos(...files: string[]): void {
    this.parts.pocket.photos.push(files)
  }
  cancelCamera(): void {
    this.parts.pocket.cancelCamera++
  }
  /** What the next scan reads; without any, the person cancels. */
  scans(text: string): void {
    this.parts.pocket.scans.push(text)
  }
  /** Where the next wx.chooseLocation points (WGS 84); without any, the person cancels. */
  choosesPlace(place: { name: string; address: string; lng: number; lat: number }): void {
    this.parts.pocket.places.push(place)
  }

  /** The person goes to another app and comes back. */
  async background(): Promise<void> {
    await this.page.evaluate(() => window.__phone.background())
  }
  async foreground(): Promise<void> {
    await this.page.evaluate(() => window.__phone.foreground())
  }

  /** WeChat ended the mini-program and starts it again: memory and temporary files are gone, storage stays. */
  async reload(path = ''): Promise<void> {
    await this.page.goto('about:blank')
    await this.start(path)
  }

  // what a test asks

  /** What the mini-program asked of WeChat, all or one name ('cloud.callFunction', 'showToast', 'share'). */
  async calls(name?: string): Promise<Call[]> {
    const all = await this.page.evaluate(() => window.__phone.calls())
    return name === undefined ? all : all.filter((c) => c.name === name)
  }

  route(): Promise<{ route: string; query: Record<string, string> }> {
    return this.page.evaluate(() => window.__phone.route())
  }
  /** Names of wx that were asked for and that this phone does not have. */
  missing(): Promise<string[]> {
    return this.page.evaluate(() => window.__phone.missing())
  }
  largestSetData(): Promise<number> {
    return this.page.evaluate(() => window.__phone.largestSetData())
  }
  /** Every exception, rejected promise and console.error since the start. */
  faults(): string[] {
    return [...this.found]
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path })
  }
  async close(): Promise<void> {
    await this.parts.context.close()
    await this.parts.site.close()
  }
}
