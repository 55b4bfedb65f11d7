import type { Static } from '@sinclair/typebox'
import type * as G from './gridwork'
import { row, type Row } from './operation-row'

/** What can be asked of riders and party members who register, of whoever decides about them, and of posts. */
export const gridworkOperations = {
  'read-gridwork': row({ entry: 'member', effect: 'read', input: 'NothingInput', refusals: [] }),
  'submit-application': row({
    entry: 'member',
    effect: 'write',
    input: 'SubmitApplicationInput',
    refusals: ['CONSENT_OUTDATED', 'ALREADY_APPLIED', 'ALREADY_APPOINTED', 'GRID_ELSEWHERE'],
  }),
  'amend-application': row({
    entry: 'member',
    effect: 'write',
    input: 'AmendApplicationInput',
    refusals: ['STATE_CHANGED', 'GRID_ELSEWHERE'],
  }),
  'withdraw-application': row({
    entry: 'member',
    effect: 'write',
    input: 'WhichApplicationInput',
    refusals: ['STATE_CHANGED'],
  }),
  'appeal-application': row({
    entry: 'member',
    effect: 'write',
    input: 'AppealApplicationInput',
    refusals: ['STATE_CHANGED', 'APPEAL_OVER'],
  }),
  'read-appointment-letter': row({ entry: 'member', effect: 'read', input: 'WhichAppointmentInput', refusals: [] }),
  'pause-gridwork': row({
    entry: 'member',
    effect: 'write',
    input: 'PauseGridworkInput',
    refusals: ['STATE_CHANGED', 'DAYS_WRONG'],
  }),
  'resume-gridwork': row({
    entry: 'member',
    effect: 'write',
    input: 'WhichAppointmentInput',
    refusals: ['STATE_CHANGED'],
  }),
  'change-free-hours': row({
    entry: 'member',
    effect: 'write',
    input: 'ChangeFreeHoursInput',
    refusals: ['STATE_CHANGED'],
  }),
  'leave-gridwork': row({ entry: 'member', effect: 'write', input: 'LeaveGridworkInput', refusals: ['STATE_CHANGED'] }),
  'withdraw-consent': row({
    entry: 'member',
    effect: 'write',
    input: 'WithdrawConsentInput',
    refusals: ['STATE_CHANGED'],
  }),
  'report-in-passing': row({
    entry: 'member',
    effect: 'write',
    input: 'ReportInPassingInput',
    refusals: [
      'PLACE_MISSING',
      'PLACE_UNCLEAR',
      'CATEGORY_UNKNOWN',
      'PHOTO_MISSING',
      'NOT_APPOINTED',
      'TOO_MANY_OPEN_TASKS',
    ],
  }),
  'read-service-record': row({ entry: 'member', effect: 'read', input: 'NothingInput', refusals: [] }),
  'list-posts': row({ entry: 'member', effect: 'read', input: 'ListPostsInput', refusals: [] }),
  'read-post': row({ entry: 'member', effect: 'read', input: 'WhichPostInput', refusals: [] }),
  'apply-for-post': row({
    entry: 'member',
    effect: 'write',
    input: 'ApplyForPostInput',
    refusals: ['NOT_APPOINTED', 'ALREADY_APPLIED', 'POST_HELD'],
  }),
  'hand-over-post': row({ entry: 'member', effect: 'write', input: 'HandOverPostInput', refusals: ['STATE_CHANGED'] }),
  // whoever decides
  'list-applications': row({ entry: 'staff', effect: 'read', input: 'ListApplicationsInput', refusals: [] }),
  'read-application': row({ entry: 'staff', effect: 'read', input: 'WhichApplicationInput', refusals: [] }),
  'approve-application': row({
    entry: 'staff',
    effect: 'write',
    input: 'ApproveApplicationInput',
    refusals: ['STATE_CHANGED', 'DAYS_WRONG', 'GRID_ELSEWHERE', 'OWN_APPLICATION', 'ANOTHER_DECIDES'],
  }),
  'ask-applicant': row({
    entry: 'staff',
    effect: 'write',
    input: 'AskApplicantInput',
    refusals: ['STATE_CHANGED', 'OWN_APPLICATION'],
  }),
  'refuse-application': row({
    entry: 'staff',
    effect: 'write',
    input: 'RefuseApplicationInput',
    refusals: ['STATE_CHANGED', 'OWN_APPLICATION', 'ANOTHER_DECIDES'],
  }),
  'list-appointments': row({ entry: 'staff', effect: 'read', input: 'ListAppointmentsInput', refusals: [] }),
  'renew-appointment': row({
    entry: 'staff',
    effect: 'write',
    input: 'RenewAppointmentInput',
    refusals: ['STATE_CHANGED', 'DAYS_WRONG', 'OWN_APPLICATION'],
  }),
  'end-appointment': row({
    entry: 'staff',
    effect: 'write',
    input: 'EndAppointmentInput',
    refusals: ['STATE_CHANGED'],
  }),
  'list-candidacies': row({ entry: 'staff', effect: 'read', input: 'ListCandidaciesInput', refusals: [] }),
  'decide-post': row({
    entry: 'staff',
    effect: 'write',
    input: 'DecidePostInput',
    refusals: ['STATE_CHANGED', 'POST_HELD', 'OWN_APPLICATION', 'NOT_APPOINTED'],
  }),
} as const satisfies Record<string, Row>

