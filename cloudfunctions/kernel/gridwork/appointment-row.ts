import type { AppointmentState, GridworkKind } from '@/contracts/gridwork-words'
import { daysAfter, localInstant } from '@/rules/local-time'
import type { Sql } from '../../store/transaction'
import type { Call } from '../call/operation'
import { refuse } from '../call/refusal'

/** An appointment as its row stands: days as 'YYYY-MM-DD', instants as Dates. */
export interface AppointmentRow {
  community_code: string
  appointment_id: string
  application_id: string
  person_id: string
  kind: GridworkKind
  name: string
  working_name: string
  party_member: boolean
  year: number
  seq: number
  grid_codes: string[]
  from_day: string
  until_day: string
  ends_at: Date
  state: AppointmentState
  paused_until: Date | null
  appointed_by: string
  appointed_name: string
  appointed_at: Date
  warned_at: Date | null
  ended_at: Date | null
  end_reason: string | null
  version: number
}

export const appointmentColumns = 'a.*, a.from_day::text as from_day, a.until_day::text as until_day'
export const isRunning = (row: Pick<AppointmentRow, 'state'>): boolean =>
  row.state === 'active' || row.state === 'paused'

/** Local midnight at the beginning of a day, and the one at its end. */
export const dayBegins = (day: string): Date => localInstant(day, 0)
export const dayEnds = (day: string): Date => localInstant(daysAfter(day, 1), 0)

export async function readAppointmentRow(
  sql: Sql,
  communityCode: string,
  appointmentId: string,
): Promise<AppointmentRow | null> {
  const { rows } = await sql.query<AppointmentRow & Record<string, unknown>>(
    `select ${appointmentColumns} from appointment a where community_code = $1 and appointment_id = $2`,
    [communityCode, appointmentId],
  )
  return rows[0] ?? null
}

/** The appointment that a call is about. */
export const appointmentOf = ({
  sql,
  input,
}: Call<{ communityCode: string; appointmentId: string }>): Promise<AppointmentRow | null> =>
  readAppointmentRow(sql, input.communityCode, input.appointmentId)

export async function runningAppointment(
  sql: Sql,
  communityCode: string,
  personId: string,
): Promise<AppointmentRow | null> {
  const { rows } = await sql.query<AppointmentRow & Record<string, unknown>>(
    `
    select ${appointmentColumns}
    from appointment a
    where community_code = $1 and person_id = $2 and state in ('active', 'paused')`,
    [communityCode, personId],
  )
  return rows[0] ?? null
}

/** The one way an appointment changes: on the version that was read. */
export async function changeAppointment(
  { sql }: Pick<Call, 'sql'>,
  row: AppointmentRow,
  set: Partial<Record<keyof AppointmentRow, unknown>>,
): Promise<AppointmentRow> {
  const names = Object.keys(set)
  const { rows } = await sql.query<AppointmentRow & Record<string, unknown>>(
    `
    update appointment a
    set ${names.map((n, i) => `${n} = $${i + 4}, `).join('')}version = version + 1
    where community_code = $1 and appointment_id = $2 and version = $3
    returning ${appointmentColumns}`,
    [row.community_code, row.appointment_id, row.version, ...Object.values(set)],
  )
  return rows[0] ?? refuse('STATE_CHANGED')
}
