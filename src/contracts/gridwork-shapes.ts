import { Type as T, type Static } from '@sinclair/typebox'
import {
  platformCodes,
  gridworkKinds,
  applicationStates,
  appointmentStates,
  postKindCodes,
  applicationViews,
  appointmentViews,
  applicationActions,
  appointmentActions,
  postDecisions,
} from './gridwork-words'
import { skillCodes } from './roles'
import { Enum, Shape, Nullable, Each } from './schema'

// 报到备案: what riders and party members give, and what they get. Days are 'YYYY-MM-DD' in UTC+8, instants ISO with Z.
// The draft of an application stays on the phone: nothing reaches the server before the person has agreed to the text.
/** Weekday 1 is Monday, 7 Sunday; minutes after local midnight. `to` not after `from` ends on the next day. */
export const FreeWindow = Shape({
  weekday: T.Integer({ minimum: 1, maximum: 7 }),
  from: T.Integer({ minimum: 0, maximum: 1439 }),
  to: T.Integer({ minimum: 0, maximum: 1440 }),
})
export type FreeWindowView = Static<typeof FreeWindow>

export const ConsentView = Shape({ edition: T.Number(), title: T.String(), paragraphs: T.Array(T.String()) })
export type ConsentView = Static<typeof ConsentView>

export const GridView = Shape({ code: T.String(), name: T.String() })
export type GridView = Static<typeof GridView>

/** One line of what happened, oldest first. */
export const GridworkEvent = Shape({ at: T.String(), title: T.String(), who: T.String(), detail: T.String() })
export type GridworkEvent = Static<typeof GridworkEvent>

/** What the applicant said; after leaving, erased: empty lists, `words` and `platform` null. */
export const ApplicationSaid = Shape({
  kind: Enum(gridworkKinds),
  kindName: T.String(),
  platform: Nullable(Enum(platformCodes)),
  platformName: Nullable(T.String()),
  partyMember: T.Boolean(),
  grids: T.Array(GridView),
  windows: T.Array(FreeWindow),
  skills: T.Array(Enum(skillCodes)),
  skillNames: T.Array(T.String()),
  maxOpenTasks: T.Number(),
  words: T.String(),
})
export type ApplicationSaid = Static<typeof ApplicationSaid>

/**
 * A line of a list. `dueAt`: by when the community (after an appeal the
 * street) answers, in the working calendar; null when nobody owes one.
 */
export const ApplicationCard = Shape({
  communityCode: T.String(),
  communityName: T.String(),
  applicationId: T.String(),
  name: T.String(),
  kind: Enum(gridworkKinds),
  kindName: T.String(),
  partyMember: T.Boolean(),
  platformName: Nullable(T.String()),
  state: Enum(applicationStates),
  stateName: T.String(),
  submittedAt: T.String(),
  dueAt: Nullable(T.String()),
  overdue: T.Boolean(),
  timesAsked: T.Number(),
  next: T.String(),
})
export type ApplicationCard = Static<typeof ApplicationCard>

export const ApplicationView = Shape({
  ...ApplicationCard.properties,
  ...ApplicationSaid.properties,
  /** For staff who decide; null for the applicant's own view and after erasure. */
  phone: Nullable(T.String()),
  consentEdition: T.Number(),
  consentedAt: T.String(),
  missing: T.Array(T.String()),
  refuseReason: Nullable(T.String()),
  appealReason: Nullable(T.String()),
  /** Until when a refused applicant may appeal; null when they may not. */
  appealUntil: Nullable(T.String()),
  appointmentId: Nullable(T.String()),
  events: T.Array(GridworkEvent),
  /** What the caller may do now; a screen shows a button only for these. */
  can: T.Array(Enum(applicationActions)),
})
export type ApplicationView = Static<typeof ApplicationView>

export const ApplicationPage = Shape({
  counts: Each(applicationViews, T.Number()),
  applications: T.Array(ApplicationCard),
  next: Nullable(T.String()),
  areaName: T.String(),
})
export type ApplicationPage = Static<typeof ApplicationPage>

export const AppointmentView = Shape({
  communityCode: T.String(),
  communityName: T.String(),
  appointmentId: T.String(),
  number: T.String(),
  name: T.String(),
  workingName: T.String(),
  kind: Enum(gridworkKinds),
  kindName: T.String(),
  partyMember: T.Boolean(),
  state: Enum(appointmentStates),
  stateName: T.String(),
  fromDay: T.String(),
  untilDay: T.String(),
  daysLeft: T.Number(),
  expiring: T.Boolean(),
  pausedUntilDay: Nullable(T.String()),
  grids: T.Array(GridView),
  windows: T.Array(FreeWindow),
  skillNames: T.Array(T.String()),
  maxOpenTasks: T.Number(),
  openTasks: T.Number(),
  endedAt: Nullable(T.String()),
  endReason: Nullable(T.String()),
  appointedBy: T.String(),
  can: T.Array(Enum(appointmentActions)),
})
export type AppointmentView = Static<typeof AppointmentView>

