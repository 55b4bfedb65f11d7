import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'

/**
 * The quasigroup of Damm (2004): a sixth digit over five finds every wrong digit and every swap of neighbours. A clerk
 * who types wrong hears "typed wrong", and never opens somebody else's meal by it.
 */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

const checkDigit = (digits: string): string =>
  [...digits].reduce((interim, digit) => damm[Number(interim)]![Number(digit)]!, '0')

/** Drawn, not counted: a code says nothing of who came before. The unique index decides whether it is free. */
export function drawCode(): string {
  return withCheckDigit(randomInt(100_000))
}

export function withCheckDigit(drawn: number): string {
  const digits = String(drawn).padStart(5, '0')
  return digits + checkDigit(digits)
}

export const isWellTyped = (code: string): boolean => /^\d{6}$/.test(code) && checkDigit(code) === '0'

export interface Pickup {
  communityCode: string
  canteenId: string
  day: string
  code: string
}

const signature = (p: Pickup, secret: string): string =>
  createHmac('sha256', secret)
    .update(`meal:${p.communityCode}:${p.canteenId}:${p.day}:${p.code}`)
    .digest('base64url')
    .slice(0, 12)

/**
 * What the QR says: enough to tell another canteen and another day without a network, signed so that nobody draws one.
 */
export const qrText = (p: Pickup, secret: string): string =>
  `HYMEAL.${p.communityCode}.${p.canteenId}.${p.day}.${p.code}.${signature(p, secret)}`

/** What was scanned; null: not one of ours, or altered. */
export function readQr(text: string, secret: string): Pickup | null {
  const parts = /^HYMEAL\.(\d{12})\.([0-9a-f-]{36})\.(20\d\d-\d\d-\d\d)\.(\d{6})\.([\w-]{12})$/.exec(text)
  if (!parts) return null
  const pickup = { communityCode: parts[1]!, canteenId: parts[2]!, day: parts[3]!, code: parts[4]! }
  return timingSafeEqual(Buffer.from(signature(pickup, secret)), Buffer.from(parts[5]!)) ? pickup : null
}
