import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export const account = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret/with+signs', region: 'ap-beijing' }

type Behaviour = { failNext?: { times: number; status: number }; hangNext?: number; dropNext?: number }
export type StorageServer = {
  endpoint: string
  held: Map<string, { bytes: Buffer; type: string }>
  requests: string[]
  behave(how: Behaviour): void
  stop(): Promise<void>
}

/**
 * A small S3 with one bucket, `hongyi`. It checks each signature from what arrived, by its own reading of the rules.
 */
export async function startStorage(): Promise<StorageServer> {
  const held: StorageServer['held'] = new Map()
  const requests: string[] = []
  let how: Behaviour = {}
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      requests.push(`${request.method} ${request.url}`)
      if (how.dropNext) return void (how.dropNext--, request.socket.destroy())
      if (how.hangNext) return void how.hangNext--
      if (how.failNext?.times)
        return void (how.failNext.times--, response.writeHead(how.failNext.status).end('<Error/>'))
      if (!isSigned(request, body)) return void response.writeHead(403).end('<Error/>')
      const key = request.url!.replace(/^\/hongyi\//, '')
      if (key === request.url) return void response.writeHead(404).end('<Error/>')
      if (request.method === 'PUT') held.set(key, { bytes: body, type: request.headers['content-type'] ?? '' })
      if (request.method === 'DELETE') held.delete(key)
      const found = request.method === 'GET' ? held.get(key) : undefined
      if (request.method === 'GET' && !found) return void response.writeHead(404).end('<Error/>')
      const headers = found ? { 'content-type': found.type } : {}
      response.writeHead(request.method === 'DELETE' ? 204 : 200, headers).end(found?.bytes)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hongyi`,
    held,
    requests,
    behave: (next) => {
      how = next
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const clockSkewMs = 15 * 60_000

function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const header = request.headers.authorization ?? ''
  const [, id, day, region] = /Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request,/.exec(header) ?? []
  const [, names, signature] = /SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(header) ?? []
  if (!header.startsWith('AWS4-HMAC-SHA256 ') || !day || !names) return false
  const stamp = String(request.headers['x-amz-date'])
  const at = Date.parse(stamp.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  const bodyHash = createHash('sha256').update(body).digest('hex')
  const isFresh = stamp.startsWith(day) && Math.abs(Date.now() - at) < clockSkewMs
  if (!isFresh || id !== account.accessKeyId || region !== account.region) return false
  if (request.headers['x-amz-content-sha256'] !== bodyHash || !names.split(';').includes('host')) return false
  const lines = names
    .split(';')
    .map((name) => `${name}:${String(request.headers[name])}\n`)
    .join('')
  const canonical = `${request.method}\n${request.url}\n\n${lines}\n${names}\n${bodyHash}`
  const hash = createHash('sha256').update(canonical).digest('hex')
  const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
  const signing = hmac(hmac(hmac(hmac(`AWS4${account.secretAccessKey}`, day), region), 's3'), 'aws4_request')
  const toSign = `AWS4-HMAC-SHA256\n${stamp}\n${day}/${region}/s3/aws4_request\n${hash}`
  return hmac(signing, toSign).toString('hex') === signature
}
