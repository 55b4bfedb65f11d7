import { Type as T } from '@sinclair/typebox'
import { CaseCard, CaseView, CasePreview, CasePosted, Place, whichCase, WhichCase, CasePhotos } from './case-shapes'
import { caseStates, noticeChoices } from './case-words'
import { contract } from './contract'
import { Enum, Shape, Id, Instant, Area, Words } from './schema'

export const PreviewCase = contract({
  name: 'preview-case',
  entry: 'member',
  effect: 'read',
  input: Shape({ place: Place, categoryCode: T.Optional(Words(2, 30)) }),
  output: CasePreview,
  refusals: ['CATEGORY_UNKNOWN'],
})

export const PostCase = contract({
  name: 'post-case',
  entry: 'member',
  effect: 'write',
  input: Shape({
    caseId: Id,
    text: T.Optional(Words(0, 500)),
    photos: T.Optional(CasePhotos),
    voice: T.Optional(Id),
    place: Place,
    categoryCode: Words(2, 30),
    visibility: Enum(['neighbours', 'private']),
    forPersonId: T.Optional(Id),
    /** A person decides who comes, not the machine. */
    byHand: T.Optional(T.Boolean()),
    /** When the resident pressed send on the phone; the promise counts from arrival, this is only shown. */
    saidAt: T.Optional(Instant),
  }),
  output: CasePosted,
  refusals: [
    'NOTHING_SAID',
    'PLACE_MISSING',
    'PLACE_UNCLEAR',
    'CATEGORY_UNKNOWN',
    'NO_CONSENT_TO_SPEAK',
    'PHOTO_MISSING',
  ],
})

export const ListMyCases = contract({
  name: 'list-my-cases',
  entry: 'member',
  effect: 'read',
  input: Shape({ before: T.Optional(Instant), limit: T.Optional(T.Integer({ minimum: 1, maximum: 50 })) }),
  output: Shape({ cases: T.Array(CaseCard) }),
  refusals: [],
})

export const ListNearbyCases = contract({
  name: 'list-nearby-cases',
  entry: 'member',
  effect: 'read',
  input: Shape({ communityCode: Area }),
  output: Shape({ cases: T.Array(CaseCard) }),
  refusals: [],
})

export const ReadCase = contract({
  name: 'read-case',
  entry: 'member',
  effect: 'read',
  input: WhichCase,
  output: CaseView,
  refusals: [],
})

export const SayVerdict = contract({
  name: 'say-verdict',
  entry: 'member',
  effect: 'write',
  input: Shape({
    ...whichCase,
    contacted: T.Boolean(),
    solved: T.Boolean(),
    satisfied: T.Boolean(),
    text: T.Optional(Words(0, 300)),
    photos: T.Optional(CasePhotos),
  }),
  output: Shape({ state: Enum(caseStates) }),
  refusals: ['NOT_ANSWERED_YET', 'ALREADY_SAID', 'PHOTO_MISSING', 'STATE_CHANGED', 'OWN_CASE'],
})

export const WithdrawCase = contract({
  name: 'withdraw-case',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...whichCase, reason: T.Optional(Words(0, 200)) }),
  output: Shape({ state: Enum(caseStates) }),
  refusals: ['STATE_CHANGED'],
})

export const SupplyMissing = contract({
  name: 'supply-missing',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...whichCase, text: Words(1, 500), photos: T.Optional(CasePhotos) }),
  output: Shape({ state: Enum(caseStates) }),
  refusals: ['STATE_CHANGED', 'PHOTO_MISSING'],
})

export const RateCase = contract({
  name: 'rate-case',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...whichCase, stars: T.Integer({ minimum: 1, maximum: 5 }), text: T.Optional(Words(0, 200)) }),
  output: Shape({ shown: T.Boolean() }),
  refusals: ['RATE_LATER', 'ALREADY_SAID', 'OWN_CASE'],
})

export const ChooseNotices = contract({
  name: 'choose-notices',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...whichCase, noticesTo: Enum(noticeChoices) }),
  output: Shape({ noticesTo: Enum(noticeChoices) }),
  refusals: ['NOBODY_ELSE', 'STATE_CHANGED'],
})

export const ListMyWork = contract({
  name: 'list-my-work',
  entry: 'member',
  effect: 'read',
  input: Shape({}),
  output: Shape({ cases: T.Array(CaseCard) }),
  refusals: [],
})

export const ReadDeskCase = contract({
  name: 'read-desk-case',
  entry: 'staff',
  effect: 'read',
  input: WhichCase,
  output: CaseView,
  refusals: [],
})