export const AppointmentPage = Shape({
  counts: Each(appointmentViews, T.Number()),
  appointments: T.Array(AppointmentView),
  next: Nullable(T.String()),
  areaName: T.String(),
})
export type AppointmentPage = Static<typeof AppointmentPage>

/** Data of a page for print: 聘书. */
export const AppointmentLetter = Shape({
  number: T.String(),
  name: T.String(),
  kindName: T.String(),
  communityName: T.String(),
  streetName: T.String(),
  areaText: T.String(),
  fromDay: T.String(),
  untilDay: T.String(),
  issuedDay: T.String(),
  appointedBy: T.String(),
  state: Enum(appointmentStates),
  stateName: T.String(),
  demo: T.Boolean(),
})
export type AppointmentLetter = Static<typeof AppointmentLetter>

/** The caller's own side: what they agreed or would agree to, and where it stands in each community. */
export const MyGridwork = Shape({
  consent: ConsentView,
  /** Newest first; at most one open application and one running appointment a community. */
  applications: T.Array(ApplicationView),
  appointments: T.Array(AppointmentView),
  posts: T.Array(Shape({ communityCode: T.String(), postCode: T.String(), postName: T.String(), since: T.String() })),
})
export type MyGridwork = Static<typeof MyGridwork>

/** What was erased and what stays, with the reason: shown before and after leaving. */
export const GridworkLeft = Shape({
  erased: T.Array(T.String()),
  kept: T.Array(Shape({ what: T.String(), why: T.String() })),
  casesGivenBack: T.Number(),
  offersWithdrawn: T.Number(),
})
export type GridworkLeft = Static<typeof GridworkLeft>

/**
 * 服务记录, counted from finished work alone: cases whose work the person recorded as finished and that were answered or
 * closed. `minutes`: from taking it to "finished", at most what its category usually takes. Nobody types a number in.
 */
export const ServiceRecord = Shape({
  name: T.String(),
  partyMember: T.Boolean(),
  finished: T.Number(),
  minutes: T.Number(),
  months: T.Array(Shape({ month: T.String(), finished: T.Number(), minutes: T.Number() })),
  cases: T.Array(
    Shape({
      communityCode: T.String(),
      communityName: T.String(),
      caseId: T.String(),
      number: T.String(),
      categoryName: T.String(),
      finishedAt: T.String(),
      minutes: T.Number(),
    }),
  ),
})
export type ServiceRecord = Static<typeof ServiceRecord>

export const PassingReported = Shape({
  communityCode: T.String(),
  caseId: T.String(),
  number: T.String(),
  dueAt: T.String(),
  placeName: T.String(),
  taken: T.Boolean(),
})
export type PassingReported = Static<typeof PassingReported>

export const PostView = Shape({
  postCode: T.String(),
  kind: Enum(postKindCodes),
  postName: T.String(),
  holderName: Nullable(T.String()),
  since: Nullable(T.String()),
  isMine: T.Boolean(),
  applied: T.Boolean(),
  candidates: T.Number(),
})
export type PostView = Static<typeof PostView>

export const BuildingPosts = Shape({
  buildingCode: T.String(),
  buildingName: T.String(),
  gridName: T.String(),
  lead: PostView,
  units: T.Array(PostView),
})
export type BuildingPosts = Static<typeof BuildingPosts>

/** 40 buildings a page; `next` is the `after` of the next one. Counts are of the whole community (or grid). */
export const PostPage = Shape({
  counts: Shape({ posts: T.Number(), held: T.Number(), vacant: T.Number() }),
  buildings: T.Array(BuildingPosts),
  next: Nullable(T.String()),
  mayApply: T.Boolean(),
})
export type PostPage = Static<typeof PostPage>

/** Holders, newest first; `until` null: still holds it. */
export const PostHistory = Shape({
  post: PostView,
  holders: T.Array(
    Shape({ name: T.String(), since: T.String(), until: Nullable(T.String()), why: T.String(), note: T.String() }),
  ),
})
export type PostHistory = Static<typeof PostHistory>

export const CandidacyView = Shape({
  candidacyId: T.String(),
  communityCode: T.String(),
  postCode: T.String(),
  postName: T.String(),
  name: T.String(),
  kindName: T.String(),
  partyMember: T.Boolean(),
  words: T.String(),
  at: T.String(),
  holderName: Nullable(T.String()),
  finished: T.Number(),
  /** What this person may decide: nothing about themselves. */
  can: T.Array(Enum(postDecisions)),
})
export type CandidacyView = Static<typeof CandidacyView>
