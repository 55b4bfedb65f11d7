import type { Sql } from '../../store/transaction'
import type { Statement } from '../../store/round-trip'
import { localDay, localInstant } from '../calendar/working-calendar'
import type { CaseRow } from '../case/case-row'
import { OFFER_POLICY, type Candidate, type CaseToOffer, type FreeWindow } from '../matching/choose'
import { fatigueOf } from '../matching/offer'
import type { City } from '../org/city'
import { tallyDays } from './offer-tally'

export interface HelperRow {
  helper_id: string; kind: Candidate['kind']; name: string; grid_codes: string[]; skills: string[]; lng: number | null; lat: number | null
  windows: FreeWindow[]; max_open_tasks: number; vetted: boolean; paused_until: Date | null; open_tasks: string; tasks_today: string
  offered: string | null; accepted: string | null; has_open: boolean; recent: string[]
  automatic: boolean; quiet_from: number | null; quiet_to: number | null; max_notices_a_day: number | null; notices_today: number
}
/** With how they want to be asked: whether by the machine at all, when not, and how often a day at most. */
export interface Helper extends Candidate { name: string; automatic: boolean; quiet?: { from: number; to: number }; noticesToday: number; maxNoticesADay?: number }

/** Offers older than this no longer tire anybody (fatigue fades with 24 h, matching.md §6). */
const fatigueMs = 3 * 86_400_000

const helpersSql = `select h.helper_id, h.kind, h.name, h.grid_codes, h.skills, h.lng, h.lat, h.windows, h.max_open_tasks, h.vetted, h.paused_until,
    h.automatic, h.quiet_from, h.quiet_to, h.max_notices_a_day, case when t.day = $5::date then t.offered[1] else 0 end as notices_today,
    (select count(*) from assignment a join cases c using (community_code, case_id) where a.community_code = h.community_code and a.helper_id = h.helper_id and a.ended_at is null and c.dispatch = 'taken') as open_tasks,
    (select count(*) from assignment a where a.community_code = h.community_code and a.helper_id = h.helper_id and a.since >= $2) as tasks_today,
    (select sum(n) from unnest(t.offered[:$6 - ($5::date - t.day)]) n) as offered, (select sum(n) from unnest(t.accepted[:$6 - ($5::date - t.day)]) n) as accepted,
    exists (select 1 from case_offer o where o.community_code = h.community_code and o.helper_id = h.helper_id and o.state = 'open' and o.until > $3) as has_open,
    array(select o.offered_at::text from case_offer o where o.helper_id = h.helper_id and o.community_code = h.community_code and o.offered_at > $4) as recent
  from helper h left join helper_tally t using (community_code, helper_id)
  where h.community_code = $1 and h.consented_at is not null and (h.until is null or h.until > $3)`

/** The helpers of one community with what choosing weighs, in one statement whose cost does not grow with their months. Only consenting, appointed ones are there at all. */
export const helpersOf = (communityCode: string, now: Date): Statement =>
  ({ text: helpersSql, values: [communityCode, localInstant(localDay(now), 0), now, new Date(now.getTime() - fatigueMs), localDay(now), tallyDays] })

const readHelper = (h: HelperRow, communityCode: string, now: Date): Helper => ({
  helperId: h.helper_id, kind: h.kind, name: h.name, communityCode, gridCode: h.grid_codes[0] ?? null,
  skills: h.skills, at: h.lng === null || h.lat === null ? null : { lng: h.lng, lat: h.lat }, freeWindows: h.windows,
  openTasks: Number(h.open_tasks), maxOpenTasks: h.max_open_tasks, tasksToday: Number(h.tasks_today),
  fatigue: fatigueOf(h.kind, h.recent.map((at) => new Date(at)), now, OFFER_POLICY), acceptedBefore: Number(h.accepted), offeredBefore: Number(h.offered),
  onPause: h.paused_until !== null && h.paused_until > now, hasOutstandingOffer: h.has_open, vetted: h.vetted,
  automatic: h.automatic, noticesToday: h.notices_today, ...(h.quiet_from === null || h.quiet_to === null ? {} : { quiet: { from: h.quiet_from, to: h.quiet_to } }),
  ...(h.max_notices_a_day === null ? {} : { maxNoticesADay: h.max_notices_a_day }),
})

/** The same for one case: a grid worker of several grids counts as the worker of the case's grid. */
export async function candidatesFor(sql: Sql, row: Pick<CaseRow, 'community_code' | 'grid_code'>, now: Date): Promise<Helper[]> {
  const { text, values } = helpersOf(row.community_code, now)
  const { rows } = await sql.query<HelperRow & Record<string, unknown>>(text, [...values!])
  return rows.map((h) => ({ ...readHelper(h, row.community_code, now), ...(row.grid_code && h.grid_codes.includes(row.grid_code) ? { gridCode: row.grid_code } : {}) }))
}

/**
 * The helpers of a batch. A grid worker of several grids counts as the worker of each in which a case lies, in a row for each:
 * the plan knows that it is one person.
 */
export function readHelpers(rows: readonly HelperRow[], gridCodes: ReadonlySet<string | null>, communityCode: string, now: Date): Helper[] {
  return rows.flatMap((row) => {
    const helper = readHelper(row, communityCode, now)
    const here = row.grid_codes.filter((code) => gridCodes.has(code))
    return here.length === 0 ? [helper] : here.map((gridCode) => ({ ...helper, gridCode }))
  })
}

export interface AskedRow { case_id: string; helper_id: string; until: Date; is_open: boolean }

/** Everybody who was ever asked about these cases. */
export const askedAbout = (communityCode: string, caseIds: readonly string[]): Statement =>
  ({ text: `select case_id, helper_id, until, state = 'open' as is_open from case_offer where community_code = $1 and case_id = any ($2::uuid[])`, values: [communityCode, caseIds] })

export async function caseToOffer(sql: Sql, row: CaseRow, city: City, now: Date): Promise<CaseToOffer> {
  const { text, values } = askedAbout(row.community_code, [row.case_id])
  const { rows } = await sql.query<AskedRow & Record<string, unknown>>(text, [...values!])
  return toOffer(row, rows.map((r) => r.helper_id), city, now)
}

export function toOffer(row: CaseRow, alreadyAsked: string[], city: City, now: Date): CaseToOffer {
  const category = city.categories.get(row.category_code)
  const place = row.lng !== null && row.lat !== null ? { lng: row.lng, lat: row.lat } : null
  return {
    caseId: row.case_id, communityCode: row.community_code, gridCode: row.grid_code, at: place, categoryCode: row.category_code,
    skills: category?.skills ?? [], needsVetted: category?.needsVetted ?? false, urgency: row.urgency as CaseToOffer['urgency'],
    alreadyAsked, escalateAt: row.escalate_at ?? now, reporterId: row.reporter_id,
  }
}
