import { amendApplication, appealApplication, withdrawApplication } from './applicant-moves'
import { leaveGridwork, withdrawConsent } from './leave-gridwork'
import { listPosts, readPost } from './list-posts'
import { applyForPost, handOverPost } from './post-moves'
import { readAppointmentLetter } from './read-appointment-letter'
import { readGridwork } from './read-gridwork'
import { readServiceRecord } from './read-service-record'
import { reportInPassing } from './report-in-passing'
import { changeFreeHours, pauseGridwork, resumeGridwork } from './rest'
import { submitApplication } from './submit-application'

/** What riders and party members may ask for. */
export const gridworkMemberOperations = [
  readGridwork,
  submitApplication,
  amendApplication,
  withdrawApplication,
  appealApplication,
  readAppointmentLetter,
  pauseGridwork,
  resumeGridwork,
  changeFreeHours,
  leaveGridwork,
  withdrawConsent,
  reportInPassing,
  readServiceRecord,
  listPosts,
  readPost,
  applyForPost,
  handOverPost,
]
