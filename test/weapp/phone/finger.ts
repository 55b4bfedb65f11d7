import type { CDPSession, Page } from 'playwright-core'

type Point = { x: number; y: number }

/** Touches as the screen would send them, so that Chromium scrolls, holds and flings by itself. */
export class Finger {
  private session: Promise<CDPSession> | undefined
  constructor(private readonly page: Page) {}

  /** From one point to another in `steps`, then up. */
  async swipe(from: Point, to: Point, steps = 8): Promise<void> {
    await this.touch('touchStart', [from])
    for (let i = 1; i <= steps; i++) {
      await this.touch('touchMove', [
        { x: from.x + ((to.x - from.x) * i) / steps, y: from.y + ((to.y - from.y) * i) / steps },
      ])
      await this.page.waitForTimeout(16)
    }
    await this.touch('touchEnd', [])
  }

  /** Down on the middle of what says this, up after `ms`: a long press, or hold-to-talk. */
  async hold(words: string, ms: number): Promise<void> {
    const target = this.page.getByText(words).filter({ visible: true }).first()
    await target.scrollIntoViewIfNeeded()
    const box = await target.boundingBox()
    if (!box) throw new Error(`nothing to hold says ${words}`)
    await this.touch('touchStart', [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }])
    await this.page.waitForTimeout(ms)
    await this.touch('touchEnd', [])
  }

  /** Pulls the page down from its upper third. */
  async pullDown(): Promise<void> {
    const { x, y, height } = await this.pageArea()
    await this.swipe({ x, y: y + height * 0.2 }, { x, y: y + height * 0.5 })
  }

  /** Scrolls the page by so many pixels, down if positive. */
  async scroll(pixels: number): Promise<void> {
    const { x, y, height } = await this.pageArea()
    const middle = y + height / 2
    // a finger stays inside the page: a long way is several strokes
    for (let left = pixels; Math.abs(left) > 1; ) {
      const stroke = Math.sign(left) * Math.min(Math.abs(left), height * 0.4)
      await this.swipe({ x, y: middle + stroke / 2 }, { x, y: middle - stroke / 2 })
      left -= stroke
    }
  }

  private async pageArea(): Promise<Point & { height: number }> {
    const box = await this.page.locator('mp-webview:not([hidden])').boundingBox()
    if (!box) throw new Error('no page is open')
    return { x: box.x + box.width / 2, y: box.y, height: box.height }
  }

  private async touch(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]): Promise<void> {
    this.session ??= this.page.context().newCDPSession(this.page)
    await (await this.session).send('Input.dispatchTouchEvent', { type, touchPoints })
  }
}
