// The host carries calls, files and screens between a browser and the functions, and leaves in good order.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pino from 'pino'
import { takePort, type Door } from '../../cloudfunctions/local/door'
import { ownerFrom, type Entries, type Entry } from '../../cloudfunctions/local/entries'
import { openHost } from '../../cloudfunctions/local/host'
import { operations } from '@/contracts/operations'
import { useDatabase } from '../world/database'

const db = useDatabase({ max: 2 })
const folder = mkdtempSync(join(tmpdir(), 'hongyi-host-'))
const screensDir = join(folder, 'h5')
const open: { door: Door; stop(): Promise<void> }[] = []

beforeAll(() => {
  mkdirSync(join(screensDir, 'js'), { recursive: true })
  writeFileSync(join(screensDir, 'index.html'), '<title>红驿</title>')
  writeFileSync(join(screensDir, 'js/app.0123abcd.js'), 'let a')
  writeFileSync(join(folder, 'secret.json'), '"outside"')
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((host) => host.stop()))
})
afterAll(() => rmSync(folder, { recursive: true }))

const arrived = { ok: true as const, data: {}, requestId: 'r' }
const nothing: Entry = async () => ({ statusCode: 200, body: '{"ok":true,"data":{}}' })

type Stand = {
  member?: Partial<Entries['member']>
  staff?: Entry
  matching?: Entry
  timerEveryMs?: number
  databaseUrl?: string
}

/** A host over functions that only note what reached them: the functions themselves are tested as bundles. */
async function host(stand: Stand = {}): Promise<{ url: string; log: string[]; stop(): Promise<void> }> {
  const log: string[] = []
  const door = await takePort('127.0.0.1', 0)
  const running = openHost({
    door,
    entries: {
      member: { main: nothing, receiveUpload: async () => arrived, readPhoto: async () => null, ...stand.member },
      staff: { main: stand.staff ?? nothing },
      matching: { main: stand.matching ?? (async () => undefined) },
    },
    owner: ownerFrom(operations),
    databaseUrl: stand.databaseUrl ?? db.url,
    screensDir,
    timerEveryMs: stand.timerEveryMs ?? 60_000,
    log: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
  })
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> => (stopped ??= running.stop())
  open.push({ door, stop })
  return { url: `http://127.0.0.1:${door.port}`, log, stop }
}

const post = (url: string, body: string | FormData, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { method: 'POST', body, headers })

function form(bytes: number): FormData {
  const fields = new FormData()
  fields.append('file', new Blob([new Uint8Array(bytes).fill(7)]), 'photo.jpg')
  return fields
}

describe('a call', () => {
  test('reaches the function that owns the operation, as CloudBase would deliver it', async () => {
    const seen: Record<string, unknown>[] = []
    const note: Entry = async (event) => {
      seen.push(event as Record<string, unknown>)
      return { statusCode: 201, headers: { 'x-from': 'staff' }, body: '{"ok":true}' }
    }
    const { url } = await host({
      staff: note,
      member: {
        main: async () => {
          throw new Error('not mine')
        },
      },
    })
    const answer = await post(`${url}/rpc/list-inbox`, '{"input":{}}', { authorization: 'Bearer abc' })
    expect([answer.status, answer.headers.get('x-from'), await answer.json()]).toEqual([201, 'staff', { ok: true }])
    expect(seen[0]).toMatchObject({
      httpMethod: 'POST',
      path: '/rpc/list-inbox',
      body: '{"input":{}}',
      isBase64Encoded: false,
    })
    expect((seen[0]!.headers as Record<string, string>).authorization).toBe('Bearer abc')
  })

  test.each(['no-such-thing', 'constructor', '__proto__'])(
    'to the unknown operation %s is answered with a sentence',
    async (name) => {
      const { url } = await host()
      const answer = await post(`${url}/rpc/${name}`, '{}')
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({
        ok: false,
        code: 'UNKNOWN_OPERATION',
        message: expect.stringContaining('更新'),
      })
    },
  )

  test('larger than the cloud takes is refused here too, and never reaches the function', async () => {
    let reached = 0
    const { url } = await host({
      member: {
        main: async () => {
          reached += 1
          return { statusCode: 200, body: '' }
        },
      },
    })
    expect((await post(`${url}/rpc/post-case`, 'x'.repeat(100 * 1024 + 1))).status).toBe(413)
    expect((await post(`${url}/rpc/post-case`, 'x'.repeat(100 * 1024))).status).toBe(200)
    expect(reached).toBe(1)
  })

  test('that meets a bug gets a page with a request id, and no word of the bug', async () => {
    const { url, log } = await host({
      member: {
        main: async () => {
          throw Object.assign(new Error('phone 13800138000'), { detail: '许奶奶' })
        },
      },
    })
    const answer = await post(`${url}/rpc/who-am-i`, '{}')
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(JSON.parse(text)).toMatchObject({ code: 'FAULT', requestId: answer.headers.get('x-request-id') })
    expect(text + log.join('')).not.toMatch(/13800138000|许奶奶/)
  })

  test('leaves no token, body, address or ticket in the log', async () => {
    const { url, log } = await host()
    await post(`${url}/rpc/post-case?from=secretquery`, '{"words":"secretbody"}', {
      authorization: 'Bearer secrettoken',
    })
    await post(`${url}/uploads/secretticket`, form(10))
    await fetch(`${url}/photos/secretkey?sign=secretsign`)
    expect(log.filter((line) => line.includes('"msg":"request"'))).toHaveLength(3)
    expect(log.join('')).not.toMatch(/secret|127\.0\.0\.1/)
  })
})

