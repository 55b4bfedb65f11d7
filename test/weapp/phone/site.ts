import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { World } from './host/world'
import type { PackedPackage } from './pack'

/** What answers a call that leaves the phone; the kinds are those of host/bridge.ts. */
export type Bridge = Record<string, (body: never) => Promise<unknown>>

export interface Site {
  origin: string
  /** How many of the next crossings are lost on the way there (never run) or on the way back (run, answer lost). */
  losses: { there: number; back: number }
  close(): Promise<void>
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
}
/** Not a cut connection: Chromium would send the call again by itself, and a function would run twice. */
const LOST = 502
/** Crossings that use the network; the camera works without. */
const OUTWARD = /^(call|upload|request)$/

/** One phone's own site on 127.0.0.1: its own origin, so its own storage. */
export async function openSite(pkg: PackedPackage, world: () => World, bridge: Bridge): Promise<Site> {
  const losses = { there: 0, back: 0 }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://phone')
    if (url.pathname.startsWith('/bridge/'))
      return void cross(url.pathname.slice(8), request, response, { bridge, world, losses })
    if (url.pathname === '/remote') return void remote(url.searchParams.get('url') ?? '', response, bridge)
    if (url.pathname === '/world.js')
      return send(response, `window.__world=${JSON.stringify(world())}`, 'text/javascript')
    if (url.pathname.startsWith('/package/'))
      return sendFile(response, pkg.root, decodeURIComponent(url.pathname.slice(9)))
    const body = pkg.files.get(url.pathname)
    if (body === undefined) return void response.writeHead(404).end()
    return send(response, body, TYPES[path.extname(url.pathname)] ?? 'text/html')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    losses,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function send(response: ServerResponse, body: string | Buffer, type: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body)
}

function sendFile(response: ServerResponse, root: string, file: string): void {
  const full = path.join(root, file)
  if (!full.startsWith(path.resolve(root) + path.sep) || !existsSync(full) || !statSync(full).isFile())
    return void response.writeHead(404).end()
  response.writeHead(200, { 'content-type': TYPES[path.extname(full)] ?? 'application/octet-stream' })
  createReadStream(full).pipe(response)
}

async function cross(
  kind: string,
  request: IncomingMessage,
  response: ServerResponse,
  { bridge, world, losses }: { bridge: Bridge; world: () => World; losses: Site['losses'] },
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const isOutward = OUTWARD.test(kind)
  if (isOutward && (!world().online || losses.there > 0)) {
    if (losses.there > 0) losses.there--
    return void response.writeHead(LOST).end()
  }
  const answer = await answerOf(bridge, kind, Buffer.concat(chunks).toString('utf8'))
  if (isOutward && losses.back > 0) {
    losses.back--
    return void response.writeHead(LOST).end()
  }
  send(response, JSON.stringify(answer), 'application/json')
}

async function answerOf(bridge: Bridge, kind: string, body: string): Promise<object> {
  try {
    const work = bridge[kind]
    if (!work) throw new Error(`fail this phone's test answers no ${kind}`)
    return { ok: true, value: (await work(JSON.parse(body) as never)) ?? null }
  } catch (error) {
    return { ok: false, message: (error as Error).message, code: (error as { code?: string }).code }
  }
}

async function remote(url: string, response: ServerResponse, bridge: Bridge): Promise<void> {
  try {
    const file = (await bridge.download!({ url } as never)) as { bytes: Buffer; type: string } | undefined
    if (!file) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': file.type }).end(file.bytes)
  } catch {
    response.writeHead(502).end()
  }
}
