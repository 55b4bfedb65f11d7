import type { Pool } from 'pg'
import type { BlobStore } from './blobs/blob-store'
import { newId } from './ids'

/** The outside world, passed in: tests set the clock, the phone company and WeChat are faked, PostgreSQL never is. */
export interface Ports {
  pool: Pool
  now(): Date
  newId(): string
  blobs: BlobStore
  /** Signs upload tickets and photo links. */
  secret: string
  /** Demo accounts exist only here. */
  demo: boolean
  /** Holds each answer against its contract before it leaves: in the demo and in tests. */
  checksAnswers: boolean
  /** wx.login code → openid. Throws when WeChat refuses the code. */
  exchangeWechatCode(code: string): Promise<string>
  log(line: Record<string, unknown>): void
}

export type PortsGiven = Pick<Ports, 'pool' | 'blobs' | 'secret'> & Partial<Ports>

export function makePorts(given: PortsGiven): Ports {
  return {
    now: () => new Date(),
    newId: () => newId(),
    demo: false,
    checksAnswers: given.demo ?? false,
    exchangeWechatCode: () => Promise.reject(new Error('WeChat sign-in is not set up (WX_APPID, WX_SECRET)')),
    log: () => {},
    ...given,
  }
}
