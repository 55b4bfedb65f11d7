import { Type as T, type Static } from '@sinclair/typebox'
import { Area, BuildingCode, Cursor, Enum, Id, Instant, Point, Shape, Words } from './schema'

export const caseStates = ['new', 'doing', 'paused', 'answered', 'closed'] as const
export type CaseState = (typeof caseStates)[number]
export const caseOutcomes = ['solved', 'no-reply', 'withdrawn'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]

/** Which case: its community is part of its name, so that every call knows its tenant. */
const which = { communityCode: Area, caseId: Id }
const Photos = T.Array(Id, { maxItems: 9, uniqueItems: true })
const Reason = Words(2, 200)

/** A place as the phone knows it: a pin, a building chosen from the list, or words. At least one, or PLACE_MISSING. */
export const Place = Shape({
  point: T.Optional(Point),
  buildingCode: T.Optional(BuildingCode),
  communityCode: T.Optional(Area),
  address: T.Optional(Words(0, 80)),
})
export type Place = Static<typeof Place>

export const PostCaseInput = Shape(
  {
    caseId: Id,
    text: T.Optional(Words(0, 500)),
    photos: T.Optional(Photos),
    voice: T.Optional(Id),
    place: Place,
    categoryCode: Words(2, 30),
    visibility: Enum(['neighbours', 'private']),
    forPersonId: T.Optional(Id),
    /** A person decides who comes, not the machine. */
    byHand: T.Optional(T.Boolean()),
    /** When the resident pressed send on the phone; the promise counts from arrival, this is only shown. */
    saidAt: T.Optional(Instant),
  },
  { $id: 'PostCaseInput' },
)

export const PreviewCaseInput = Shape(
  { place: Place, categoryCode: T.Optional(Words(2, 30)) },
  { $id: 'PreviewCaseInput' },
)
export const WhichCaseInput = Shape(which, { $id: 'WhichCaseInput' })
export const ListCasesInput = Shape(
  { before: T.Optional(Instant), limit: T.Optional(T.Integer({ minimum: 1, maximum: 50 })) },
  { $id: 'ListCasesInput' },
)
export const ListNearbyCasesInput = Shape({ communityCode: Area }, { $id: 'ListNearbyCasesInput' })
export const SayVerdictInput = Shape(
  {
    ...which,
    contacted: T.Boolean(),
    solved: T.Boolean(),
    satisfied: T.Boolean(),
    text: T.Optional(Words(0, 300)),
    photos: T.Optional(Photos),
  },
  { $id: 'SayVerdictInput' },
)
export const WithdrawCaseInput = Shape({ ...which, reason: T.Optional(Words(0, 200)) }, { $id: 'WithdrawCaseInput' })
export const SupplyMissingInput = Shape(
  { ...which, text: Words(1, 500), photos: T.Optional(Photos) },
  { $id: 'SupplyMissingInput' },
)
export const RateCaseInput = Shape(
  { ...which, stars: T.Integer({ minimum: 1, maximum: 5 }), text: T.Optional(Words(0, 200)) },
  { $id: 'RateCaseInput' },
)

/** Who hears of a case that was said for somebody else, as seen by whoever chooses. */
export const noticeChoices = ['both', 'me', 'them'] as const
export type NoticeChoice = (typeof noticeChoices)[number]
export const ChooseNoticesInput = Shape({ ...which, noticesTo: Enum(noticeChoices) }, { $id: 'ChooseNoticesInput' })

export const RefuseOfferInput = Shape({ ...which, reason: Reason }, { $id: 'RefuseOfferInput' })
export const ReleaseCaseInput = Shape({ ...which, reason: Reason }, { $id: 'ReleaseCaseInput' })
export const RecordWorkInput = Shape(
  {
    ...which,
    text: Words(0, 500),
    before: T.Optional(Photos),
    after: T.Optional(Photos),
    finished: T.Boolean(),
  },
  { $id: 'RecordWorkInput' },
)

