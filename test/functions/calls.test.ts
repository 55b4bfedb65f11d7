// The functions as the cloud calls them: whatever an event says about who sent it
// is not believed, and whatever it looks like, the answer is ours, with its status.
import { layCity, demoPerson } from '../world/city'
import { useDatabase } from '../world/database'
import { closePools } from '../../cloudfunctions/store/pool'
import { newId } from '../../cloudfunctions/kernel/ids'
import { main as matching } from '../../cloudfunctions/matching'
import { main as member } from '../../cloudfunctions/member'
import { main as staff } from '../../cloudfunctions/staff'

type Main = (event: unknown, context?: unknown) => Promise<unknown>
interface Said {
  ok: boolean
  code?: string
  data?: Record<string, unknown>
  fields?: Record<string, string>
  message?: string
  requestId: string
}
interface HttpSaid {
  statusCode: number
  headers: Record<string, string>
  body: string
}

// A machine that does other work too needs its time; a test that hangs still ends.
jest.setTimeout(30_000)
const db = useDatabase()
const surroundings = { ...process.env }
const cloudNames = [
  'TCB_SOURCE',
  'WX_SOURCE',
  'WX_OPENID',
  'WX_APPID',
  'WX_SECRET',
  'WX_API_BASE',
  'DATABASE_URL',
  'HONGYI_MODE',
  'HONGYI_SECRET',
]

beforeAll(() => layCity(db.url))
beforeEach(() => {
  for (const name of cloudNames) delete process.env[name]
  Object.assign(process.env, { DATABASE_URL: db.url, HONGYI_MODE: 'demo', HONGYI_SECRET: 'a test secret of no value' })
})
afterAll(async () => {
  process.env = surroundings
  await closePools()
})

const cloud = async (event: unknown, main: Main = member): Promise<Said> =>
  (await main(event, { requestId: 'from the platform' })) as Said
const http = async (event: object, main: Main = member): Promise<HttpSaid & { said: Said }> => {
  const answer = (await main({ httpMethod: 'POST', headers: {}, isBase64Encoded: false, ...event }, {})) as HttpSaid
  return { ...answer, said: JSON.parse(answer.body) as Said }
}
const rpc = (operation: string, input: unknown, token?: string, main?: Main) =>
  http(
    {
      path: `/rpc/${operation}`,
      headers: token ? { authorization: `Bearer ${token}` } : {},
      body: JSON.stringify({ input, clientId: newId() }),
    },
    main,
  )
const tokenOf = async (account: string): Promise<string> =>
  (await rpc('sign-in-demo', { account })).said.data!.token as string
const inWechat = (openid: string, source = 'wx_client'): void =>
  void Object.assign(process.env, { TCB_SOURCE: source, WX_OPENID: openid })
const signIn = { operation: 'sign-in-wechat', input: { code: 'a code' } }
const personOf = (said: Said): string => ((said.data!.me ?? said.data) as { personId: string }).personId

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

