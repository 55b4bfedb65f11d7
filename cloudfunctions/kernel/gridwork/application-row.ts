import type { FreeWindowView } from '@/contracts/gridwork-shapes'
import { gridworkPromises, type ApplicationState, type GridworkKind, type Platform } from '@/contracts/gridwork-words'
import { timeAfter } from '@/contracts/quantity'
import type { Skill } from '@/contracts/roles'
import type { Sql } from '../../store/transaction'
import type { Call } from '../call/operation'
import { refuse } from '../call/refusal'

/** An application as its row stands. Instants are Dates. */
export interface ApplicationRow {
  community_code: string
  application_id: string
  person_id: string
  kind: GridworkKind
  name: string
  phone: string | null
  platform: Platform | null
  party_member: boolean
  grid_codes: string[]
  windows: FreeWindowView[]
  skills: Skill[]
  max_open_tasks: number
  words: string
  consent_edition: number
  consented_at: Date
  state: ApplicationState
  submitted_at: Date
  due_at: Date | null
  late_at: Date | null
  times_asked: number
  missing: string[]
  decided_at: Date | null
  decided_by: string | null
  refused_by: string | null
  refuse_reason: string | null
  appealed_at: Date | null
  appeal_reason: string | null
  appointment_id: string | null
  erased_at: Date | null
  version: number
}

export async function readApplicationRow(
  sql: Sql,
  communityCode: string,
  applicationId: string,
): Promise<ApplicationRow | null> {
  const { rows } = await sql.query<ApplicationRow & Record<string, unknown>>(
    'select * from application where community_code = $1 and application_id = $2',
    [communityCode, applicationId],
  )
  return rows[0] ?? null
}

/** Until when who was refused may ask for another look; null: they may not, or did already. */
export const appealUntil = (row: Pick<ApplicationRow, 'state' | 'appealed_at' | 'decided_at'>): Date | null =>
  row.state === 'refused' && row.appealed_at === null && row.decided_at
    ? timeAfter(row.decided_at, gridworkPromises.appeal)
    : null

/** The application that a call is about. */
export const applicationOf = ({
  sql,
  input,
}: Call<{ communityCode: string; applicationId: string }>): Promise<ApplicationRow | null> =>
  readApplicationRow(sql, input.communityCode, input.applicationId)

/** The one way an application changes: on the version that was read. Somebody was faster ⇒ no row ⇒ STATE_CHANGED. */
export async function changeApplication(
  { sql }: Pick<Call, 'sql'>,
  row: ApplicationRow,
  set: Partial<Record<keyof ApplicationRow, unknown>>,
): Promise<ApplicationRow> {
  const names = Object.keys(set) as (keyof ApplicationRow)[]
  const values = names.map((n) => (n === 'windows' ? JSON.stringify(set[n]) : set[n]))
  const { rows } = await sql.query<ApplicationRow & Record<string, unknown>>(
    `
    update application
    set ${names.map((n, i) => `${n} = $${i + 4}, `).join('')}version = version + 1
    where community_code = $1 and application_id = $2 and version = $3
    returning *`,
    [row.community_code, row.application_id, row.version, ...values],
  )
  return rows[0] ?? refuse('STATE_CHANGED')
}

/** What need not be kept once nobody decides about it any more: habits, skills, words, name and number. */
export const emptied = (now: Date): Partial<Record<keyof ApplicationRow, unknown>> => ({
  name: '',
  phone: null,
  platform: null,
  party_member: false,
  grid_codes: [],
  windows: [],
  skills: [],
  words: '',
  missing: [],
  appeal_reason: null,
  erased_at: now,
})
