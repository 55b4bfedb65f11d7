import { Type as T } from '@sinclair/typebox'
import { Place } from './case'
import {
  gridworkKinds,
  platforms,
  type AppointmentState,
  type ApplicationState,
  type GridworkKind,
  type Platform,
  type PostKind,
} from './gridwork-words'
import { skills, type Skill } from './roles'
import { Area, BuildingCode, Cursor, Day, Enum, GridCode, Id, Shape, Words } from './schema'

// 报到备案: what riders and party members give, and what they get. Days are 'YYYY-MM-DD' in UTC+8, instants ISO with Z.
// The draft of an application stays on the phone: nothing reaches the server before the person has agreed to the text.

/** Weekday 1 is Monday, 7 Sunday; minutes after local midnight. `to` not after `from` ends on the next day. */
export const FreeWindow = Shape({
  weekday: T.Integer({ minimum: 1, maximum: 7 }),
  from: T.Integer({ minimum: 0, maximum: 1439 }),
  to: T.Integer({ minimum: 0, maximum: 1440 }),
})
export interface FreeWindowView {
  weekday: number
  from: number
  to: number
}

const Windows = T.Array(FreeWindow, { minItems: 1, maxItems: 28, uniqueItems: true })
const Grids = T.Array(GridCode, { maxItems: 3, uniqueItems: true })
const SkillList = T.Array(Enum(Object.keys(skills) as unknown as readonly Skill[]), { maxItems: 12, uniqueItems: true })
const OpenTasks = T.Integer({ minimum: 1, maximum: 5 })
const Reason = Words(2, 200)
const whichApplication = { communityCode: Area, applicationId: Id }
const whichAppointment = { communityCode: Area, appointmentId: Id }

/** What somebody says of themselves. Each field's purpose stands in `applicationPurposes` (gridwork-words). */
const said = {
  kind: Enum(gridworkKinds),
  platform: T.Optional(Enum(Object.keys(platforms) as unknown as readonly Platform[])),
  partyMember: T.Optional(T.Boolean()),
  /** The usual area as grids of that community; none: the whole community. Chosen, never located. */
  gridCodes: Grids,
  windows: Windows,
  skills: SkillList,
  maxOpenTasks: OpenTasks,
  words: T.Optional(Words(0, 200)),
}
export const SubmitApplicationInput = Shape(
  {
    ...whichApplication,
    ...said,
    /** The edition of the text that the person read and agreed to (`read-gridwork`.consent.edition). */
    consentEdition: T.Integer({ minimum: 1, maximum: 9999 }),
  },
  { $id: 'SubmitApplicationInput' },
)
/** The same fields again, whole: what was missing is now in them. */
export const AmendApplicationInput = Shape({ ...whichApplication, ...said }, { $id: 'AmendApplicationInput' })
export const WhichApplicationInput = Shape(whichApplication, { $id: 'WhichApplicationInput' })
export const AppealApplicationInput = Shape({ ...whichApplication, reason: Reason }, { $id: 'AppealApplicationInput' })

export const applicationViews = ['open', 'asked', 'appealed', 'decided'] as const
/** Without a community: the caller's own office. Street staff name one of their communities, or see appeals of all of them. */
export const ListApplicationsInput = Shape(
  {
    view: Enum(applicationViews),
    communityCode: T.Optional(Area),
    after: T.Optional(Cursor),
  },
  { $id: 'ListApplicationsInput' },
)
/** The terms of an appointment: both days are included, at most 366 days apart; grids of that community, none: all of it. */
export const ApproveApplicationInput = Shape(
  {
    ...whichApplication,
    fromDay: Day,
    untilDay: Day,
    gridCodes: Grids,
    maxOpenTasks: OpenTasks,
  },
  { $id: 'ApproveApplicationInput' },
)
/** 一次告知: everything that is missing in one message; a second one on the same application is counted. */
export const AskApplicantInput = Shape(
  {
    ...whichApplication,
    missing: T.Array(Words(1, 60), { minItems: 1, maxItems: 9, uniqueItems: true }),
  },
  { $id: 'AskApplicantInput' },
)
export const RefuseApplicationInput = Shape({ ...whichApplication, reason: Reason }, { $id: 'RefuseApplicationInput' })

