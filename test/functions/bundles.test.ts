// Each function runs as the cloud runs it: its own folder and nothing else, no node_modules, one event at a time.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newId } from '../../cloudfunctions/kernel/ids'
import { caseTexts } from '../../cloudfunctions/demo-city/case-texts'
import { seedDemo } from '../../cloudfunctions/demo-city/seed'
import { errorHeading } from '../../cloudfunctions/kernel/station/sheet/columns'
import { useDatabase } from '../world/database'
import { buildFunctions } from '../world/run-start'

const db = useDatabase({ max: 2 })
const names = ['member', 'staff', 'matching'] as const
const place = mkdtempSync(path.join(tmpdir(), 'hongyi-bundles-'))
const blobs = path.join(place, 'blobs')
/** The smallest PNG: it goes through our reader, the shrinker and the JPEG encoder. */
const ONE_PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

beforeAll(async () => {
  buildFunctions()
  cpSync(path.resolve(__dirname, '../../dist/cloudfunctions'), place, { recursive: true })
  await seedDemo(db.url, new Date())
}, 180_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

type Answer = {
  ok: boolean
  code?: string
  data?: any
  statusCode?: number
  headers?: Record<string, string>
  body?: string
}

/** A cold start for each event: what is tested here is the folder, and the folder alone. */
function run(
  name: (typeof names)[number] | 'member-without-encoder',
  program: string,
  variables: Record<string, string> = {},
): { answer: any; status: number | null; said: string } {
  const done = spawnSync(
    process.execPath,
    [
      '-e',
      `const bundle = require('./index.js')
      ;(async () => { ${program} })().then((a) => {
        console.log('\\nanswer ' + JSON.stringify(a))
        process.exit(0)
      })`,
    ],
    {
      cwd: path.join(place, name),
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: db.url,
        HONGYI_MODE: 'demo',
        HONGYI_BLOBS: blobs,
        ...variables,
      } as unknown as NodeJS.ProcessEnv,
    },
  )
  const text = /^answer (.*)$/m.exec(done.stdout)?.[1]
  return {
    answer: text === undefined ? undefined : JSON.parse(text),
    status: done.status,
    said: done.stdout + done.stderr,
  }
}

function send(name: (typeof names)[number], event: object, variables?: Record<string, string>): Answer {
  const { answer, said } = run(name, `return bundle.main(${JSON.stringify(event)}, {})`, variables)
  if (answer === undefined) throw new Error(said)
  return answer as Answer
}

const http = (operation: string, body: object, token?: string): object => ({
  httpMethod: 'POST',
  path: `/rpc/${operation}`,
  headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  queryStringParameters: {},
  body: JSON.stringify(body),
  isBase64Encoded: false,
})

function signIn(account: string): string {
  return send('member', { operation: 'sign-in-demo', input: { account } }).data.token as string
}

const every = ['config.json', 'index.js', 'package.json']
const folders = [
  ['member', [...every, 'mozjpeg_dec.wasm', 'mozjpeg_enc.wasm', 'webp_dec.wasm']],
  ['staff', every],
  ['matching', every],
] as const

describe.each(folders)('%s', (name, inside) => {
  test('is one script under 1 MB, complete in its own folder; only who takes photos carries the codecs', () => {
    const folder = path.join(place, name)
    expect(readdirSync(folder).sort()).toEqual([...inside].sort())
    expect(statSync(path.join(folder, 'index.js')).size).toBeLessThan(1024 * 1024)
    expect(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))).not.toHaveProperty('dependencies')
    const { answer } = run(name, 'return typeof bundle.main')
    expect(answer).toBe('function')
  })

  test('starts cold without asking the database', () => {
    expect(run(name, 'return 1', { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }).answer).toBe(1)
  })
})

test('a function carries neither the other one’s operations nor the demo city', () => {
  const scripts = names.map((name) => readFileSync(path.join(place, name, 'index.js'), 'utf8'))
  const carriers = (word: string): string[] => names.filter((_, i) => scripts[i]!.includes(word))
  // What staff read in a sheet, what residents write, and what somebody of the demo city says.
  expect(carriers(errorHeading)).toEqual(['staff'])
  expect(carriers('insert into case_verdict')).toEqual(['member'])
  expect(carriers(Object.values(caseTexts)[0]![0]!)).toEqual([])
})

test('matching alone has a timer, in the cloud’s seven fields', () => {
  const triggers = names.map(
    (name) =>
      JSON.parse(readFileSync(path.join(place, name, 'config.json'), 'utf8')).triggers as {
        type: string
        config: string
      }[],
  )
  expect(triggers.map((list) => list.length)).toEqual([0, 0, 1])
  expect(triggers[2]![0]!.config.split(' ')).toHaveLength(7)
})

