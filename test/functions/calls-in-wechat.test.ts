// The functions inside WeChat's cloud: whatever an event says about who sent it is
// not believed, and whatever it looks like, the answer is ours, with its status.
import { demoPerson } from '../world/city'
import { cloud, inWechat, personOf, rpc, tokenOf, useFunctions } from './caller'

useFunctions()
const signIn = { operation: 'sign-in-wechat', input: { code: 'a code' } }

describe("inside WeChat's cloud", () => {
  test('the platform says who calls; what the event says about it is not even read', async () => {
    inWechat('openid-alice')
    const alice = personOf(await cloud(signIn))
    inWechat('openid-bob')
    const bob = personOf(
      await cloud({
        ...signIn,
        openid: 'openid-alice',
        OPENID: 'openid-alice',
        userInfo: { openId: 'openid-alice', appId: 'wx0' },
        test_openid: 'openid-alice',
        trustedOpenid: 'openid-alice',
      }),
    )
    expect(bob).not.toBe(alice)
    inWechat('openid-alice')
    expect(personOf(await cloud(signIn))).toBe(alice)
  })

  test('once known, the openid alone is enough for a call', async () => {
    inWechat('openid-carol')
    const carol = personOf(await cloud(signIn))
    expect(personOf(await cloud({ operation: 'who-am-i', input: {} }))).toBe(carol)
    inWechat('openid-of-nobody')
    expect(await cloud({ operation: 'who-am-i', input: {} })).toMatchObject({ ok: false, code: 'SIGN_IN_FIRST' })
  })

  test.each([
    ['another function', 'scf,wx_client'],
    ['a web page', 'tcb_http'],
    ['nothing said', ''],
    ['something like it', 'wx_client_x'],
    ['in the wrong place', ' wx_client'],
  ])('an openid behind a source that is not WeChat itself is not believed: %s', async (_what, source) => {
    inWechat('openid-alice')
    await cloud(signIn)
    inWechat('openid-alice', source)
    expect(await cloud({ operation: 'who-am-i', input: {} })).toMatchObject({ code: 'SIGN_IN_FIRST' })
    // Without WeChat's word, the code has to be traded, and no app is set up here.
    expect(await cloud(signIn)).toMatchObject({ code: 'SIGN_IN_FAILED' })
  })

  test("an empty openid is nobody's, not everybody's", async () => {
    inWechat('')
    expect(await cloud(signIn)).toMatchObject({ code: 'SIGN_IN_FAILED' })
  })

  test('the developer tools count as WeChat, and a chain counts by its beginning', async () => {
    inWechat('openid-dave', 'wx_devtools,scf')
    expect(await cloud(signIn)).toMatchObject({ ok: true })
  })

  test('a token comes before the openid: a phone that switched accounts is the one it switched to', async () => {
    inWechat('openid-erin')
    await cloud(signIn)
    const token = await tokenOf('volunteer')
    expect(personOf(await cloud({ operation: 'who-am-i', input: {}, token }))).toBe(demoPerson('volunteer').personId)
    expect(await cloud({ operation: 'who-am-i', input: {}, token: `${token}x` })).toMatchObject({
      code: 'SIGN_IN_FIRST',
    })
  })

  test('an event that poses as an HTTP request gains nothing: it needs a token like any', async () => {
    inWechat('openid-alice')
    await cloud(signIn)
    expect((await rpc('who-am-i', {})).said).toMatchObject({ code: 'SIGN_IN_FIRST' })
  })

  test('calls that run in one process at the same time never swap their people', async () => {
    const accounts = ['resident', 'elder', 'rider', 'part-timer', 'volunteer', 'grid-worker'] as const
    const tokens = await Promise.all(accounts.map(tokenOf))
    const calls = Array.from({ length: 60 }, (_, i) => {
      const n = (i * 7) % accounts.length
      // The platform's environment changes under the calls, as if other people's events came in between.
      inWechat(`openid-passing-${i}`)
      return cloud({ operation: 'who-am-i', input: {}, token: tokens[n] }).then((said) => [
        personOf(said),
        demoPerson(accounts[n]!).personId,
      ])
    })
    for (const [found, wanted] of await Promise.all(calls)) expect(found).toBe(wanted)
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'who-am-i'],
    ['a number', 7],
    ['a list', []],
    ['an empty event', {}],
    ["a timer's event", { Type: 'Timer', TriggerName: 'member' }],
    ['an unknown operation', { operation: 'drop-everything', input: {} }],
    ['an operation of the desk', { operation: 'list-inbox', input: { view: 'open' } }],
  ])('%s is no operation', async (_what, event) => {
    expect(await cloud(event)).toEqual({
      ok: false,
      code: 'UNKNOWN_OPERATION',
      message: expect.stringMatching(/\p{Script=Han}/u),
      requestId: expect.stringMatching(/^[0-9a-f]{12}$/),
    })
  })

  test.each([
    ['operation', { operation: { toString: 'who-am-i' }, input: {} }],
    ['token', { operation: 'who-am-i', token: ['x'] }],
    ['token', { operation: 'who-am-i', token: 'x'.repeat(301) }],
    ['clientId', { operation: 'use-care-mode', input: { on: true }, clientId: 'mine' }],
    ['clientId', { operation: 'use-care-mode', input: { on: true }, clientId: 7 }],
  ])('a %s of the wrong form is refused by its name', async (field, event) => {
    expect(await cloud(event)).toMatchObject({ ok: false, code: 'INPUT_INVALID', fields: { [field]: '格式不对' } })
  })

  test('an event of 101 KB is too long, one of nothing but brackets is refused, and neither is a fault', async () => {
    expect(await cloud({ operation: 'post-case', input: { text: 'x'.repeat(101 * 1024) } })).toMatchObject({
      code: 'BODY_TOO_LARGE',
    })
    let deep: unknown = []
    for (let i = 0; i < 20_000; i++) deep = [deep]
    expect(await cloud({ operation: 'post-case', input: deep })).toMatchObject({ code: 'INPUT_INVALID' })
  })
})
