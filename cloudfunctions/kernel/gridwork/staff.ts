import { approveApplication } from './approve-application'
import { askApplicant } from './ask-applicant'
import { decidePost, listCandidacies } from './decide-post'
import { listApplications, readApplication } from './list-applications'
import { listAppointments } from './list-appointments'
import { refuseApplication } from './refuse-application'
import { endAppointment, renewAppointment } from './staff-moves'

/** What whoever decides about them may ask for. */
export const gridworkStaffOperations = [
  listApplications,
  readApplication,
  approveApplication,
  askApplicant,
  refuseApplication,
  listAppointments,
  renewAppointment,
  endAppointment,
  listCandidacies,
  decidePost,
]
