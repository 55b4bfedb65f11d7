import { Type as T, type Static } from '@sinclair/typebox'
import { CaseCard, whichCase, WhichCase, CasePhotos, Reason } from './case-shapes'
import { caseStates, inboxViews } from './case-words'
import { contract } from './contract'
import { PlaceItem } from './org'
import { Enum, Shape, Id, Cursor, Area, Words, Nullable, Each } from './schema'

export const InboxPage = Shape({
  counts: Each(inboxViews, T.Number()),
  cases: T.Array(CaseCard),
  next: Nullable(T.String()),
  areaName: T.String(),
})
export type InboxPage = Static<typeof InboxPage>

export const HelperView = Shape({
  helperId: T.String(),
  name: T.String(),
  kind: T.String(),
  openTasks: T.Number(),
  maxOpenTasks: T.Number(),
  free: T.Boolean(),
  automatic: T.Boolean(),
  skills: T.Array(T.String()),
  metres: Nullable(T.Number()),
  line: T.String(),
})
export type HelperView = Static<typeof HelperView>

// staff
export const ListInbox = contract({
  name: 'list-inbox',
  entry: 'staff',
  effect: 'read',
  input: Shape({
    view: Enum(inboxViews),
    areaCode: T.Optional(Area),
    after: T.Optional(Cursor),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 50 })),
  }),
  output: InboxPage,
  refusals: [],
})

export const ListHelpers = contract({
  name: 'list-helpers',
  entry: 'staff',
  effect: 'read',
  input: WhichCase,
  output: Shape({ helpers: T.Array(HelperView) }),
  refusals: [],
})

export const ListOffices = contract({
  name: 'list-offices',
  entry: 'staff',
  effect: 'read',
  input: WhichCase,
  output: Shape({ offices: T.Array(PlaceItem) }),
  refusals: [],
})

export const AcceptCase = contract({
  name: 'accept-case',
  entry: 'staff',
  effect: 'write',
  input: WhichCase,
  output: Shape({ state: Enum(caseStates) }),
  refusals: ['STATE_CHANGED'],
})

export const AssignHelper = contract({
  name: 'assign-helper',
  entry: 'staff',
  effect: 'write',
  input: Shape({ ...whichCase, helperId: Id }),
  output: Shape({ helperId: T.String() }),
  refusals: ['ALREADY_CLAIMED', 'HELPER_UNAVAILABLE', 'STATE_CHANGED', 'OWN_CASE'],
})

export const TransferCase = contract({
  name: 'transfer-case',
  entry: 'staff',
  effect: 'write',
  input: Shape({ ...whichCase, toOffice: Area, reason: Reason }),
  output: Shape({ office: T.String(), climbed: T.Boolean() }),
  refusals: ['STATE_CHANGED', 'TRANSFER_NOWHERE'],
})

export const PauseCase = contract({
  name: 'pause-case',
  entry: 'staff',
  effect: 'write',
  input: Shape({ ...whichCase, reason: Reason }),
  output: Shape({ state: Enum(caseStates) }),
  refusals: ['STATE_CHANGED', 'PAUSED_ALREADY'],
})

export const ResumeCase = contract({
  name: 'resume-case',
  entry: 'staff',
  effect: 'write',
  input: WhichCase,
  output: Shape({ state: Enum(caseStates), dueAt: T.String() }),
  refusals: ['NOT_PAUSED', 'STATE_CHANGED'],
})

export const AskMissing = contract({
  name: 'ask-missing',
  entry: 'staff',
  effect: 'write',
  input: Shape({ ...whichCase, missing: T.Array(Words(1, 60), { minItems: 1, maxItems: 9, uniqueItems: true }) }),
  output: Shape({ asked: T.Number() }),
  refusals: ['STATE_CHANGED'],
})

export const AnswerCase = contract({
  name: 'answer-case',
  entry: 'staff',
  effect: 'write',
  input: Shape({ ...whichCase, text: Words(4, 1000), photos: T.Optional(CasePhotos) }),
  output: Shape({ state: Enum(caseStates), confirmUntil: T.String() }),
  refusals: ['STATE_CHANGED', 'ANSWER_EMPTY', 'PHOTO_MISSING', 'OWN_CASE'],
})