export const inboxViews = ['open', 'overdue', 'today', 'new', 'waiting', 'mine'] as const
export const ListInboxInput = Shape(
  {
    view: Enum(inboxViews),
    areaCode: T.Optional(Area),
    after: T.Optional(Cursor),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 50 })),
  },
  { $id: 'ListInboxInput' },
)
export const AssignHelperInput = Shape({ ...which, helperId: Id }, { $id: 'AssignHelperInput' })
export const TransferCaseInput = Shape({ ...which, toOffice: Area, reason: Reason }, { $id: 'TransferCaseInput' })
export const PauseCaseInput = Shape({ ...which, reason: Reason }, { $id: 'PauseCaseInput' })
export const AskMissingInput = Shape(
  { ...which, missing: T.Array(Words(1, 60), { minItems: 1, maxItems: 9, uniqueItems: true }) },
  { $id: 'AskMissingInput' },
)
export const AnswerCaseInput = Shape(
  { ...which, text: Words(4, 1000), photos: T.Optional(Photos) },
  { $id: 'AnswerCaseInput' },
)

/** A photo as a screen needs it: short-lived links, never a storage key. */
export interface PhotoView {
  kind: 'post' | 'before' | 'after' | 'evidence' | 'answer' | 'voice'
  url: string
  thumbUrl: string
  width: number
  height: number
}

/** One line of the timeline, in words, with its instant. */
export interface TimelineEntry {
  at: string
  kind: string
  title: string
  detail: string
  photos?: PhotoView[]
}

/** A case in a list. `title` is its first words; `dueAt` is null once nobody owes an answer. */
export interface CaseCard {
  communityCode: string
  caseId: string
  number: string
  title: string
  categoryName: string
  state: CaseState
  outcome: CaseOutcome | null
  placeName: string
  gridName: string
  postedAt: string
  startedAt: string
  dueAt: string | null
  duePausedAt: string | null
  overdue: boolean
  helperName: string | null
  isPrivate: boolean
  reopens: number
  thumbUrl: string | null
  /** The resident wants a person to decide who comes; only its resident and staff see that. */
  byHand: boolean
  /** What the person should know next, one short sentence. */
  next: string
}

export interface Person {
  name: string
  phone: string | null
  relation: string
}
export interface RatingView {
  side: 'resident' | 'helper'
  stars: number
  text: string
  at: string
}

export interface CaseView extends CaseCard {
  text: string
  photos: PhotoView[]
  visibility: 'neighbours' | 'private'
  dueProvisional: boolean
  pauseReason: string | null
  firstOwner: string
  firstOffice: string
  office: string
  officePhone: string | null
  people: Person[]
  answer: string | null
  answeredAt: string | null
  confirmUntil: string | null
  timeline: TimelineEntry[]
  views: { who: string; at: string; times: number }[]
  ratings: RatingView[]
  missing: string[]
  transfers: number
  version: number
  /** For who said it and whom it was said for; null for everybody else, and where these are one person. */
  noticesTo: NoticeChoice | null
  /** They did it themselves, in passing: nobody waits for their verdict. */
  ownWork: boolean
  /** What this person may do now; a screen shows a button only for these. */
  can: CaseAction[]
}
export const caseActions = [
  'claim',
  'refuse',
  'release',
  'record-work',
  'accept',
  'assign',
  'transfer',
  'pause',
  'resume',
  'ask-missing',
  'answer',
  'say-verdict',
  'withdraw',
  'supply-missing',
  'rate',
  'ask-for-person',
  'see-why-asked',
] as const
export type CaseAction = (typeof caseActions)[number]

export interface OfferView extends CaseCard {
  text: string
  photos: PhotoView[]
  reasons: { label: string; value: string }[]
  askedAt: string
  until: string
  minutes: number
}

export interface PlaceView {
  level: 'grid' | 'community' | 'street'
  communityCode: string
  communityName: string
  streetName: string
  gridCode: string | null
  gridName: string | null
  buildingCode: string | null
  buildingName: string | null
  gridWorker: string | null
}
export interface CasePreview {
  place: PlaceView | null
  ask: { label: string; place: Place }[]
  due: { at: string; provisional: boolean } | null
}
export interface CasePosted {
  communityCode: string
  caseId: string
  number: string
  dueAt: string
  acceptDueAt: string
  place: PlaceView
  owner: string
}
export interface InboxPage {
  counts: Record<(typeof inboxViews)[number], number>
  cases: CaseCard[]
  next: string | null
  areaName: string
}
export interface HelperView {
  helperId: string
  name: string
  kind: string
  openTasks: number
  maxOpenTasks: number
  free: boolean /** false: they do not want the machine to ask them; staff may. */
  automatic: boolean
  skills: string[]
  metres: number | null
  line: string
}
