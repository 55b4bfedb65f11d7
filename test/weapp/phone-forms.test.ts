/** @jest-environment node */
import path from 'node:path'
import { usePhones } from './use-phones'

// The phone is judged on a small mini-program that was written by hand (sample/): what it does here, WeChat documents.
const phone = usePhones({ packageDir: path.join(__dirname, 'sample') })

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
    await p.text(
      'submit {"name":"李","words":"一二三四五六七八九十","agree":true,"sex":"m","skills":["water","power"],"colour":2}',
    )
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
    const colour = (words: string): Promise<string> =>
      p
        .visible(words)
        .first()
        .evaluate((e) => getComputedStyle(e).color)
    expect(await colour('卡片 一')).toBe('rgb(1, 2, 3)')
    expect(await colour('选颜色')).toBe('rgb(0, 0, 0)')
    await p.tap('卡片 一')
    await p.text('pressed {"word":"一!"}')
  })
})