/**
 * What is answered to a write is kept for thirty days, for its repetition: so it never holds what leaving must erase. How things
 * stand is read with `read-gridwork`.
 */
export interface GridworkTypes {
  'read-gridwork': { input: {}; output: G.MyGridwork }
  'submit-application': {
    input: Static<typeof G.SubmitApplicationInput>
    output: { application: { applicationId: string; dueAt: string } }
  }
  'amend-application': { input: Static<typeof G.AmendApplicationInput>; output: { dueAt: string } }
  'withdraw-application': { input: Static<typeof G.WhichApplicationInput>; output: {} }
  'appeal-application': { input: Static<typeof G.AppealApplicationInput>; output: { dueAt: string } }
  'read-appointment-letter': { input: Static<typeof G.WhichAppointmentInput>; output: G.AppointmentLetter }
  'pause-gridwork': { input: Static<typeof G.PauseGridworkInput>; output: { offersWithdrawn: number } }
  'resume-gridwork': { input: Static<typeof G.WhichAppointmentInput>; output: {} }
  'change-free-hours': { input: Static<typeof G.ChangeFreeHoursInput>; output: {} }
  'leave-gridwork': { input: Static<typeof G.LeaveGridworkInput>; output: G.GridworkLeft }
  'withdraw-consent': { input: Static<typeof G.WithdrawConsentInput>; output: G.GridworkLeft }
  'report-in-passing': { input: Static<typeof G.ReportInPassingInput>; output: G.PassingReported }
  'read-service-record': { input: {}; output: G.ServiceRecord }
  'list-posts': { input: Static<typeof G.ListPostsInput>; output: G.PostPage }
  'read-post': { input: Static<typeof G.WhichPostInput>; output: G.PostHistory }
  'apply-for-post': { input: Static<typeof G.ApplyForPostInput>; output: {} }
  'hand-over-post': { input: Static<typeof G.HandOverPostInput>; output: {} }
  'list-applications': { input: Static<typeof G.ListApplicationsInput>; output: G.ApplicationPage }
  'read-application': { input: Static<typeof G.WhichApplicationInput>; output: G.ApplicationView }
  'approve-application': {
    input: Static<typeof G.ApproveApplicationInput>
    output: { appointmentId: string; number: string }
  }
  'ask-applicant': { input: Static<typeof G.AskApplicantInput>; output: { asked: number } }
  'refuse-application': { input: Static<typeof G.RefuseApplicationInput>; output: { appealUntil: string | null } }
  'list-appointments': { input: Static<typeof G.ListAppointmentsInput>; output: G.AppointmentPage }
  'renew-appointment': { input: Static<typeof G.RenewAppointmentInput>; output: { untilDay: string } }
  'end-appointment': { input: Static<typeof G.EndAppointmentInput>; output: { casesGivenBack: number } }
  'list-candidacies': { input: Static<typeof G.ListCandidaciesInput>; output: { candidacies: G.CandidacyView[] } }
  'decide-post': { input: Static<typeof G.DecidePostInput>; output: { state: 'appointed' | 'refused' } }
}
