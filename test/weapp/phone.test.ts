/** @jest-environment node */
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from './phone/chromium'
import { openPhone, type PhoneOptions, type Upload } from './phone/open-phone'
import type { Phone } from './phone/phone'

// The phone is judged on a small mini-program that was written by hand (sample/): what it does here, WeChat documents.
jest.setTimeout(60_000)
const packageDir = path.join(__dirname, 'sample')
let browser: Browser
const open: Phone[] = []
const phone = async (options: Partial<PhoneOptions> = {}): Promise<Phone> => {
  const opened = await openPhone({ browser, packageDir, openid: 'o-li', callFunction: (_name, asked) => Promise.resolve(asked), ...options })
  open.push(opened)
  return opened
}
beforeAll(async () => { browser = await openBrowser() })
afterEach(async () => { for (const p of open.splice(0)) { expect(p.faults()).toEqual([]); await p.close() } })
afterAll(() => browser.close())

describe('forms', () => {
  test('a form sends every named control, and reset empties them', async () => {
    const p = await phone()
    await p.type('姓名', '李')
    await p.text('input "李"')
    await p.type('说明', '一二三四五六七八九十十一')
    await p.tap('同意')
    await p.tap('男')
    await p.text('change "m"')
    await p.tap('修水')
    await p.tap('修电')
    await p.text('change ["water","power"]')
    await p.choose('选颜色', '蓝')
    await p.text('change 2')
    await p.tap('交')
    await p.text('submit {"name":"李","words":"一二三四五六七八九十","agree":true,"sex":"m","skills":["water","power"],"colour":2}')
    await p.tap('重来')
    await p.tap('交')
    await p.text('submit {"name":"","words":"","agree":false,"sex":"","skills":[],"colour":0}')
  })

  test('one radio of a group is on, a label works from afar, a disabled button does not', async () => {
    const p = await phone()
    await p.tap('女')
    await p.tap('男')
    expect(await p.page.locator('wx-radio[checked]').count()).toBe(1)
    await p.tap('远处的开关')
    await p.text('change true')
    await expect(p.visible('不能按').tap({ timeout: 500 })).rejects.toThrow()
  })

  test('a sheet of several columns and a date are chosen', async () => {
    const p = await phone()
    await p.tap('选社区')
    await p.tap('乙社区')
    await p.tap('确定')
    await p.text('change [0,1]')
    await p.choose('选日子', '2026-11-23')
    await p.text('change "2026-11-23"')
  })

  test("a component's own classes stay its own, and its events reach the page", async () => {
    const p = await phone()
    const colour = (words: string): Promise<string> => p.visible(words).first().evaluate((e) => getComputedStyle(e).color)
    expect(await colour('卡片 一')).toBe('rgb(1, 2, 3)')
    expect(await colour('选颜色')).toBe('rgb(0, 0, 0)')
    await p.tap('卡片 一')
    await p.text('pressed {"word":"一!"}')
  })
})

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
    const scrolled = (): Promise<number> => p.page.locator('mp-webview:not([hidden]) mp-page').evaluate((e) => e.scrollTop)
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
    expect(await p.page.locator('mp-webview:not([hidden]) mp-page').evaluate((e) => getComputedStyle(e).paddingTop)).toBe('0px')
    await p.tap('填表')
    await p.text('选颜色')
  })
})

