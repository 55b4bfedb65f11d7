import type { CaseOutcome, CaseState } from '@/contracts/case-words'
import type { Call } from '../call/operation'
import { refuse } from '../call/refusal'
import type { Category } from '../city/city'
import type { Sql } from '../../store/transaction'
import type { Unit } from '../calendar/due'
import { shortened } from '@/rules/text'

/** A case as its row stands, with the building's name. Instants are Dates. */
export interface CaseRow {
  community_code: string
  case_id: string
  day: string
  seq: number
  state: CaseState
  outcome: CaseOutcome | null
  category_edition: number
  category_code: string
  urgency: Category['urgency']
  text: string
  visibility: 'neighbours' | 'private'
  channel: string
  reporter_id: string
  for_person_id: string | null
  notices_to: 'both' | 'reporter' | 'represented'
  placed_level: 'grid' | 'community' | 'street'
  placed_by: string
  street_code: string
  grid_code: string | null
  building_code: string | null
  building_name: string | null
  address: string
  lng: number | null
  lat: number | null
  office_code: string
  first_office_code: string
  first_owner_id: string | null
  first_owner_name: string
  owner_id: string | null
  transfers: number
  reopens: number
  times_asked_missing: number
  missing: string[]
  dispatch: 'waiting' | 'offering' | 'taken' | 'with-staff' | 'finished'
  wave: number
  next_wave_at: Date | null
  escalate_at: Date | null
  by_hand_at: Date | null
  helper_id: string | null
  helper_name: string | null
  due_amount: number
  due_unit: Unit
  posted_at: Date
  accept_due_at: Date
  accepted_at: Date | null
  counted_from: Date
  pauses: { from: string; until: string }[]
  due_at: Date
  due_provisional: boolean
  warn_at: Date
  warned_at: Date | null
  overdue_at: Date | null
  paused_at: Date | null
  pause_reason: string | null
  answer: string | null
  answered_at: Date | null
  confirm_until: Date | null
  closed_at: Date | null
  version: number
}

export const caseColumns = `c.*, c.day::text as day, b.name as building_name`
export const caseTables = `cases c
  left join building b on b.community_code = c.community_code and b.code = c.building_code`

export async function readCaseRow(sql: Sql, communityCode: string, caseId: string): Promise<CaseRow | null> {
  const { rows } = await sql.query<CaseRow>(
    `select ${caseColumns} from ${caseTables} where c.community_code = $1 and c.case_id = $2`,
    [communityCode, caseId],
  )
  return rows[0] ?? null
}

interface Which {
  communityCode: string
  caseId: string
}

/** The case that a call is about. */
export const headOf = ({ sql, input }: Call<Which>): Promise<CaseRow | null> =>
  readCaseRow(sql, input.communityCode, input.caseId)

/** The same under its lock: whoever was changing it is done, and what stands now stands until this call is over. */
export async function headHeld({ sql, input: { communityCode, caseId } }: Call<Which>): Promise<CaseRow> {
  await sql.query('select 1 from cases where community_code = $1 and case_id = $2 for no key update', [
    communityCode,
    caseId,
  ])
  return (await readCaseRow(sql, communityCode, caseId)) ?? refuse('NOT_FOUND')
}

/** Who at the desk must hear of it: the owner; between two offices the first owner, who stays answerable (首问负责). */
export const answerableFor = (row: Pick<CaseRow, 'owner_id' | 'first_owner_id'>): string | null =>
  row.owner_id ?? row.first_owner_id

export const caseNumber = (row: { day: string; seq: number }): string =>
  `${row.day.slice(5, 7)}${row.day.slice(8, 10)}-${String(row.seq).padStart(3, '0')}`

/** The first words a person said, or the category and the place when there are only photos. */
export function caseTitle(row: Pick<CaseRow, 'text' | 'building_name' | 'address'>, categoryName: string): string {
  const sentence = row.text.split(/[。！？!?\n]/)[0]!.trim()
  if (sentence === '') return `${categoryName}（看照片）`
  // The first clause, if it says enough alone: a list is read in one look.
  const clause = sentence.split(/[，,；]/)[0]!
  return shortened(sentence.length > 14 && clause.length >= 5 ? clause : sentence, 20)
}
