/** @jest-environment node */
import path from 'node:path'
import type { PhoneOptions, Upload } from './phone/open-phone'
import type { Phone } from './phone/phone'
import { usePhones } from './use-phones'

// What the mini-program asks of WeChat, and what WeChat says to it.
const phone = usePhones({ packageDir: path.join(__dirname, 'sample') })

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

  test('a cloud call crosses with the openid; offline, lost on the way and its answer lost look the same', async () => {
    const heard: string[] = []
    const p = await asking({
      callFunction: async (name, asked, openid) => {
        heard.push(`${name} ${openid}`)
        return { asked }
      },
    })
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
    const p = await asking({
      uploadFile: async (u) => {
        sent.push(u)
        return { statusCode: 200, data: 'ok' }
      },
    })
    p.cancelCamera()
    await p.tap('shoot')
    await p.text('没拍 chooseMedia:fail cancel')
    await p.tap('shoot')
    await p.text('存了 1280')
    await p.reload('/asking/index')
    await p.text(/留着 wxfile:\/\/store_/)
    await p.tap('home')
    await p.text('没传 uploadFile:fail invalid url "/uploads/x"')
    await p.tap('send')
    await p.text('传了 200ok')
    expect(sent[0]).toMatchObject({
      openid: 'o-li',
      url: 'https://up.test/x',
      name: 'file',
      formData: { ticket: 't1' },
      type: 'image/jpeg',
    })
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
