const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0')

/**
 * 0 … 2^bits - 1. WeChat has no `crypto`; an id is a name within
 * one person's receipts, not a secret, so Math.random will do.
 */
function random(bits: number): number {
  if (typeof crypto === 'undefined' || !crypto.getRandomValues) return Math.floor(Math.random() * 2 ** bits)
  return crypto.getRandomValues(new Uint32Array(1))[0]! >>> (32 - bits)
}

let last = 0
let counter = 0

/**
 * UUIDv7 (RFC 9562): 48 bits of milliseconds, then a 12-bit
 * counter within the millisecond, then chance. Never goes back.
 */
export function clientId(now: number = Date.now()): string {
  const at = Math.max(now, last)
  counter = at > last ? random(11) : counter + 1
  // 4,096 in one millisecond: borrow the next one, the order stays.
  last = counter > 0xfff ? at + 1 : at
  if (counter > 0xfff) counter = 0
  const time = hex(last, 12)
  const chance = `${hex(0x8000 | random(14), 4)}-${hex(random(24), 6)}${hex(random(24), 6)}`
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${chance}`
}
