import { randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from 'pino'
import { refusalText, type RefusalCode } from '@/contracts/refusals'
import { overHttp } from '../kernel/call/answer'
import type { Entries, Owner } from './entries'
import type { Metrics } from './metrics'
import { serveScreens } from './screens'

export interface RouteParts {
  entries: Entries
  owner: Owner
  metrics: Metrics
  log: Logger
  screensDir: string
  /** Resolves when the database answers; the host is ready only then. */
  pingDatabase(): Promise<void>
}

type Env = { Variables: { requestId: string; name: string } }

/** CloudBase cuts a call's body at 100 KB: the host does the same, or a client would work here and fail there. */
const CALL_BYTES_MAX = 100 * 1024
const UPLOAD_BYTES_MAX = 11 * 1024 * 1024
/** The multipart frame around the file. */
const FRAME_BYTES = 16 * 1024
/** An upload is held in memory while its photo is checked: eight of 11 MB are what a small machine can carry. */
const UPLOADS_AT_ONCE = 8
/** Whoever holds the line open for minutes holds up themselves. */
const UPLOADS_AT_ONCE_OF_ONE = 3

export function routes(parts: RouteParts): Hono<Env> {
  const app = new Hono<Env>()
  app.use(watch(parts))
  app.get('/health', (c) => c.json({ ok: true }))
  app.get('/ready', (c) =>
    parts.pingDatabase().then(
      () => c.json({ ok: true }),
      () => c.json({ ok: false }, 503),
    ),
  )
  app.get('/metrics', (c) => {
    // A proxy in front forwards strangers; the scraper comes straight to the port.
    if (c.req.header('x-forwarded-for') !== undefined) return refuse(c, 404, 'NOT_FOUND')
    return c.text(parts.metrics.text())
  })
  app.post(
    '/rpc/:operation',
    bodyLimit({ maxSize: CALL_BYTES_MAX, onError: (c) => refuse(c as Context<Env>, 413, 'BODY_TOO_LARGE') }),
    (c) => call(c, parts),
  )
  app.post(
    '/uploads/:ticket',
    bodyLimit({
      maxSize: UPLOAD_BYTES_MAX + FRAME_BYTES,
      onError: (c) => refuse(c as Context<Env>, 413, 'PHOTO_TOO_LARGE'),
    }),
    upload(parts),
  )
  app.get('/photos/:key{.+}', (c) => photo(c, parts))
  app.get('*', serveScreens(parts.screensDir))
  app.notFound((c) => refuse(c, 404, 'NOT_FOUND'))
  app.onError((error, c) => {
    parts.log.error({ requestId: c.get('requestId'), name: c.get('name'), error: faultLine(error) }, 'fault')
    return c.json({ ok: false, code: 'FAULT', message: '出了点问题，请稍后再试。', requestId: c.get('requestId') }, 500)
  })
  return app
}

/** A request id for every answer, one count and one log line; never an address, a token or a body. */
function watch({ metrics, log }: RouteParts) {
  return async (c: Context<Env>, next: () => Promise<void>): Promise<void> => {
    const given = c.req.header('x-request-id') ?? ''
    c.set('requestId', /^[\w-]{8,64}$/.test(given) ? given : randomUUID())
    c.set('name', 'screen')
    const began = performance.now()
    metrics.inFlight += 1
    try {
      await next()
    } finally {
      metrics.inFlight -= 1
      const ms = performance.now() - began
      c.header('x-request-id', c.get('requestId'))
      c.header('x-content-type-options', 'nosniff')
      c.header('referrer-policy', 'no-referrer')
      c.header('x-frame-options', 'DENY')
      metrics.observe(c.get('name'), c.res.status, ms)
      const level = c.res.status >= 500 ? 'error' : 'info'
      log[level](
        { requestId: c.get('requestId'), name: c.get('name'), status: c.res.status, ms: Math.round(ms) },
        'request',
      )
    }
  }
}

type HttpAnswer = { statusCode: number; headers?: Record<string, string>; body: string; isBase64Encoded?: boolean }

/** A call travels on exactly as CloudBase's HTTP access would deliver it. */
async function call(c: Context<Env>, { entries, owner }: RouteParts): Promise<Response> {
  const operation = c.req.param('operation') ?? ''
  const entry = owner(operation)
  if (!entry) return refuse(c, 404, 'UNKNOWN_OPERATION')
  c.set('name', operation)
  const event = {
    httpMethod: 'POST',
    path: c.req.path,
    headers: { ...c.req.header(), 'x-request-id': c.get('requestId') },
    queryStringParameters: c.req.query(),
    body: await c.req.text(),
    isBase64Encoded: false,
  }
  const answer = (await entries[entry].main(event, {})) as HttpAnswer
  const body = answer.isBase64Encoded ? Buffer.from(answer.body, 'base64') : answer.body
  return c.body(body, answer.statusCode as 200, answer.headers)
}

function upload({ entries, metrics }: RouteParts) {
  const running = new Map<string, number>()
  const inAll = (): number => [...running.values()].reduce((sum, n) => sum + n, 0)
  return async (c: Context<Env>): Promise<Response> => {
    c.set('name', 'upload')
    const ticket = c.req.param('ticket') ?? ''
    // Before a byte is read and before one of the few places is taken: strangers wait at the door.
    const holder = entries.member.holderOf(ticket)
    if (holder === null) return refuse(c, 409, 'UPLOAD_EXPIRED')
    const own = running.get(holder) ?? 0
    if (own >= UPLOADS_AT_ONCE_OF_ONE || inAll() >= UPLOADS_AT_ONCE) {
      metrics.count('uploads_turned_away')
      return refuse(c, 503, 'BUSY')
    }
    running.set(holder, own + 1)
    try {
      return await receive(c, entries, ticket)
    } finally {
      const left = running.get(holder)! - 1
      if (left > 0) running.set(holder, left)
      else running.delete(holder)
    }
  }
}

async function receive(c: Context<Env>, entries: RouteParts['entries'], ticket: string): Promise<Response> {
  // A phone that lost its network, or a body that is no form: no fault of ours.
  const file = await c.req.parseBody().then(
    (form) => form.file,
    () => undefined,
  )
  if (!(file instanceof File)) return refuse(c, 400, 'PHOTO_MISSING')
  if (file.size > UPLOAD_BYTES_MAX) return refuse(c, 413, 'PHOTO_TOO_LARGE')
  const answer = await entries.member.receiveUpload(ticket, Buffer.from(await file.arrayBuffer()))
  const { statusCode, headers, body } = overHttp(answer)
  return c.body(body, statusCode as 200, headers)
}

async function photo(c: Context<Env>, { entries }: RouteParts): Promise<Response> {
  c.set('name', 'photo')
  const found = await entries.member.readPhoto(c.req.param('key') ?? '', c.req.query())
  if (!found) return refuse(c, 404, 'NOT_FOUND')
  return c.body(new Uint8Array(found.bytes), 200, {
    'content-type': found.type,
    'cache-control': 'private, max-age=600',
  })
}

const refuse = (c: Context<Env>, status: 400 | 404 | 409 | 413 | 503, code: RefusalCode): Response =>
  c.json({ ok: false, code, message: refusalText(code), requestId: c.get('requestId') }, status)

/** The kind of fault, not its values: PostgreSQL puts the offending row into `detail`. */
function faultLine(error: Error & { code?: string }): string {
  const where =
    error.stack
      ?.split('\n')
      .slice(1, 4)
      .map((line) => line.trim())
      .join(' ← ') ?? ''
  return `${error.name}${error.code ? ` ${error.code}` : ''} ${where}`
}
