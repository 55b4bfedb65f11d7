import { createHmac, timingSafeEqual } from 'node:crypto'
import { isBlobKey } from '../blobs/blob-key'

/**
 * A link to one photo that anybody holding it may open until it runs out: an <img> and WeChat's <image> cannot send a
 * token. Who may see the photo was decided where the link was made.
 * @returns a path on our own host, `/photos/<key>?until=<seconds>&sign=<mac>`.
 */
export function signLink(key: string, until: Date, secret: string): string {
  const seconds = Math.floor(until.getTime() / 1000)
  return `/photos/${key}?until=${seconds}&sign=${mac(key, String(seconds), secret)}`
}

/** True while the link holds. The MAC is compared in constant time and before the clock: a forger learns nothing. */
export function readLink(key: string, query: Record<string, string | undefined>, now: Date, secret: string): boolean {
  const { until = '', sign = '' } = query
  if (!isBlobKey(key) || !/^\d{1,12}$/.test(until)) return false
  const expected = Buffer.from(mac(key, until, secret))
  const given = Buffer.from(sign)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false
  return now.getTime() <= Number(until) * 1000
}

/** The first word keeps a link's MAC from ever being taken for a ticket's, which is made with the same secret. */
function mac(key: string, until: string, secret: string): string {
  return createHmac('sha256', secret).update(`link\n${key}\n${until}`).digest('base64url')
}