export const appointmentViews = ['active', 'expiring', 'over'] as const
export const ListAppointmentsInput = Shape(
  {
    view: Enum(appointmentViews),
    communityCode: T.Optional(Area),
    after: T.Optional(Cursor),
  },
  { $id: 'ListAppointmentsInput' },
)
export const WhichAppointmentInput = Shape(whichAppointment, { $id: 'WhichAppointmentInput' })
export const RenewAppointmentInput = Shape({ ...whichAppointment, untilDay: Day }, { $id: 'RenewAppointmentInput' })
export const EndAppointmentInput = Shape({ ...whichAppointment, reason: Reason }, { $id: 'EndAppointmentInput' })
/** `untilDay`: the last day of rest; without it until `resume-gridwork`. Tasks in hand stay; open questions are withdrawn. */
export const PauseGridworkInput = Shape(
  { ...whichAppointment, untilDay: T.Optional(Day) },
  { $id: 'PauseGridworkInput' },
)
export const ChangeFreeHoursInput = Shape(
  { ...whichAppointment, windows: Windows, maxOpenTasks: OpenTasks },
  { $id: 'ChangeFreeHoursInput' },
)
export const LeaveGridworkInput = Shape(
  { ...whichAppointment, reason: T.Optional(Words(0, 200)) },
  { $id: 'LeaveGridworkInput' },
)
export const WithdrawConsentInput = Shape({ communityCode: Area }, { $id: 'WithdrawConsentInput' })

/** 随手拍. A photo and a place are enough. Without a category it is 公共设施. `takeSelf`: an active helper goes straight at it. */
export const ReportInPassingInput = Shape(
  {
    caseId: Id,
    photos: T.Array(Id, { minItems: 1, maxItems: 3, uniqueItems: true }),
    place: Place,
    text: T.Optional(Words(0, 200)),
    categoryCode: T.Optional(Words(2, 30)),
    takeSelf: T.Optional(T.Boolean()),
  },
  { $id: 'ReportInPassingInput' },
)

/** A building's code is the post of its 楼栋长, with `-U2` behind it the post of that unit's 单元长. */
const PostCode = T.String({ pattern: '^G[0-9]{15}-B[0-9]{3}(-U[0-9]{1,2})?$' })
export const ListPostsInput = Shape(
  {
    communityCode: Area,
    gridCode: T.Optional(GridCode),
    vacant: T.Optional(T.Boolean()),
    after: T.Optional(BuildingCode),
  },
  { $id: 'ListPostsInput' },
)
export const WhichPostInput = Shape({ communityCode: Area, postCode: PostCode }, { $id: 'WhichPostInput' })
export const ApplyForPostInput = Shape(
  { communityCode: Area, postCode: PostCode, candidacyId: Id, words: T.Optional(Words(0, 200)) },
  { $id: 'ApplyForPostInput' },
)
/** The holder lays the post down today, with a word for whoever follows. */
export const HandOverPostInput = Shape(
  { communityCode: Area, postCode: PostCode, note: Words(2, 300) },
  { $id: 'HandOverPostInput' },
)
export const ListCandidaciesInput = Shape({ communityCode: Area }, { $id: 'ListCandidaciesInput' })
/** `appoint` puts the candidate into a vacant post; with `handOver` also into a held one, whose holder's time ends that day. */
export const DecidePostInput = Shape(
  {
    communityCode: Area,
    candidacyId: Id,
    decision: Enum(['appoint', 'refuse']),
    handOver: T.Optional(T.Boolean()),
    reason: T.Optional(Words(0, 200)),
  },
  { $id: 'DecidePostInput' },
)

export interface ConsentView {
  edition: number
  title: string
  paragraphs: string[]
}
export interface GridView {
  code: string
  name: string
}
/** One line of what happened, oldest first. */
export interface GridworkEvent {
  at: string
  title: string
  who: string
  detail: string
}

