import { gridworkPromises } from '@/contracts/gridwork-words'
import { dayMs } from '@/rules/local-time'
import { timeAfter } from '@/contracts/quantity'
import { operation, type Call } from '../call/operation'
import { anyStaff } from '../call/who'
import { divisionName } from '../city/city'
import { appointmentColumns, type AppointmentRow } from './appointment-row'
import { appointmentView } from './appointment-view'
import { officeInView } from './office-in-view'
import { ListAppointments } from '@/contracts/gridwork'
import type { AppointmentPage } from '@/contracts/gridwork-shapes'

/** `$2` is the instant up to which an end is near. */
const views: Record<keyof AppointmentPage['counts'], string> = {
  active: `state in ('active', 'paused') and $2::timestamptz is not null`,
  expiring: `state in ('active', 'paused') and ends_at <= $2`,
  over: `state in ('left', 'lapsed', 'ended') and $2::timestamptz is not null`,
}
const perPage = 30

/** Who is appointed in this office's area, the nearest end first; those that are over newest first. */
export const listAppointments = operation(ListAppointments, {
  scope: (input) => (input.communityCode ? [input.communityCode] : []),
  who: anyStaff,
  async run(call) {
    const { sql, city, now, input } = call
    const area = await officeInView(call, input.communityCode)
    const near = timeAfter(now, gridworkPromises.expiryWarn)
    const [at, id] = input.after?.split(' ') ?? []
    const [column, order, then] =
      input.view === 'over' ? (['ended_at', 'desc', '<'] as const) : (['ends_at', 'asc', '>'] as const)
    const { rows } = await sql.query<AppointmentRow & Record<string, unknown>>(
      `
      select ${appointmentColumns}
      from appointment a
      where community_code like $1 and ${views[input.view]}
        and ($3::timestamptz is null or (${column}, appointment_id) ${then} ($3, $4::uuid))
      order by ${column} ${order}, appointment_id ${order}
      limit ${perPage + 1}`,
      [`${area}%`, near, at ?? null, id ?? null],
    )
    const page = rows.slice(0, perPage)
    const last = rows.length > perPage ? page[page.length - 1] : undefined
    const appointments = []
    for (const row of page) appointments.push(await appointmentView(call, row, 'staff'))
    return {
      counts: await countsIn(call, area, near),
      appointments,
      areaName: divisionName(city, area),
      next: last ? `${last[column]!.toISOString()} ${last.appointment_id}` : null,
    }
  },
})

async function countsIn({ sql }: Call, area: string, near: Date): Promise<AppointmentPage['counts']> {
  const { rows } = await sql.query<AppointmentPage['counts'] & Record<string, unknown>>(
    `
    select ${Object.entries(views)
      .map(([view, where]) => `(count(*) filter (where ${where}))::int as "${view}"`)
      .join(', ')}
    from appointment
    where community_code like $1`,
    [`${area}%`, near],
  )
  return { active: rows[0]!.active, expiring: rows[0]!.expiring, over: rows[0]!.over }
}
