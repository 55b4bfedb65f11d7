import type { ApplicationPage, AppointmentPage } from '@/contracts/gridwork-shapes'
import { call } from '@/platform/call'
import { usePages } from '@/platform/pages'

export type ApplicationsView = keyof ApplicationPage['counts']
export type AppointmentsView = keyof AppointmentPage['counts']

const everyMs = 30_000
const inOffice = (office: string | null) => (office ? { communityCode: office } : {})

export function useApplications(view: ApplicationsView, office: string | null) {
  const asked = { view, ...inOffice(office) }
  // A key of its own: one page, read for its counts alone, is kept under the plain one.
  return usePages(['list-applications', 'pages', asked], everyMs, (after) =>
    call('list-applications', { ...asked, after }),
  )
}

export function useAppointments(view: AppointmentsView, office: string | null) {
  const asked = { view, ...inOffice(office) }
  return usePages(['list-appointments', 'pages', asked], everyMs, (after) =>
    call('list-appointments', { ...asked, after }),
  )
}