test('a WeChat cloud call is answered with an object, an HTTP access with a status and a body', () => {
  const byCloud = send('member', { operation: 'list-demo-accounts', input: {} })
  expect(byCloud).toMatchObject({ ok: true, data: { accounts: expect.any(Array) } })
  const byHttp = send('member', http('list-demo-accounts', { input: {} }))
  expect(byHttp).toMatchObject({
    statusCode: 200,
    headers: { 'content-type': expect.stringContaining('application/json') },
  })
  expect(JSON.parse(byHttp.body!).data).toEqual(byCloud.data)
})

test('one session works in both functions and over both ways', () => {
  const token = signIn('community-staff')
  expect(send('member', { operation: 'who-am-i', input: {}, token })).toMatchObject({ ok: true })
  expect(send('staff', { operation: 'list-inbox', input: { view: 'open' }, token })).toMatchObject({ ok: true })
  expect(send('staff', http('list-inbox', { input: { view: 'open' } }, token))).toMatchObject({ statusCode: 200 })
})

test('a body in base64 is the same body', () => {
  const event = {
    ...http('list-demo-accounts', {}),
    body: Buffer.from('{"input":{}}').toString('base64'),
    isBase64Encoded: true,
  }
  expect(send('member', event)).toMatchObject({ statusCode: 200 })
})

test('nobody is who the event says: only WeChat’s own source is believed', () => {
  const openid = { operation: 'who-am-i', input: {}, openid: 'bob', userInfo: { openId: 'bob' }, test_openid: 'bob' }
  expect(send('member', openid)).toMatchObject({ ok: false, code: 'SIGN_IN_FIRST' })
  expect(send('member', openid, { WX_OPENID: 'bob', TCB_SOURCE: 'timer,wx_client' })).toMatchObject({
    ok: false,
    code: 'SIGN_IN_FIRST',
  })
  expect(send('staff', http('list-inbox', { input: { view: 'open' } }))).toMatchObject({ statusCode: 401 })
})

test('an operation of the other function, or of none, is not there', () => {
  expect(send('member', { operation: 'list-inbox', input: {} })).toMatchObject({ ok: false, code: 'UNKNOWN_OPERATION' })
  expect(send('staff', http('post-case', {}))).toMatchObject({ statusCode: 404 })
  expect(send('staff', { operation: '__proto__' })).toMatchObject({ ok: false })
})

test.each([
  [null],
  [{}],
  [{ operation: 7 }],
  [{ httpMethod: 'POST', path: '/rpc/who-am-i', body: '{' }],
  [{ httpMethod: 'POST', path: '/', body: '[]' }],
])('nonsense is answered and not thrown: %j', (event) => {
  const { answer, said } = run('member', `return bundle.main(${JSON.stringify(event)}, {})`)
  expect(said).not.toMatch(/UnhandledPromise|TypeError/)
  expect(answer).toBeDefined()
  expect(answer.ok ?? answer.statusCode < 400).toBe(false)
})

test('without its database a call is answered, not thrown', () => {
  const answer = send('member', http('list-demo-accounts', { input: {} }), {
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  })
  expect(answer.statusCode).toBeGreaterThanOrEqual(500)
  expect(answer.body).not.toMatch(/127\.0\.0\.1|nobody/)
})

test('the timer runs from its event and answers with counts', () => {
  const report = send('matching', { Type: 'Timer', TriggerName: 'matching', Time: new Date().toISOString() }) as object
  const counts = Object.values(report)
  expect(counts.length).toBeGreaterThan(0)
  for (const count of counts) expect(typeof count).toBe('number')
})

function ticketFor(bytes: Buffer): string {
  const ticket = send('member', {
    operation: 'ticket-upload',
    input: { uploadId: newId(), kind: 'photo', bytes: bytes.length },
    token: signIn('resident'),
    clientId: newId(),
  })
  return String(ticket.data.url).split('/').pop()!
}

const onePixel = Buffer.from(ONE_PIXEL, 'base64')
const receiveOnePixel = (): string =>
  `return bundle.receiveUpload(${JSON.stringify(ticketFor(onePixel))}, Buffer.from('${ONE_PIXEL}', 'base64'))`

test('the photo codecs lie in the folder: a picture is received and kept as JPEG', () => {
  const { answer, said } = run('member', receiveOnePixel())
  expect(said && answer).toMatchObject({ ok: true })
  const kept = readdirSync(blobs, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.jpg'))
  expect(kept.length).toBeGreaterThan(0)
  expect(readFileSync(path.join(blobs, kept[0]!)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
})

test('a codec that was left behind is named in the log, and all but photos goes on', () => {
  const name = 'member-without-encoder'
  cpSync(path.join(place, 'member'), path.join(place, name), { recursive: true })
  rmSync(path.join(place, name, 'mozjpeg_enc.wasm'))
  const { answer, said } = run(name, receiveOnePixel())
  expect(answer).toMatchObject({ ok: false, code: 'FAULT' })
  expect(said).toMatch(/Cannot find module '\.\/mozjpeg_enc\.wasm'/)
  expect(run(name, `return bundle.main({ operation: 'list-demo-accounts', input: {} }, {})`).answer).toMatchObject({
    ok: true,
  })
})