describe('a file', () => {
  test('reaches the function whole', async () => {
    const got: { ticket: string; bytes: Buffer }[] = []
    const { url } = await host({
      member: {
        receiveUpload: async (ticket, bytes) => {
          got.push({ ticket, bytes })
          return arrived
        },
      },
    })
    expect((await post(`${url}/uploads/t-1`, form(1_000_000))).status).toBe(200)
    expect(got[0]!.ticket).toBe('t-1')
    expect(got[0]!.bytes.equals(Buffer.alloc(1_000_000, 7))).toBe(true)
  })

  test('of more than 11 MB is turned away, also when it does not say its length', async () => {
    let reached = 0
    const { url } = await host({
      member: {
        receiveUpload: async () => {
          reached += 1
          return arrived
        },
      },
    })
    expect((await post(`${url}/uploads/t-1`, form(11 * 1024 * 1024 + 1))).status).toBe(413)
    expect(await sendUnmeasured(`${url}/uploads/t-1`, 12 * 1024 * 1024)).toBe(413)
    expect(reached).toBe(0)
    expect((await post(`${url}/uploads/t-1`, form(11 * 1024 * 1024))).status).toBe(200)
  })

  test('that is missing, or that the function refuses, gets the refusal', async () => {
    const { url } = await host({
      member: { receiveUpload: async () => ({ ok: false, code: 'UPLOAD_EXPIRED', message: '', requestId: 'r' }) },
    })
    const empty = new FormData()
    empty.append('other', 'x')
    expect((await post(`${url}/uploads/t-1`, empty)).status).toBe(400)
    const refused = await post(`${url}/uploads/t-1`, form(3))
    expect([refused.status, await refused.json()]).toMatchObject([409, { ok: false, code: 'UPLOAD_EXPIRED' }])
  })

  test('is shown only with its signature', async () => {
    const readPhoto: Entries['member']['readPhoto'] = async (key, query) =>
      key === 'a/b.jpg' && query.sign === 'right' ? { bytes: Buffer.from('jpeg'), type: 'image/jpeg' } : null
    const { url } = await host({ member: { readPhoto } })
    const shown = await fetch(`${url}/photos/a/b.jpg?sign=right`)
    expect([shown.status, shown.headers.get('content-type'), await shown.text()]).toEqual([200, 'image/jpeg', 'jpeg'])
    expect((await fetch(`${url}/photos/a/b.jpg?sign=wrong`)).status).toBe(404)
  })
})

