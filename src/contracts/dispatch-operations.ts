import type { Static } from '@sinclair/typebox'
import type { WhichCaseInput } from './case'
import type * as D from './dispatch'
import { row, type Row } from './operation-row'

/** How somebody is asked and why, and the two ways to say that a person decides. */
export const dispatchOperations = {
  'read-dispatch': row({ entry: 'staff', effect: 'read', input: 'WhichCaseInput', refusals: [] }),
  'read-matching-rules': row({ entry: 'staff', effect: 'read', input: 'NothingInput', refusals: [] }),
  'read-why-asked': row({ entry: 'member', effect: 'read', input: 'WhichCaseInput', refusals: [] }),
  'list-matching-choices': row({ entry: 'member', effect: 'read', input: 'NothingInput', refusals: [] }),
  'choose-matching': row({ entry: 'member', effect: 'write', input: 'ChooseMatchingInput', refusals: [] }),
  'ask-for-person': row({
    entry: 'member',
    effect: 'write',
    input: 'WhichCaseInput',
    refusals: ['WITH_STAFF_ALREADY', 'IN_HAND_ALREADY', 'STATE_CHANGED'],
  }),
} as const satisfies Record<string, Row>

export interface DispatchTypes {
  'read-dispatch': { input: Static<typeof WhichCaseInput>; output: D.DispatchView }
  'read-matching-rules': { input: {}; output: D.MatchingRules }
  'read-why-asked': { input: Static<typeof WhichCaseInput>; output: D.WhyAsked }
  'list-matching-choices': { input: {}; output: { choices: D.MatchingChoice[]; used: D.UsedView[]; never: string[] } }
  'choose-matching': { input: Static<typeof D.ChooseMatchingInput>; output: { offersWithdrawn: number } }
  'ask-for-person': { input: Static<typeof WhichCaseInput>; output: { offersWithdrawn: number } }
}
