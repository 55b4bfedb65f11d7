import { caseStates, type CaseAction } from '@/contracts/case-words'
import type { Acting, Move } from '../call/moves'
import type { CaseRow } from './case-row'
import { isReporter } from './who'

/** How somebody stands to a case as they look at it. */
export type Relation = 'reporter' | 'holder' | 'asked' | 'staff' | 'neighbour'
/** How they may stand to it at once. `was-asked`: whatever became of the question. */
export type Mover = Exclude<Relation, 'neighbour'> | 'was-asked'

/**
 * `rated`: their side has rated the other. Only a look knows it beforehand; a rating itself hears it from its index.
 */
export type MovedCase = CaseRow & { rated?: boolean }
type CaseMove = Move<MovedCase, Mover>

const open = ['new', 'doing'] as const
const unanswered = [...open, 'paused'] as const

const isTaken = (c: CaseRow): boolean => c.helper_id !== null
const isOwn = (c: CaseRow, { actor }: Acting): boolean => isReporter(c, actor.personId)
/** Reported in passing and taken by the same person. */
const isOwnWork = (c: CaseRow, call: Acting): boolean => isOwn(c, call) && c.helper_id === call.actor.personId
const notInHand = ['NOT_YOUR_TASK', (c: CaseRow) => c.dispatch !== 'taken'] as const

/**
 * The state machine of a case: who may do what, in which states, and
 * where it leads. The clock's moves are in deadlines.ts.
 */
export const caseMoves = {
  claim: {
    by: ['asked'],
    from: open,
    to: 'doing',
    otherwise: (c) => (isTaken(c) ? 'ALREADY_CLAIMED' : 'OFFER_OVER'),
    unless: [
      ['OWN_CASE', (c, { actor }) => c.reporter_id === actor.personId],
      ['ALREADY_CLAIMED', isTaken],
    ],
  },
  // A no that comes after the question's time is taken too (refuse-offer), but nobody is shown it.
  refuse: { by: ['asked'], from: caseStates },
  release: { by: ['holder'], from: [...unanswered, 'answered'], otherwise: 'NOT_YOUR_TASK', unless: [notInHand] },
  // A pause stops the office's clock, not the helper's hands: who went there anyway says what they found.
  'record-work': { by: ['holder'], from: unanswered, otherwise: 'NOT_YOUR_TASK', unless: [notInHand] },
  accept: {
    by: ['staff'],
    from: open,
    to: 'doing',
    // Between two offices nobody has it in hand: it is taken up again where it arrived.
    unless: [['STATE_CHANGED', (c) => c.state === 'doing' && c.owner_id !== null]],
  },
  assign: { by: ['staff'], from: open, to: 'doing', unless: [['ALREADY_CLAIMED', isTaken]] },
  transfer: { by: ['staff'], from: open, to: 'doing' },
  pause: {
    by: ['staff'],
    from: open,
    to: 'paused',
    otherwise: (c) => (c.state === 'paused' ? 'PAUSED_ALREADY' : 'STATE_CHANGED'),
  },
  resume: { by: ['staff'], from: ['paused'], to: 'doing', otherwise: 'NOT_PAUSED' },
  'ask-missing': { by: ['staff'], from: open, to: 'doing' },
  // Who answered a case of their own could then call it solved as its resident.
  answer: { by: ['staff'], from: open, to: 'answered', unless: [['OWN_CASE', isOwn]] },
  'say-verdict': {
    by: ['reporter'],
    from: ['answered'],
    otherwise: notForAVerdict,
    // They do not judge their own work.
    unless: [['OWN_CASE', isOwnWork]],
  },
  withdraw: { by: ['reporter'], from: unanswered, to: 'closed' },
  'supply-missing': { by: ['reporter'], from: unanswered },
  'ask-for-person': {
    by: ['reporter'],
    from: unanswered,
    unless: [
      ['IN_HAND_ALREADY', (c) => c.dispatch === 'taken' || c.dispatch === 'finished'],
      ['WITH_STAFF_ALREADY', (c) => c.dispatch === 'with-staff'],
    ],
  },
  rate: {
    by: ['reporter', 'holder'],
    from: ['answered', 'closed'],
    otherwise: 'RATE_LATER',
    unless: [
      ['RATE_LATER', (c) => !isTaken(c)],
      ['OWN_CASE', isOwnWork],
      ['ALREADY_SAID', (c) => c.rated === true],
    ],
  },
  'see-why-asked': { by: ['was-asked'], from: caseStates },
} satisfies Record<CaseAction, CaseMove>

/** Silence closed it, or it was taken back: nobody who has not said it is told that they have. */
function notForAVerdict({ state, outcome }: CaseRow): 'ALREADY_SAID' | 'STATE_CHANGED' | 'NOT_ANSWERED_YET' {
  if (state !== 'closed') return 'NOT_ANSWERED_YET'
  return outcome === 'solved' ? 'ALREADY_SAID' : 'STATE_CHANGED'
}
