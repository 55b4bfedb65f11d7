import type { Static } from '@sinclair/typebox'
import type { Contract } from './contract'
import type { RefusalCode } from './refusals'
import type * as account from './account'
import type * as canteen from './canteen'
import type * as cases from './case'
import type * as desk from './desk'
import type * as dispatch from './dispatch'
import type * as gridwork from './gridwork'
import type * as notice from './notice'
import type * as org from './org'
import type * as photo from './photo'
import type * as posts from './posts'
import type * as station from './station'

type Of<Noun> = Extract<Noun[keyof Noun], Contract>
type Contracts =
  | Of<typeof account>
  | Of<typeof canteen>
  | Of<typeof cases>
  | Of<typeof desk>
  | Of<typeof dispatch>
  | Of<typeof gridwork>
  | Of<typeof notice>
  | Of<typeof org>
  | Of<typeof photo>
  | Of<typeof posts>
  | Of<typeof station>

export type OperationName = Contracts['name']

/** `Operations['post-case']['input']`: what a call takes and gives. */
export type Operations = {
  [C in Contracts as C['name']]: { input: Static<C['input']>; output: Static<C['output']> }
}

/** What every call answers with, over either transport. */
export type Answer<D> =
  | { ok: true; data: D; requestId: string }
  | {
      ok: false
      code: RefusalCode | 'FAULT'
      message: string
      fields?: Record<string, string>
      requestId: string
    }
