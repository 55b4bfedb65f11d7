import type { RefusalCode } from './refusals'

/**
 * One operation: which function answers it, whether it writes, which validator reads its input, and the refusals it may give
 * besides the ones any call may give.
 */
export interface Row {
  entry: 'member' | 'staff'
  effect: 'read' | 'write'
  input: string
  refusals: readonly RefusalCode[]
  signedOut?: true
}
export const row = <const R extends Row>(r: R) => r
