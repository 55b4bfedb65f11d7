import { setTimeout as pause } from 'node:timers/promises'
import { checkedKey } from './blob-key'
import type { BlobStore } from './blob-store'
import { signed, type S3Account } from './s3-signature'

export type S3Place = S3Account & {
  /** With the bucket in it: `https://hongyi-1250000000.cos.ap-beijing.myqcloud.com`, `http://minio:9000/hongyi`. */
  endpoint: string
  timeoutMs?: number
  /** Waits between tries. Putting, reading and deleting one key may each be done twice without harm. */
  retryAfterMs?: number[]
  now?: () => Date
}

/** The storage service said no for good (a wrong secret, no such bucket), or kept failing. */
export class StorageFault extends Error {
  constructor(
    readonly status: number,
    what: string,
  ) {
    super(`storage ${what}: ${status || 'no answer'}`)
  }
}

/** Any storage that speaks S3, for more than one server. The bucket is private: reading goes through our own links. */
export function s3BlobStore(place: S3Place): BlobStore {
  return {
    async put(key, bytes, type) {
      const status = await send(place, { method: 'PUT', key, body: { bytes, type }, read: done })
      if (status === 404) throw new StorageFault(status, 'bucket')
    },
    get: (key) =>
      send(place, {
        method: 'GET',
        key,
        async read(answer) {
          if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
          await done(answer)
          return null
        },
      }),
    async delete(key) {
      await send(place, { method: 'DELETE', key, read: done })
    },
  }
}

type Request = { method: 'PUT' | 'GET' | 'DELETE'; key: string; body?: { bytes: Uint8Array; type: string } }

/** 404 is an answer; another 4xx will not get better; no answer, 429 and 5xx may. */
async function send<T>(place: S3Place, request: Request & { read(answer: Response): Promise<T> }): Promise<T> {
  const { retryAfterMs = [200, 1000] } = place
  for (let attempt = 0; ; attempt++) {
    let status = 0
    try {
      const answer = await once(place, request)
      status = answer.status
      if (answer.ok || status === 404) return await request.read(answer)
      await done(answer)
    } catch (error) {
      if (!isNetwork(error)) throw error
    }
    const isFinal = status >= 400 && status < 500 && status !== 429
    const wait = retryAfterMs[attempt]
    if (isFinal || wait === undefined) throw new StorageFault(status, `${request.method} ${request.key.split('/')[0]}`)
    await pause(wait)
  }
}

async function once(place: S3Place, { method, key, body }: Request): Promise<Response> {
  const { endpoint, timeoutMs = 10_000, now = () => new Date() } = place
  const url = `${endpoint.replace(/\/+$/, '')}/${checkedKey(key)}`
  const bytes = new Uint8Array(body?.bytes ?? [])
  const given: Record<string, string> = body ? { 'content-type': body.type } : {}
  const headers = await signed({ method, url, headers: given, body: bytes }, place, now())
  const signal = AbortSignal.timeout(timeoutMs)
  return fetch(url, { method, headers, body: body ? bytes : undefined, signal, redirect: 'error' })
}

async function done(answer: Response): Promise<number> {
  await answer.body?.cancel()
  return answer.status
}

/** fetch reports a refused or broken connection as TypeError, and our own limit as TimeoutError. */
function isNetwork(error: unknown): boolean {
  const { name } = error as { name?: string }
  return name === 'TypeError' || name === 'TimeoutError'
}