describe('questions to WeChat', () => {
  const asking = (options: Partial<PhoneOptions> = {}): Promise<Phone> => phone({ path: '/asking/index', ...options })

  test('nothing is confirmed but by a finger', async () => {
    const p = await asking()
    await p.tap('modal')
    await p.tap('取消')
    await p.text('答 不要')
    await p.tap('modal')
    await p.tap('确定')
    await p.text('答 要')
    await p.tap('sheet')
    await p.tap('乙')
    await p.text('选 1')
  })

  test('a cloud call crosses with the openid; offline, lost on the way there and lost on the way back look the same', async () => {
    const heard: string[] = []
    const p = await asking({ callFunction: async (name, asked, openid) => { heard.push(`${name} ${openid}`); return { asked } } })
    await p.tap('call')
    await p.text('云 {"asked":{"a":1}}')
    await p.offline(true)
    await p.text('网络 none')
    await p.tap('call')
    await p.text('云断 -404011')
    await p.offline(false)
    await p.text('网络 wifi')
    p.loseCalls()
    await p.tap('call')
    await p.text('云断 -404011')
    expect(heard).toEqual(['echo o-li'])
    p.loseReplies()
    await p.tap('modal')
    await p.tap('确定')
    await p.tap('call')
    await p.text('云断 -404011')
    expect(heard).toEqual(['echo o-li', 'echo o-li'])
    expect(await p.calls('cloud.callFunction')).toHaveLength(4)
  })

  test('a photo is chosen, kept over a restart, shown and uploaded byte by byte', async () => {
    const sent: Upload[] = []
    const p = await asking({ uploadFile: async (u) => { sent.push(u); return { statusCode: 200, data: 'ok' } } })
    p.cancelCamera()
    await p.tap('shoot')
    await p.text('没拍 chooseMedia:fail cancel')
    await p.tap('shoot')
    await p.text('存了 1280')
    await p.reload('/asking/index')
    await p.text(/留着 wxfile:\/\/store_/)
    await p.tap('send')
    await p.text('传了 200ok')
    expect(sent[0]).toMatchObject({ openid: 'o-li', url: 'https://up.test/x', name: 'file', formData: { ticket: 't1' }, type: 'image/jpeg' })
    expect(sent[0]!.bytes.subarray(0, 2).toString('hex')).toBe('ffd8')
  })

  test('a position comes in the asked system, and not without leave or declaration', async () => {
    const p = await asking({ world: { location: { lng: 117.23, lat: 34.28 } } })
    await p.tap('here')
    // 545 m off: GCJ-02, as gcoord has it
    await p.text('在 117.236')
    await p.change({ permissions: { 'scope.userLocation': false } })
    await p.tap('here')
    await p.text('不知 getLocation:fail auth deny')
    await p.tap('choose')
    await p.text('不许 chooseLocation:fail the api need to be declared')
  })

  test('before the privacy guide is agreed to, a private call asks', async () => {
    const p = await asking({ world: { privacyAgreed: false } })
    await p.tap('here')
    await p.tap('拒绝')
    await p.text('不知 getLocation:fail privacy permission is not authorized')
    await p.tap('here')
    await p.tap('同意')
    await p.text('在 ')
  })

  test('recorder, scanner, sharing and refused domains', async () => {
    const p = await asking()
    await p.tap('record')
    await p.text('录了 有声')
    p.scans('S-1')
    await p.tap('scan')
    await p.text('扫到 S-1')
    await p.tap('scan')
    await p.text('没扫')
    await p.tap('request')
    await p.text('拒绝 request:fail url not in domain list')
    await p.tap('分享')
    expect((await p.calls('share'))[0]!.options).toMatchObject({ title: '看看', path: '/inner/index?by=button' })
  })

  test('a page is opened over another, hears its query raw, answers by the channel and goes back', async () => {
    const p = await asking()
    await p.tap('inner')
    await p.text('名字 a%26b')
    await p.tap('说一声')
    await p.text('里面说 好')
    expect((await p.route()).route).toBe('asking/index')
  })

  test("the page's code sees none of Chromium's globals", async () => {
    const p = await asking()
    await p.tap('globals')
    await p.text('有 0个')
  })
})

test('two phones are two people: each has its openid, its storage, its network', async () => {
  const [a, b] = [await phone({ openid: 'o-a', path: '/asking/index' }), await phone({ openid: 'o-b', path: '/asking/index' })]
  await a.tap('shoot')
  await a.text('存了')
  await a.offline(true)
  await b.tap('call')
  await b.text('云 {"a":1}')
  await b.reload('/asking/index')
  await b.text('留着 无')
})

test('a mini-program that goes to the background and comes back is told', async () => {
  const p = await phone()
  await p.background()
  await p.foreground()
  expect(await p.page.evaluate(() => (window.__phone.app() as { seen: string[] }).seen)).toEqual(['launch form/index', 'show', 'hide', 'show'])
})