describe('behind HTTP access', () => {
  test('a call with its token is answered with 200, JSON, and nothing that may be cached', async () => {
    const answer = await rpc('who-am-i', {}, await tokenOf('resident'))
    expect(answer).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-request-id': answer.said.requestId,
      },
    })
    expect(personOf(answer.said)).toBe(demoPerson('resident').personId)
  })

  test('a body in base64 is read, with its Chinese', async () => {
    const body = Buffer.from(JSON.stringify({ input: { search: '金桥' } })).toString('base64')
    const answer = await http({ path: '/rpc/list-places', body, isBase64Encoded: true })
    expect(answer.statusCode).toBe(200)
    expect(JSON.stringify(answer.said.data)).toContain('金桥')
  })

  test('a header is found in any case, a path behind any prefix; a content type is not asked for', async () => {
    const token = await tokenOf('elder')
    for (const headers of [{ Authorization: `Bearer ${token}` }, { AUTHORIZATION: `Bearer ${token}` }]) {
      expect((await http({ path: '/hongyi/v1/rpc/who-am-i', headers, body: '{}' })).statusCode).toBe(200)
    }
  })

  test.each([
    ['none', undefined],
    ['of another kind', 'Basic YTpi'],
    ['too short', 'Bearer x'],
    ['with a space', 'Bearer aaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbb'],
    ['of another city', `Bearer ${'A'.repeat(43)}`],
  ])('a token that is no token is 401: %s', async (_what, authorization) => {
    const { statusCode, said } = await http({
      path: '/rpc/who-am-i',
      headers: authorization ? { authorization } : {},
      body: '{}',
    })
    expect([statusCode, said.code]).toEqual([401, 'SIGN_IN_FIRST'])
  })

  test.each([
    ['GET', '/rpc/who-am-i'],
    ['DELETE', '/rpc/who-am-i'],
    ['post', '/rpc/who-am-i'],
    ['POST', '/'],
    ['POST', '/rpc/'],
    ['POST', '/rpc/who-am-i/'],
    ['POST', '/rpc/WHO-AM-I'],
    ['POST', '/rpc/who-am-i%00'],
    ['POST', '/rpc/../who-am-i'],
    ['POST', `/rpc/${'a'.repeat(41)}`],
    ['POST', '/rpc/list-inbox'],
  ])('%s %s is no operation: 404', async (httpMethod, path) => {
    const { statusCode, said } = await http({ httpMethod, path, body: '{}' })
    expect([statusCode, said.code]).toEqual([404, 'UNKNOWN_OPERATION'])
  })

  test.each([
    ['broken', '{"input":'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['a number', '7'],
    ['no JSON', 'input=1&x=2'],
    ['two', '{}{}'],
  ])('a body that is %s: 400', async (_what, body) => {
    const { statusCode, said } = await http({ path: '/rpc/read-registry', body })
    expect([statusCode, said.code, said.fields]).toEqual([400, 'INPUT_INVALID', { input: '格式不对' }])
  })

  test.each([
    ['empty', ''],
    ['null', null],
    ['not there', undefined],
    ['an empty object', '{}'],
  ])('a body that is %s is an empty input', async (_what, body) => {
    expect((await http({ path: '/rpc/read-registry', body, headers: undefined })).statusCode).toBe(200)
  })

  test('100 KB are read, one byte more is 413, also when base64 hides it', async () => {
    const frame = JSON.stringify({ input: { search: '' } }).length
    const body = (bytes: number) => JSON.stringify({ input: { search: 'x'.repeat(bytes - frame) } })
    expect((await http({ path: '/rpc/list-places', body: body(102_400) })).said.code).toBe('INPUT_INVALID')
    expect((await http({ path: '/rpc/list-places', body: body(102_401) })).statusCode).toBe(413)
    expect(
      (
        await http({
          path: '/rpc/list-places',
          body: Buffer.from(body(102_401)).toString('base64'),
          isBase64Encoded: true,
        })
      ).statusCode,
    ).toBe(413)
  })

  test('a key called __proto__ is refused by its name and changes nothing', async () => {
    const { statusCode, said } = await http({ path: '/rpc/list-places', body: '{"input":{"__proto__":{"ok":true}}}' })
    expect([statusCode, Object.keys(said.fields!)]).toEqual([400, ['__proto__']])
    expect(({} as { ok?: boolean }).ok).toBeUndefined()
  })

  test('what the world refuses is 409, what is not theirs 404, too much 429, each with its sentence', async () => {
    const token = await tokenOf('rider')
    const nowhere = { caseId: newId(), categoryCode: 'facility', visibility: 'neighbours', text: '灯坏了', place: {} }
    expect(await rpc('post-case', nowhere, token)).toMatchObject({ statusCode: 409, said: { code: 'PLACE_MISSING' } })
    expect(await rpc('read-case', { communityCode: '150105006001', caseId: newId() }, token)).toMatchObject({
      statusCode: 404,
      said: { code: 'NOT_FOUND' },
    })
    expect(await rpc('list-inbox', { view: 'open' }, token, staff)).toMatchObject({
      statusCode: 404,
      said: { code: 'NOT_FOUND' },
    })
    const many = []
    for (let i = 0; i < 125; i++) many.push((await rpc('use-care-mode', { on: false }, token)).statusCode)
    expect(new Set(many)).toEqual(new Set([200, 429]))
  })

  test('demo accounts outside a demo are 403', async () => {
    // Another address of the same database, so that the function reads its surroundings anew.
    Object.assign(process.env, { HONGYI_MODE: '', DATABASE_URL: `${db.url}?application_name=real` })
    expect(await rpc('sign-in-demo', { account: 'resident' })).toMatchObject({
      statusCode: 403,
      said: { code: 'DEMO_ONLY' },
    })
  })
})

describe('when its surroundings are broken, a caller learns a number and nothing else', () => {
  let printed: string[]
  beforeEach(() => {
    printed = []
    jest.spyOn(console, 'error').mockImplementation((line: string) => void printed.push(line))
  })
  afterEach(() => jest.restoreAllMocks())

  test('no database is named: a fault, with the number under which it was printed', async () => {
    delete process.env.DATABASE_URL
    const said = await cloud({ operation: 'read-registry', input: {} })
    expect(said).toEqual({
      ok: false,
      code: 'FAULT',
      message: expect.stringMatching(new RegExp(`^出了点问题.+${said.requestId}`)),
      requestId: said.requestId,
    })
    expect((await rpc('read-registry', {})).statusCode).toBe(500)
    expect(printed.join()).toContain(said.requestId)
  })

  test('nothing answers there: come back later, and not a word about where', async () => {
    process.env.DATABASE_URL = 'postgres://nobody:secret@127.0.0.1:1/none'
    const { statusCode, body, said } = await rpc('read-registry', {})
    expect([statusCode, said.code]).toEqual([503, 'BUSY'])
    expect(body).not.toMatch(/127\.0\.0\.1|secret|ECONN/)
  })
})

describe('the timer', () => {
  test('answers any event with what it did, in numbers', async () => {
    for (const event of [
      { Type: 'Timer', TriggerName: 'matching', Time: new Date().toISOString(), Message: '' },
      {},
      undefined,
      { operation: 'read-case' },
    ]) {
      const report = await matching(event, {})
      expect(Object.keys(report)).toEqual(expect.arrayContaining(['waves', 'warned', 'climbed', 'delivered']))
      expect(Object.values(report).every((n) => typeof n === 'number')).toBe(true)
    }
  })

  test('does what is due: for a case that was posted, it looks for helpers', async () => {
    const token = await tokenOf('elder')
    const posted = await rpc(
      'post-case',
      {
        caseId: newId(),
        categoryCode: 'facility',
        visibility: 'neighbours',
        text: '灯坏了',
        place: { communityCode: '150105006001' },
      },
      token,
    )
    expect(posted.statusCode).toBe(200)
    expect((await matching({ Type: 'Timer' }, {})).waves).toBe(1)
    expect((await matching({ Type: 'Timer' }, {})).waves).toBe(0)
  })
})