/** What the applicant said; after leaving, erased: empty lists, `words` and `platform` null. */
export interface ApplicationSaid {
  kind: GridworkKind
  kindName: string
  platform: Platform | null
  platformName: string | null
  partyMember: boolean
  grids: GridView[]
  windows: FreeWindowView[]
  skills: Skill[]
  skillNames: string[]
  maxOpenTasks: number
  words: string
}
/** A line of a list. `dueAt`: by when the community (after an appeal the street) answers, in the working calendar; null when nobody owes one. */
export interface ApplicationCard {
  communityCode: string
  communityName: string
  applicationId: string
  name: string
  kind: GridworkKind
  kindName: string
  partyMember: boolean
  platformName: string | null
  state: ApplicationState
  stateName: string
  submittedAt: string
  dueAt: string | null
  overdue: boolean
  timesAsked: number
  next: string
}
export const applicationActions = ['amend', 'withdraw', 'appeal', 'approve', 'ask', 'refuse'] as const
export type ApplicationAction = (typeof applicationActions)[number]
export interface ApplicationView extends ApplicationCard, ApplicationSaid {
  /** For staff who decide; null for the applicant's own view and after erasure. */
  phone: string | null
  consentEdition: number
  consentedAt: string
  missing: string[]
  refuseReason: string | null
  appealReason: string | null
  /** Until when a refused applicant may appeal; null when they may not. */
  appealUntil: string | null
  appointmentId: string | null
  events: GridworkEvent[]
  /** What the caller may do now; a screen shows a button only for these. */
  can: ApplicationAction[]
}
export interface ApplicationPage {
  counts: Record<(typeof applicationViews)[number], number>
  applications: ApplicationCard[]
  next: string | null
  areaName: string
}

export const appointmentActions = ['pause', 'resume', 'change-hours', 'leave', 'renew', 'end'] as const
export type AppointmentAction = (typeof appointmentActions)[number]
export interface AppointmentView {
  communityCode: string
  communityName: string
  appointmentId: string
  number: string
  name: string
  workingName: string
  kind: GridworkKind
  kindName: string
  partyMember: boolean
  state: AppointmentState
  stateName: string
  fromDay: string
  untilDay: string
  daysLeft: number
  expiring: boolean
  pausedUntilDay: string | null
  grids: GridView[]
  windows: FreeWindowView[]
  skillNames: string[]
  maxOpenTasks: number
  openTasks: number
  endedAt: string | null
  endReason: string | null
  appointedBy: string
  can: AppointmentAction[]
}
export interface AppointmentPage {
  counts: Record<(typeof appointmentViews)[number], number>
  appointments: AppointmentView[]
  next: string | null
  areaName: string
}

/** Data of a page for print: 聘书. */
export interface AppointmentLetter {
  number: string
  name: string
  kindName: string
  communityName: string
  streetName: string
  areaText: string
  fromDay: string
  untilDay: string
  issuedDay: string
  appointedBy: string
  state: AppointmentState
  stateName: string
  demo: boolean
}

/** The caller's own side: what they agreed or would agree to, and where it stands in each community. */
export interface MyGridwork {
  consent: ConsentView
  /** Newest first; at most one open application and one running appointment a community. */
  applications: ApplicationView[]
  appointments: AppointmentView[]
  posts: { communityCode: string; postCode: string; postName: string; since: string }[]
}
/** What was erased and what stays, with the reason: shown before and after leaving. */
export interface GridworkLeft {
  erased: string[]
  kept: { what: string; why: string }[]
  casesGivenBack: number
  offersWithdrawn: number
}

/**
 * 服务记录, counted from finished work alone: cases whose work the person recorded as finished and that were answered or closed.
 * `minutes`: from taking it to "finished", at most what its category usually takes. Nobody types a number in.
 */
export interface ServiceRecord {
  name: string
  partyMember: boolean
  finished: number
  minutes: number
  months: { month: string; finished: number; minutes: number }[]
  cases: {
    communityCode: string
    communityName: string
    caseId: string
    number: string
    categoryName: string
    finishedAt: string
    minutes: number
  }[]
}

export interface PassingReported {
  communityCode: string
  caseId: string
  number: string
  dueAt: string
  placeName: string
  taken: boolean
}

export interface PostView {
  postCode: string
  kind: PostKind
  postName: string
  holderName: string | null
  since: string | null
  isMine: boolean
  applied: boolean
  candidates: number
}
export interface BuildingPosts {
  buildingCode: string
  buildingName: string
  gridName: string
  lead: PostView
  units: PostView[]
}
/** 40 buildings a page; `next` is the `after` of the next one. Counts are of the whole community (or grid). */
export interface PostPage {
  counts: { posts: number; held: number; vacant: number }
  buildings: BuildingPosts[]
  next: string | null
  mayApply: boolean
}
/** Holders, newest first; `until` null: still holds it. */
export interface PostHistory {
  post: PostView
  holders: { name: string; since: string; until: string | null; why: string; note: string }[]
}
export interface CandidacyView {
  candidacyId: string
  communityCode: string
  postCode: string
  postName: string
  name: string
  kindName: string
  partyMember: boolean
  words: string
  at: string
  holderName: string | null
  finished: number
}
