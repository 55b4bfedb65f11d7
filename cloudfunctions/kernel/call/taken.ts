import type { RefusalCode } from '@/contracts/refusals'
import { Refusal } from './refusal'

/** What the unique keys of all nouns mean to a person whose own call meets one. */
export interface Taken {
  /** By the key's name: what is then read. Any other one met is a bug of ours. */
  refusals: Readonly<Record<string, RefusalCode>>
  /** Keys that a second look settles: something went, or came free, between looking and taking. */
  looksAgain: ReadonlySet<string>
}

export const looksMax = 5

export const mayLookAgain = (error: unknown, { looksAgain }: Taken): boolean =>
  looksAgain.has((error as { constraint?: string }).constraint ?? '')

/** A unique index decided what a command could not know when it looked: the answer is a refusal, never a fault. */
export function takenRefusal(error: unknown, { refusals }: Taken): Refusal | null {
  const { code, constraint } = error as { code?: string; constraint?: string }
  const taken = code === '23505' && constraint !== undefined && Object.hasOwn(refusals, constraint)
  return taken ? new Refusal(refusals[constraint]!) : null
}
