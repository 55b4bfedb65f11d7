import type { RefusalCode } from '@/contracts/refusals'
import { Refusal } from './refusal'

/** Unique keys that a person's own call may meet, and what it then reads. Any other one met is a bug of ours. */
export const takenCodes: Readonly<Record<string, RefusalCode>> = {
  cases_pkey: 'RECEIPT_MISMATCH', // the phone names its cases: this name is in use
  case_photo_pkey: 'PHOTO_MISSING', // this upload already lies with this case
  case_verdict_pkey: 'ALREADY_SAID', // said at the same instant on another phone
  assignment_held: 'ALREADY_CLAIMED',
  application_pkey: 'RECEIPT_MISMATCH', // this name is in use
  post_candidacy_pkey: 'RECEIPT_MISMATCH',
  meal_reservation_pkey: 'RECEIPT_MISMATCH', // the phone names its reservations too
  meal_once: 'ALREADY_RESERVED', // the other phone of the same person was faster
}

/**
 * What a second look settles: the same call ran at the same time and won the receipt; the last portion went, or the last place in
 * the line came free, between looking and taking; a pick-up code was drawn that somebody has; the day's free meal was reserved on
 * another phone, and this one has its price.
 */
const settledByLooking = new Set(['receipt_pkey', 'meal_portion', 'meal_code', 'meal_free_once'])
export const looksMax = 5

export const mayLookAgain = (error: unknown): boolean =>
  settledByLooking.has((error as { constraint?: string }).constraint ?? '')

/** A unique index decided what a command could not know when it looked: the answer is a refusal, never a fault. */
export function takenRefusal(error: unknown): Refusal | null {
  const { code, constraint } = error as { code?: string; constraint?: string }
  const taken =
    code === '23505' && constraint !== undefined && Object.hasOwn(takenCodes, constraint)
      ? takenCodes[constraint]
      : undefined
  return taken ? new Refusal(taken) : null
}
