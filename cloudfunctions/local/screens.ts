import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { Context } from 'hono'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** File names that carry a content hash may stay in a browser for ever; everything else asks again. */
const HASHED = /\.[0-9a-f]{8,}\.(js|css)$/

/** Serves the H5 build and nothing outside it. */
export function serveScreens(root: string) {
  return async (c: Context, next: () => Promise<void>): Promise<Response | void> => {
    const wanted = c.req.path === '/' ? '/index.html' : safely(c.req.path)
    const type = wanted && TYPES[extname(wanted)]
    const file = wanted && normalize(join(root, wanted))
    if (!type || !file || !file.startsWith(root + sep)) return next()
    const found = await stat(file).catch(() => undefined)
    if (!found?.isFile()) return next()
    const headers = {
      'content-type': type,
      'content-length': String(found.size),
      'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    }
    return c.body(Readable.toWeb(createReadStream(file)) as ReadableStream, 200, headers)
  }
}

function safely(path: string): string | undefined {
  try {
    const plain = decodeURIComponent(path)
    return plain.includes('\0') ? undefined : plain
  } catch {
    return undefined
  }
}
