import { Type as T } from '@sinclair/typebox'
import { Place } from './case-shapes'
import { contract } from './contract'
import {
  Windows,
  Grids,
  OpenTasks,
  Reason,
  whichApplication,
  whichAppointment,
  said,
  WhichApplication,
  WhichAppointment,
} from './gridwork-inputs'
import {
  ApplicationView,
  ApplicationPage,
  AppointmentPage,
  AppointmentLetter,
  MyGridwork,
  GridworkLeft,
  ServiceRecord,
  PassingReported,
} from './gridwork-shapes'
import { applicationViews, appointmentViews } from './gridwork-words'
import { Enum, Shape, Id, Day, Cursor, Area, Words, Nullable } from './schema'

// 报到备案: what riders and party members give, and what they get. Days are 'YYYY-MM-DD' in UTC+8, instants ISO with Z.
// The draft of an application stays on the phone: nothing reaches the server before the person has agreed to the text.

export const ReadGridwork = contract({
  name: 'read-gridwork',
  entry: 'member',
  effect: 'read',
  input: Shape({}),
  output: MyGridwork,
  refusals: [],
})

export const SubmitApplication = contract({
  name: 'submit-application',
  entry: 'member',
  effect: 'write',
  input: Shape({
    ...whichApplication,
    ...said,
    /** The edition of the text that the person read and agreed to (`read-gridwork`.consent.edition). */
    consentEdition: T.Integer({ minimum: 1, maximum: 9999 }),
  }),
  output: Shape({ application: Shape({ applicationId: T.String(), dueAt: T.String() }) }),
  refusals: ['CONSENT_OUTDATED', 'ALREADY_APPLIED', 'ALREADY_APPOINTED', 'GRID_ELSEWHERE'],
})

/** The same fields again, whole: what was missing is now in them. */
export const AmendApplication = contract({
  name: 'amend-application',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...whichApplication, ...said }),
  output: Shape({ dueAt: T.String() }),
  refusals: ['STATE_CHANGED', 'GRID_ELSEWHERE'],
})

export const WithdrawApplication = contract({
  name: 'withdraw-application',
  entry: 'member',
  effect: 'write',
  input: WhichApplication,
  output: Shape({}),
  refusals: ['STATE_CHANGED'],
})

export const AppealApplication = contract({
  name: 'appeal-application',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...whichApplication, reason: Reason }),
  output: Shape({ dueAt: T.String() }),
  refusals: ['STATE_CHANGED', 'APPEAL_OVER'],
})

export const ReadAppointmentLetter = contract({
  name: 'read-appointment-letter',
  entry: 'member',
  effect: 'read',
  input: WhichAppointment,
  output: AppointmentLetter,
  refusals: [],
})

/**
 * `untilDay`: the last day of rest; without it until
 * `resume-gridwork`. Tasks in hand stay; open questions are withdrawn.
 */
export const PauseGridwork = contract({
  name: 'pause-gridwork',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...whichAppointment, untilDay: T.Optional(Day) }),
  output: Shape({ offersWithdrawn: T.Number() }),
  refusals: ['STATE_CHANGED', 'DAYS_WRONG'],
})

export const ResumeGridwork = contract({
  name: 'resume-gridwork',
  entry: 'member',
  effect: 'write',
  input: WhichAppointment,
  output: Shape({}),
  refusals: ['STATE_CHANGED'],
})

export const ChangeFreeHours = contract({
  name: 'change-free-hours',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...whichAppointment, windows: Windows, maxOpenTasks: OpenTasks }),
  output: Shape({}),
  refusals: ['STATE_CHANGED'],
})

export const LeaveGridwork = contract({
  name: 'leave-gridwork',
  entry: 'member',
  effect: 'write',
  input: Shape({ ...whichAppointment, reason: T.Optional(Words(0, 200)) }),
  output: GridworkLeft,
  refusals: ['STATE_CHANGED'],
})

export const WithdrawConsent = contract({
  name: 'withdraw-consent',
  entry: 'member',
  effect: 'write',
  input: Shape({ communityCode: Area }),
  output: GridworkLeft,
  refusals: ['STATE_CHANGED'],
})

