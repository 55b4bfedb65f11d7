// The functions behind HTTP access: a call needs its token, and whatever a request looks like, the answer is ours.
import { demoPerson } from '../world/city'
import { newId } from '../../cloudfunctions/kernel/ids'
import { main as staff } from '../../cloudfunctions/staff'
import { http, personOf, rpc, tokenOf, useFunctions } from './caller'

const db = useFunctions()

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
