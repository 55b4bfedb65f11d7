import { createHmac, timingSafeEqual } from 'node:crypto'

export type Ticket = { personId: string; uploadId: string }

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const form = new RegExp(`^(${uuid})\\.(${uuid})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{43})$`)

/** Leave to send the bytes of one upload. It goes into an address, where the session token must not stand. */
export function signTicket({ personId, uploadId }: Ticket, until: Date, secret: string): string {
  const seconds = Math.floor(until.getTime() / 1000)
  return `${personId}.${uploadId}.${seconds}.${mac(personId, uploadId, String(seconds), secret)}`
}

/** null for a forged ticket and for one that ran out. */
export function readTicket(ticket: string, now: Date, secret: string): Ticket | null {
  const [, personId, uploadId, until, sign] = form.exec(ticket) ?? []
  if (!personId || !uploadId || !until || !sign) return null
  const expected = mac(personId, uploadId, until, secret)
  if (!timingSafeEqual(Buffer.from(sign), Buffer.from(expected))) return null
  return now.getTime() <= Number(until) * 1000 ? { personId, uploadId } : null
}

/** The first word keeps a ticket's MAC from ever being taken for a link's, which is made with the same secret. */
function mac(personId: string, uploadId: string, until: string, secret: string): string {
  return createHmac('sha256', secret).update(`ticket\n${personId}\n${uploadId}\n${until}`).digest('base64url')
}