describe('the screens', () => {
  test('come from the H5 build: the page asks again each time, hashed files may stay', async () => {
    const { url } = await host()
    const page = await fetch(url)
    expect([page.headers.get('cache-control'), await page.text()]).toEqual(['no-cache', '<title>红驿</title>'])
    expect((await fetch(`${url}/js/app.0123abcd.js`)).headers.get('cache-control')).toContain('immutable')
    expect((await fetch(`${url}/js/gone.js`)).status).toBe(404)
  })

  test.each(['/../secret.json', '/js/..%2f..%2fsecret.json', '/%2e%2e/secret.json', '/js/%00.json', '/%'])(
    'never show a file outside it: %s',
    async (path) => {
      const { url } = await host()
      const { status, text } = await rawGet(url, path)
      expect([status, text.includes('outside')]).toEqual([404, false])
    },
  )
})

describe('the probes', () => {
  test('tell a host that lives from one whose database answers', async () => {
    const { url } = await host()
    const { url: orphan } = await host({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none' })
    expect([(await fetch(`${url}/health`)).status, (await fetch(`${url}/ready`)).status]).toEqual([200, 200])
    expect([(await fetch(`${orphan}/health`)).status, (await fetch(`${orphan}/ready`)).status]).toEqual([200, 503])
  })

  test('count calls by name for the scraper, and are not there for strangers behind a proxy', async () => {
    const { url } = await host()
    await post(`${url}/rpc/who-am-i`, '{}')
    await post(`${url}/rpc/anything"}`, '{}')
    const text = await (await fetch(`${url}/metrics`)).text()
    expect(text).toContain('hongyi_request_ms_count{name="who-am-i",status="2xx"} 1')
    expect(text).not.toContain('anything')
    expect((await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404)
  })
})

describe('a stop', () => {
  test('answers the calls that run, takes no new one, and is over in less than 5 s', async () => {
    const { url, stop } = await host({
      member: {
        main: async () => {
          await wait(800)
          return { statusCode: 200, body: 'late' }
        },
      },
    })
    const running = post(`${url}/rpc/who-am-i`, '{}').then((answer) => answer.text())
    await wait(200)
    const began = performance.now()
    const stopped = stop()
    await expect(post(`${url}/rpc/who-am-i`, '{}')).rejects.toThrow()
    expect(await running).toBe('late')
    await stopped
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  test('does not wait for ever for a call that hangs', async () => {
    const { url, stop } = await host({ member: { main: () => new Promise(() => undefined) } })
    const hanging = post(`${url}/rpc/who-am-i`, '{}').then(
      () => 'answered',
      () => 'cut',
    )
    await wait(200)
    const began = performance.now()
    await stop()
    expect(performance.now() - began).toBeLessThan(15_000)
    expect(await hanging).toBe('cut')
  })
})

describe('the timer', () => {
  test('of two hosts runs in one at a time and never overlaps itself', async () => {
    let now = 0
    let most = 0
    let runs = 0
    const matching: Entry = async (event) => {
      expect(event).toMatchObject({ Type: 'Timer', TriggerName: 'matching' })
      most = Math.max(most, ++now)
      await wait(60)
      now -= 1
      runs += 1
    }
    const one = await host({ matching, timerEveryMs: 10 })
    const other = await host({ matching, timerEveryMs: 10 })
    await wait(1500)
    await Promise.all([one.stop(), other.stop()])
    expect(most).toBe(1)
    expect(runs).toBeGreaterThan(5)
    expect(now).toBe(0)
  })

  test('goes on after a turn that failed, and the lock is free again', async () => {
    let runs = 0
    const { url, stop } = await host({
      timerEveryMs: 10,
      matching: async () => {
        runs += 1
        if (runs < 3) throw new Error('once')
      },
    })
    await wait(800)
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('hongyi_timer_faults_total 2')
    await stop()
    expect(runs).toBeGreaterThan(4)
  })
})

function sendUnmeasured(url: string, bytes: number): Promise<number> {
  return new Promise((done) => {
    const sending = request(url, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' },
    })
    sending.once('response', (answer) => done(answer.statusCode ?? 0))
    sending.on('error', () => undefined)
    sending.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n')
    for (let sent = 0; sent < bytes; sent += 65536) sending.write(Buffer.alloc(65536))
    sending.end('\r\n--x--\r\n')
  })
}

/** fetch tidies dots away before sending; an attacker does not. */
function rawGet(url: string, path: string): Promise<{ status: number; text: string }> {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(url)
    request({ hostname, port, path }, (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text }))
    })
      .once('error', failed)
      .end()
  })
}
