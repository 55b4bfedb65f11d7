import type { Static, TSchema } from '@sinclair/typebox'
import type { RefusalCode } from './refusals'

/**
 * One operation, as both sides know it: which function answers it, whether it writes, what it takes and gives, and the
 * refusals it may give besides those that any call may give. Its name is written here, and nowhere again.
 */
export interface Contract<N extends string = string, I extends TSchema = TSchema, O extends TSchema = TSchema> {
  name: N
  entry: 'member' | 'staff'
  effect: 'read' | 'write'
  /** Whoever is not signed in may ask too; such a write leaves no receipt. */
  signedOut?: true
  input: I
  output: O
  refusals: readonly RefusalCode[]
}

export type InputOf<C extends Contract> = Static<C['input']>
export type OutputOf<C extends Contract> = Static<C['output']>

export const contract = <const N extends string, I extends TSchema, O extends TSchema>(c: Contract<N, I, O>) => c
