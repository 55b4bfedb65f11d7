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

type Method = 'PUT' | 'GET' | 'DELETE'
type Body = { bytes: Uint8Array; type: string }

/** Any storage that speaks S3, for more than one server. The bucket is private: reading goes through our own links. */
export function s3BlobStore(place: S3Place): BlobStore {
  const { timeoutMs = 10_000, retryAfterMs = [200, 1000], now = () => new Date() } = place
  const base = place.endpoint.replace(/\/+$/, '')

  function once(method: Method, key: string, body?: Body): Promise<Response> {
    const url = new URL(`${base}/${checkedKey(key)}`)
    const bytes = new Uint8Array(body?.bytes ?? [])
    const given: Record<string, string> = body ? { 'content-type': body.type } : {}
    const { host: _, ...headers } = signed({ method, url, headers: given, body: bytes }, place, now())
    const signal = AbortSignal.timeout(timeoutMs)
    return fetch(url, { method, headers, body: body ? bytes : undefined, signal, redirect: 'error' })
  }

  /** 404 is an answer; another 4xx will not get better; no answer, 429 and 5xx may. */
  async function send<T>(method: Method, key: string, read: (answer: Response) => Promise<T>, body?: Body): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      let status = 0
      try {
        const answer = await once(method, key, body)
        status = answer.status
        if (answer.ok || status === 404) return await read(answer)
        await answer.body?.cancel()
      } catch (error) {
        if (!isNetwork(error)) throw error
      }
      const isFinal = status >= 400 && status < 500 && status !== 429
      const wait = retryAfterMs[attempt]
      if (isFinal || wait === undefined) throw new StorageFault(status, `${method} ${key.split('/')[0]}`)
      await pause(wait)
    }
  }

  return {
    async put(key, bytes, type) {
      const status = await send('PUT', key, done, { bytes, type })
      if (status === 404) throw new StorageFault(status, 'bucket')
    },
    get: (key) =>
      send('GET', key, async (answer) => {
        if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
        await done(answer)
        return null
      }),
    async delete(key) {
      await send('DELETE', key, done)
    },
  }
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
