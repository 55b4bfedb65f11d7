import { Type as T, type Static } from '@sinclair/typebox'
import { caseStates, caseOutcomes, noticeChoices, caseActions } from './case-words'
import { Enum, Shape, Id, Area, BuildingCode, Point, Words, Nullable } from './schema'

/** Which case: its community is part of its name, so that every call knows its tenant. */
export const whichCase = { communityCode: Area, caseId: Id }
export const WhichCase = Shape(whichCase)
export const CasePhotos = T.Array(Id, { maxItems: 9, uniqueItems: true })
export const Reason = Words(2, 200)

/** A place as the phone knows it: a pin, a building chosen from the list, or words. At least one, or PLACE_MISSING. */
export const Place = Shape({
  point: T.Optional(Point),
  buildingCode: T.Optional(BuildingCode),
  communityCode: T.Optional(Area),
  address: T.Optional(Words(0, 80)),
})
export type Place = Static<typeof Place>

/** A photo as a screen needs it: short-lived links, never a storage key. */
export const PhotoView = Shape({
  kind: Enum(['post', 'before', 'after', 'evidence', 'answer', 'voice']),
  url: T.String(),
  thumbUrl: T.String(),
  width: T.Number(),
  height: T.Number(),
})
export type PhotoView = Static<typeof PhotoView>

/** One line of the timeline, in words, with its instant. */
export const TimelineEntry = Shape({
  at: T.String(),
  kind: T.String(),
  title: T.String(),
  detail: T.String(),
  photos: T.Optional(T.Array(PhotoView)),
})
export type TimelineEntry = Static<typeof TimelineEntry>

/** A case in a list. `title` is its first words; `dueAt` is null once nobody owes an answer. */
export const CaseCard = Shape({
  communityCode: T.String(),
  caseId: T.String(),
  number: T.String(),
  title: T.String(),
  categoryName: T.String(),
  state: Enum(caseStates),
  outcome: Nullable(Enum(caseOutcomes)),
  placeName: T.String(),
  gridName: T.String(),
  postedAt: T.String(),
  startedAt: T.String(),
  dueAt: Nullable(T.String()),
  duePausedAt: Nullable(T.String()),
  overdue: T.Boolean(),
  helperName: Nullable(T.String()),
  isPrivate: T.Boolean(),
  reopens: T.Number(),
  thumbUrl: Nullable(T.String()),
  /** The resident wants a person to decide who comes; only its resident and staff see that. */
  byHand: T.Boolean(),
  /** What the person should know next, one short sentence. */
  next: T.String(),
})
export type CaseCard = Static<typeof CaseCard>

export const Person = Shape({ name: T.String(), phone: Nullable(T.String()), relation: T.String() })
export type Person = Static<typeof Person>

export const RatingView = Shape({
  side: Enum(['resident', 'helper']),
  stars: T.Number(),
  text: T.String(),
  at: T.String(),
})
export type RatingView = Static<typeof RatingView>

export const CaseView = Shape({
  ...CaseCard.properties,
  text: T.String(),
  photos: T.Array(PhotoView),
  visibility: Enum(['neighbours', 'private']),
  dueProvisional: T.Boolean(),
  pauseReason: Nullable(T.String()),
  firstOwner: T.String(),
  firstOffice: T.String(),
  office: T.String(),
  officePhone: Nullable(T.String()),
  people: T.Array(Person),
  answer: Nullable(T.String()),
  answeredAt: Nullable(T.String()),
  confirmUntil: Nullable(T.String()),
  timeline: T.Array(TimelineEntry),
  views: T.Array(Shape({ who: T.String(), at: T.String(), times: T.Number() })),
  ratings: T.Array(RatingView),
  missing: T.Array(T.String()),
  transfers: T.Number(),
  version: T.Number(),
  /** For who said it and whom it was said for; null for everybody else, and where these are one person. */
  noticesTo: Nullable(Enum(noticeChoices)),
  /** They did it themselves, in passing: nobody waits for their verdict. */
  ownWork: T.Boolean(),
  /** What this person may do now; a screen shows a button only for these. */
  can: T.Array(Enum(caseActions)),
})
export type CaseView = Static<typeof CaseView>

export const PlaceView = Shape({
  level: Enum(['grid', 'community', 'street']),
  communityCode: T.String(),
  communityName: T.String(),
  streetName: T.String(),
  gridCode: Nullable(T.String()),
  gridName: Nullable(T.String()),
  buildingCode: Nullable(T.String()),
  buildingName: Nullable(T.String()),
  gridWorker: Nullable(T.String()),
})
export type PlaceView = Static<typeof PlaceView>

export const CasePreview = Shape({
  place: Nullable(PlaceView),
  ask: T.Array(Shape({ label: T.String(), place: Place })),
  due: Nullable(Shape({ at: T.String(), provisional: T.Boolean() })),
})
export type CasePreview = Static<typeof CasePreview>

export const CasePosted = Shape({
  communityCode: T.String(),
  caseId: T.String(),
  number: T.String(),
  dueAt: T.String(),
  acceptDueAt: T.String(),
  place: PlaceView,
  owner: T.String(),
})
export type CasePosted = Static<typeof CasePosted>
