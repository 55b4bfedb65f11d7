import type { Noun } from '../call/noun'
import { runGridworkTimer } from './deadlines'
import { amendApplication, withdrawApplication, appealApplication } from './applicant-moves'
import { approveApplication } from './approve-application'
import { askApplicant } from './ask-applicant'
import { listCandidacies, decidePost } from './decide-post'
import { leaveGridwork, withdrawConsent } from './leave-gridwork'
import { listApplications, readApplication } from './list-applications'
import { listAppointments } from './list-appointments'
import { listPosts, readPost } from './list-posts'
import { applyForPost, handOverPost } from './post-moves'
import { readAppointmentLetter } from './read-appointment-letter'
import { readGridwork } from './read-gridwork'
import { readServiceRecord } from './read-service-record'
import { refuseApplication } from './refuse-application'
import { reportInPassing } from './report-in-passing'
import { pauseGridwork, resumeGridwork, changeFreeHours } from './rest'
import { renewAppointment, endAppointment } from './staff-moves'
import { submitApplication } from './submit-application'

/** 报到备案: from rider or party member to helper, and posts. */
export const gridwork: Noun = {
  name: 'gridwork',
  operations: {
    member: [
      amendApplication,
      withdrawApplication,
      appealApplication,
      leaveGridwork,
      withdrawConsent,
      listPosts,
      readPost,
      applyForPost,
      handOverPost,
      readAppointmentLetter,
      readGridwork,
      readServiceRecord,
      reportInPassing,
      pauseGridwork,
      resumeGridwork,
      changeFreeHours,
      submitApplication,
    ],
    staff: [
      approveApplication,
      askApplicant,
      listCandidacies,
      decidePost,
      listApplications,
      readApplication,
      listAppointments,
      refuseApplication,
      renewAppointment,
      endAppointment,
    ],
  },
  timer: runGridworkTimer,
  taken: {
    // this name is in use
    application_pkey: 'RECEIPT_MISMATCH',
    post_candidacy_pkey: 'RECEIPT_MISMATCH',
  },
  subjects: ['application', 'appointment', 'post'],
  demo: () => import('../../demo-city/seed-gridwork'),
}
