import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

export interface Releases {
  url: string
  /**
   * From now on this address gives another build, in which `window.hongyiBuild` is `name`; the files that only the one
   * before had are gone. `broken`: one of its files is not there.
   */
  release(name: string, how?: { broken: boolean }): void
  stop(): Promise<unknown>
}

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
}

/**
 * One address before a running host at which builds follow one another,
 * as at a city's: screens from a folder of its own, calls from the host.
 */
export async function releasesBefore(hostUrl: string, place: string): Promise<Releases> {
  const built = path.resolve(__dirname, '../../dist/h5')
  let screens = built
  let count = 0
  const server = createServer(
    (request, response) =>
      void answer(request, response).catch((error: Error) => response.writeHead(502).end(error.message)),
  )

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url!, hostUrl)
    const file = path.join(screens, pathname === '/' ? 'index.html' : pathname)
    if (request.method === 'GET' && !pathname.startsWith('/rpc/')) {
      if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end()
      return void response
        .writeHead(200, {
          'content-type': types[path.extname(file).slice(1)] ?? 'application/octet-stream',
          'cache-control': 'no-cache',
        })
        .end(readFileSync(file))
    }
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const { authorization } = request.headers
    const heard = await fetch(new URL(request.url!, hostUrl), {
      method: request.method,
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      ...(parts.length ? { body: Buffer.concat(parts) } : {}),
    })
    response
      .writeHead(heard.status, { 'content-type': heard.headers.get('content-type') ?? 'application/json' })
      .end(Buffer.from(await heard.arrayBuffer()))
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    release(name, { broken } = { broken: false }) {
      const next = path.join(place, `build-${++count}`)
      cpSync(built, next, { recursive: true })
      screens = rebuilt(next, name, broken)
    },
    stop: () =>
      new Promise((stopped) => {
        server.closeAllConnections()
        server.close(stopped)
      }),
  }
}

/**
 * What another build changes: a script says something else and so has another
 * name, the page and the worker name it, the worker has another hash.
 */
function rebuilt(folder: string, name: string, broken: boolean): string {
  const scripts = readdirSync(path.join(folder, 'js')).filter((file) => /\.[0-9a-f]{8}\.js$/.test(file))
  const app = scripts.find((file) => file.startsWith('app.'))!
  const hash = createHash('sha256').update(name).digest('hex')
  const renamed = app.replace(/[0-9a-f]{8}(?=\.js$)/, hash.slice(0, 8))
  writeFileSync(
    path.join(folder, 'js', renamed),
    `window.hongyiBuild=${JSON.stringify(name)};${readFileSync(path.join(folder, 'js', app), 'utf8')}`,
  )
  rmSync(path.join(folder, 'js', app))
  for (const file of ['index.html', 'offline.js']) {
    const text = readFileSync(path.join(folder, file), 'utf8').replaceAll(`js/${app}`, `js/${renamed}`)
    writeFileSync(
      path.join(folder, file),
      text.replace(/^const build\s*=\s*(["'])[0-9a-f]+\1/, `const build="${hash.slice(0, 12)}"`),
    )
  }
  if (broken) rmSync(path.join(folder, 'js', renamed))
  return folder
}
