import { Type as T } from '@sinclair/typebox'
import { whichCase, WhichCase, CasePhotos, Reason } from './case-shapes'
import { contract } from './contract'
import { MatchingChoice, UsedView, DispatchView, WhyAsked, MatchingRules, OfferView } from './dispatch-shapes'
import { Shape, Area, Words } from './schema'

// How helpers are asked, and how that is explained: to staff, to the helper, and both ways to say "not by a machine".
const Minute = T.Integer({ minimum: 0, maximum: 1439 })

// a helper
export const ListOffers = contract({
  name: 'list-offers',
  entry: 'member',
  effect: 'read',
  input: Shape({}),
  output: Shape({ offers: T.Array(OfferView) }),
  refusals: [],
})

export const ClaimCase = contract({
  name: 'claim-case',
  entry: 'member',
  effect: 'write',
  input: WhichCase,
  output: Shape({ helperId: T.String() }),
  refusals: ['ALREADY_CLAIMED', 'OFFER_OVER', 'TOO_MANY_OPEN_TASKS', 'OWN_CASE'],
})

export const RefuseOffer = contract({
  name: 'refuse-offer',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...whichCase, reason: Reason }),
  output: Shape({}),
  refusals: ['OFFER_OVER'],
})

export const ReleaseCase = contract({
  name: 'release-case',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...whichCase, reason: Reason }),
  output: Shape({}),
  refusals: ['NOT_YOUR_TASK', 'STATE_CHANGED'],
})

export const RecordWork = contract({
  name: 'record-work',
  entry: 'member',
  effect: 'write',
  input: Shape({
    ...whichCase,
    text: Words(0, 500),
    before: T.Optional(CasePhotos),
    after: T.Optional(CasePhotos),
    finished: T.Boolean(),
  }),
  output: Shape({}),
  refusals: ['NOT_YOUR_TASK', 'PHOTO_MISSING', 'NOTHING_SAID', 'STATE_CHANGED'],
})

export const ReadDispatch = contract({
  name: 'read-dispatch',
  entry: 'staff',
  effect: 'read',
  input: WhichCase,
  output: DispatchView,
  refusals: [],
})

export const ReadMatchingRules = contract({
  name: 'read-matching-rules',
  entry: 'staff',
  effect: 'read',
  input: Shape({}),
  output: MatchingRules,
  refusals: [],
})

export const ReadWhyAsked = contract({
  name: 'read-why-asked',
  entry: 'member',
  effect: 'read',
  input: WhichCase,
  output: WhyAsked,
  refusals: [],
})

export const ListMatchingChoices = contract({
  name: 'list-matching-choices',
  entry: 'member',
  effect: 'read',
  input: Shape({}),
  output: Shape({ choices: T.Array(MatchingChoice), used: T.Array(UsedView), never: T.Array(T.String()) }),
  refusals: [],
})

/**
 * The whole choice each time: what is left out is not wanted. `quiet`:
 * minutes after local midnight; `to` not after `from` ends on the next day.
 */
export const ChooseMatching = contract({
  name: 'choose-matching',
  entry: 'member',
  effect: 'write',
  input: Shape({
    communityCode: Area,
    automatic: T.Boolean(),
    quiet: T.Optional(Shape({ from: Minute, to: Minute })),
    maxNoticesADay: T.Optional(T.Integer({ minimum: 1, maximum: 10 })),
  }),
  output: Shape({ offersWithdrawn: T.Number() }),
  refusals: [],
})

export const AskForPerson = contract({
  name: 'ask-for-person',
  entry: 'member',
  effect: 'write',
  input: WhichCase,
  output: Shape({ offersWithdrawn: T.Number() }),
  refusals: ['WITH_STAFF_ALREADY', 'IN_HAND_ALREADY', 'STATE_CHANGED'],
})