/**
 * 随手拍. A photo and a place are enough. Without a category it is 公共设施. `takeSelf`: an active helper goes straight at it.
 */
export const ReportInPassing = contract({
  name: 'report-in-passing',
  entry: 'member',
  effect: 'write',
  input: Shape({
    caseId: Id,
    photos: T.Array(Id, { minItems: 1, maxItems: 3, uniqueItems: true }),
    place: Place,
    text: T.Optional(Words(0, 200)),
    categoryCode: T.Optional(Words(2, 30)),
    takeSelf: T.Optional(T.Boolean()),
  }),
  output: PassingReported,
  refusals: [
    'PLACE_MISSING',
    'PLACE_UNCLEAR',
    'CATEGORY_UNKNOWN',
    'PHOTO_MISSING',
    'NOT_APPOINTED',
    'TOO_MANY_OPEN_TASKS',
  ],
})

export const ReadServiceRecord = contract({
  name: 'read-service-record',
  entry: 'member',
  effect: 'read',
  input: Shape({}),
  output: ServiceRecord,
  refusals: [],
})

// whoever decides
/**
 * Without a community: the caller's own office. Street staff name one
 * of their communities, or see appeals of all of them.
 */
export const ListApplications = contract({
  name: 'list-applications',
  entry: 'staff',
  effect: 'read',
  input: Shape({
    view: Enum(applicationViews),
    communityCode: T.Optional(Area),
    after: T.Optional(Cursor),
  }),
  output: ApplicationPage,
  refusals: [],
})

export const ReadApplication = contract({
  name: 'read-application',
  entry: 'staff',
  effect: 'read',
  input: WhichApplication,
  output: ApplicationView,
  refusals: [],
})

/**
 * The terms of an appointment: both days are included, at most 366
 * days apart; grids of that community, none: all of it.
 */
export const ApproveApplication = contract({
  name: 'approve-application',
  entry: 'staff',
  effect: 'write',
  input: Shape({
    ...whichApplication,
    fromDay: Day,
    untilDay: Day,
    gridCodes: Grids,
    maxOpenTasks: OpenTasks,
  }),
  output: Shape({ appointmentId: T.String(), number: T.String() }),
  refusals: ['STATE_CHANGED', 'DAYS_WRONG', 'GRID_ELSEWHERE', 'OWN_APPLICATION', 'ANOTHER_DECIDES'],
})

/** 一次告知: everything that is missing in one message; a second one on the same application is counted. */
export const AskApplicant = contract({
  name: 'ask-applicant',
  entry: 'staff',
  effect: 'write',
  input: Shape({
    ...whichApplication,
    missing: T.Array(Words(1, 60), { minItems: 1, maxItems: 9, uniqueItems: true }),
  }),
  output: Shape({ asked: T.Number() }),
  refusals: ['STATE_CHANGED', 'OWN_APPLICATION'],
})

export const RefuseApplication = contract({
  name: 'refuse-application',
  entry: 'staff',
  effect: 'write',
  input: Shape({ ...whichApplication, reason: Reason }),
  output: Shape({ appealUntil: Nullable(T.String()) }),
  refusals: ['STATE_CHANGED', 'OWN_APPLICATION', 'ANOTHER_DECIDES'],
})

export const ListAppointments = contract({
  name: 'list-appointments',
  entry: 'staff',
  effect: 'read',
  input: Shape({
    view: Enum(appointmentViews),
    communityCode: T.Optional(Area),
    after: T.Optional(Cursor),
  }),
  output: AppointmentPage,
  refusals: [],
})

export const RenewAppointment = contract({
  name: 'renew-appointment',
  entry: 'staff',
  effect: 'write',
  input: Shape({ ...whichAppointment, untilDay: Day }),
  output: Shape({ untilDay: T.String() }),
  refusals: ['STATE_CHANGED', 'DAYS_WRONG', 'OWN_APPLICATION'],
})

export const EndAppointment = contract({
  name: 'end-appointment',
  entry: 'staff',
  effect: 'write',
  input: Shape({ ...whichAppointment, reason: Reason }),
  output: Shape({ casesGivenBack: T.Number() }),
  refusals: ['STATE_CHANGED'],
})
