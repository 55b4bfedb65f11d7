import { randomBytes } from 'node:crypto'
import { Refusal } from './refusal'

/** A call as it stands after parsing, whichever way it came in. */
export interface Request {
  operation: string
  input: unknown
  clientId: string | null
  token: string | null
  trustedOpenid: string | null
  requestId: string
  /** 'http' answers need a status and headers. */
  over: 'cloud' | 'http'
}

export const bodyBytesMax = 100 * 1024 // CloudBase's own limit for a text body
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Inside WeChat's cloud the caller's openid stands in the process environment. It is only to be believed when the
 * source chain starts with WeChat itself, and never from the event, which the phone writes.
 */
function trustedOpenid(env: NodeJS.ProcessEnv): string | null {
  const source = (env.TCB_SOURCE ?? env.WX_SOURCE ?? '').split(',')[0]
  return source === 'wx_client' || source === 'wx_devtools' ? env.WX_OPENID || null : null
}

function field(o: Record<string, unknown>, name: string): string | null {
  const v = o[name]
  if (v === undefined || v === null) return null
  if (typeof v !== 'string' || v.length > 300) throw new Refusal('INPUT_INVALID', {}, { [name]: '格式不对' })
  return v
}

function build(body: Record<string, unknown>, known: Omit<Request, 'input' | 'clientId'>): Request {
  const clientId = field(body, 'clientId')
  if (clientId && !uuid.test(clientId)) throw new Refusal('INPUT_INVALID', {}, { clientId: '格式不对' })
  return { input: body.input ?? {}, clientId, ...known }
}

export const makeRequestId = (): string => randomBytes(6).toString('hex')

export const isHttp = (event: unknown): event is HttpEvent =>
  typeof event === 'object' &&
  event !== null &&
  typeof (event as HttpEvent).httpMethod === 'string' &&
  typeof (event as HttpEvent).path === 'string'

export interface HttpEvent {
  httpMethod: string
  path: string
  headers?: Record<string, string>
  body?: string | null
  isBase64Encoded?: boolean
  queryStringParameters?: Record<string, string>
}

export function parseHttp(event: HttpEvent, requestId: string): Request {
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '')
  if (Buffer.byteLength(text) > bodyBytesMax) throw new Refusal('BODY_TOO_LARGE')
  const operation = /\/rpc\/([a-z-]{1,40})$/.exec(event.path)?.[1]
  if (!operation || event.httpMethod !== 'POST') throw new Refusal('UNKNOWN_OPERATION')
  let body: unknown
  try {
    body = text === '' ? {} : JSON.parse(text)
  } catch {
    throw new Refusal('INPUT_INVALID', {}, { input: '格式不对' })
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal('INPUT_INVALID', {}, { input: '格式不对' })
  const header = Object.entries(event.headers ?? {}).find(([k]) => k.toLowerCase() === 'authorization')?.[1]
  const token = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(header ?? '')?.[1] ?? null
  return build(body as Record<string, unknown>, { operation, token, trustedOpenid: null, requestId, over: 'http' })
}

/** JSON.stringify recurses: an event that is nothing but brackets would end it, and with it the call, as a fault. */
function bytesOf(event: object): number {
  try {
    return Buffer.byteLength(JSON.stringify(event))
  } catch {
    throw new Refusal('INPUT_INVALID', {}, { input: '格式不对' })
  }
}

export function parseCloud(event: unknown, requestId: string, env: NodeJS.ProcessEnv): Request {
  if (typeof event !== 'object' || event === null) throw new Refusal('UNKNOWN_OPERATION')
  if (bytesOf(event) > bodyBytesMax) throw new Refusal('BODY_TOO_LARGE')
  const e = event as Record<string, unknown>
  const operation = field(e, 'operation')
  if (!operation) throw new Refusal('UNKNOWN_OPERATION')
  const token = field(e, 'token')
  return build(e, { operation, token, trustedOpenid: trustedOpenid(env), requestId, over: 'cloud' })
}
