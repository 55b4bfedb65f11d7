/** @jest-environment node */
import path from 'node:path'
import { usePhones } from './use-phones'

// A finger on the glass: Chromium scrolls by itself, WeChat's own gestures are the host's.
const phone = usePhones({ packageDir: path.join(__dirname, 'sample') })

describe('gestures', () => {
  test('pulling down refreshes, scrolling is heard, and the end of the page is reached', async () => {
    const p = await phone({ path: '/motion/index' })
    await p.finger.swipe({ x: 195, y: 400 }, { x: 195, y: 560 })
    await p.text('说: 拉')
    await p.finger.scroll(1500)
    await p.text('滚')
    await p.text('底')
  })

  test('a scroll view scrolls and refreshes by itself, a swiper turns', async () => {
    const p = await phone({ path: '/motion/index' })
    await p.finger.swipe({ x: 195, y: 200 }, { x: 195, y: 150 })
    await p.finger.swipe({ x: 195, y: 200 }, { x: 195, y: 150 })
    await p.finger.swipe({ x: 195, y: 200 }, { x: 195, y: 150 })
    await p.text('里底')
    await p.finger.swipe({ x: 300, y: 260 }, { x: 100, y: 260 })
    await p.text('翻到1touch')
  })

  test('a long press is no tap, a short one is no long press', async () => {
    const p = await phone({ path: '/motion/index' })
    await p.finger.hold('按住我', 500)
    await p.text('说: 长按')
    await p.tap('按住我')
    await p.text('说: 长按,轻点')
  })

  test('catchtouchmove holds the page under a veil', async () => {
    const p = await phone({ path: '/motion/index' })
    const scrolled = (): Promise<number> =>
      p.page.locator('mp-webview:not([hidden]) mp-page').evaluate((e) => e.scrollTop)
    await p.tap('盖住')
    await p.finger.scroll(300)
    expect(await scrolled()).toBe(0)
    await p.tap('揭开')
    await p.finger.scroll(300)
    expect(await scrolled()).toBeGreaterThan(100)
  })

  test('a custom tab bar stands on every tab page, and rules of one page stay on it', async () => {
    const p = await phone()
    await p.tap('手势')
    await p.text('说:')
    expect((await p.route()).route).toBe('motion/index')
    await p.tap('问答')
    expect(
      await p.page.locator('mp-webview:not([hidden]) mp-page').evaluate((e) => getComputedStyle(e).paddingTop),
    ).toBe('0px')
    await p.tap('填表')
    await p.text('选颜色')
  })
})
