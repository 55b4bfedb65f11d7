import type { RefusalCode } from '@/contracts/refusals'

/** The world said no. The transaction rolls back; the person reads the sentence of the code. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details: Record<string, unknown> = {},
    readonly fields?: Record<string, string>,
  ) {
    super(code)
  }
}

export function refuse(code: RefusalCode, details?: Record<string, unknown>, fields?: Record<string, string>): never {
  throw new Refusal(code, details, fields)
}
