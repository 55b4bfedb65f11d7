// The host carries calls and files between a browser and the functions, whole, measured and without a word in the log.
import { request } from 'node:http'
import type { Entries, Entry } from '../../cloudfunctions/local/entries'
import { arrived, post, useHosts } from './hosts'

const host = useHosts()

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

  test('of a stranger waits at the door: forty held lines without a ticket stop nobody', async () => {
    const { url } = await host({ member: { holderOf: (ticket) => (ticket === 'own-1' ? 'own' : null) } })
    const held = await Promise.all(Array.from({ length: 40 }, () => holdOpen(`${url}/uploads/garbage`)))
    expect(held.map(({ status }) => status)).toEqual(Array(40).fill(409))
    expect((await post(`${url}/uploads/own-1`, form(1_000))).status).toBe(200)
    for (const { letGo } of held) letGo()
  })

  test('of somebody who holds all their lines open stops nobody but them', async () => {
    const { url } = await host()
    const held = Array.from({ length: 9 }, () => holdOpen(`${url}/uploads/slow-1`))
    await untilStatus(held[8]!, 503)
    expect((await post(`${url}/uploads/slow-2`, form(10))).status).toBe(503)
    expect((await post(`${url}/uploads/other-1`, form(10))).status).toBe(200)
    for (const line of held) void line.then(({ letGo }) => letGo())
  })

  test('whose body is no form, is empty or breaks off is refused, and no fault is counted', async () => {
    const { url, log } = await host()
    const bare = (body: string, type: string) =>
      fetch(`${url}/uploads/t-1`, { method: 'POST', body, headers: { 'content-type': type } })
    for (const [body, type] of [
      ['x', 'multipart/form-data; boundary=X'],
      ['', 'multipart/form-data; boundary=X'],
      ['x', 'multipart/form-data'],
      ['--X\r\n'.repeat(10_000), 'multipart/form-data; boundary=X'],
    ] as const)
      expect([body.slice(0, 3), (await bare(body, type)).status]).toEqual([body.slice(0, 3), 400])
    const { letGo } = await holdOpen(`${url}/uploads/t-1`, 50)
    letGo()
    await post(`${url}/uploads/t-1`, form(10))
    expect(log.filter((line) => /"level":(50|60)/.test(line))).toEqual([])
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

interface Held {
  /** Null while nothing was answered. */
  status: number | null
  letGo(): void
}

/** Begins to send a form and goes no further: resolves with the answer, or after `ms` without one. */
function holdOpen(url: string, ms = 5_000): Promise<Held> {
  return new Promise((done) => {
    const sent = request(url, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=X', 'content-length': 1_000_000 },
    })
    const letGo = (): void => void sent.destroy()
    const timer = setTimeout(() => done({ status: null, letGo }), ms)
    sent.on('error', () => undefined)
    sent.on('response', (answer) => {
      clearTimeout(timer)
      answer.resume()
      done({ status: answer.statusCode ?? null, letGo })
    })
    sent.write('--X\r\n')
  })
}

async function untilStatus(line: Promise<Held>, status: number): Promise<void> {
  expect((await line).status).toBe(status)
}

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
