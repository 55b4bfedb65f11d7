import { dayMs, localDay, localMidnight } from '@/rules/local-time'
import type { Sql } from '../../store/transaction'
import type { Statement } from '../../store/round-trip'
import type { CaseRow } from '../case/case-row'
import { OFFER_POLICY, type Candidate, type CaseToOffer, type FreeWindow } from '../matching/choose'
import { fatigueOf } from '../matching/offer'
import type { City } from '../city/city'
import { tallyDays } from './offer-tally'

interface HelperRow {
  helper_id: string
  kind: Candidate['kind']
  name: string
  grid_codes: string[]
  skills: string[]
  lng: number | null
  lat: number | null
  windows: FreeWindow[]
  max_open_tasks: number
  vetted: boolean
  paused_until: Date | null
  offered: string | null
  accepted: string | null
  automatic: boolean
  quiet_from: number | null
  quiet_to: number | null
  max_notices_a_day: number | null
  notices_today: number
}
interface LatelyRow {
  helper_id: string
  offered_at: Date
  is_open: boolean
}
interface CountRow {
  helper_id: string
  n: string
}

export interface Helper extends Candidate {
  name: string
  automatic: boolean
  quiet?: { from: number; to: number }
  noticesToday: number
  maxNoticesADay?: number
}

/** Offers older than this no longer tire anybody (fatigue fades with 24 h, matching.md §6). */
const fatigueMs = 3 * dayMs

const inService = `
  select
    h.helper_id, h.kind, h.name, h.grid_codes, h.skills, h.lng, h.lat, h.windows, h.max_open_tasks, h.vetted,
    h.paused_until, h.automatic, h.quiet_from, h.quiet_to, h.max_notices_a_day,
    case when t.day = $3::date then t.offered[1] else 0 end as notices_today,
    (
      select sum(n)
      from unnest(t.offered[:$4 - ($3::date - t.day)]) n
    ) as offered,
    (
      select sum(n)
      from unnest(t.accepted[:$4 - ($3::date - t.day)]) n
    ) as accepted
  from helper h
  left join helper_tally t using (community_code, helper_id)
  where h.community_code = $1 and h.consented_at is not null and (h.until is null or h.until > $2)`
const asked = `
  select helper_id, offered_at, state = 'open' and until > $2 as is_open
  from case_offer
  where community_code = $1 and offered_at > $3`
const inHand = `
  select a.helper_id, count(*) as n
  from assignment a
  join cases c using (community_code, case_id)
  where a.community_code = $1 and a.ended_at is null and c.dispatch = 'taken'
  group by a.helper_id`
const today = `
  select helper_id, count(*) as n
  from assignment
  where community_code = $1 and since >= $2
  group by helper_id`

/**
 * The helpers of one community with what choosing weighs: who they are, what they were asked lately, what is in their
 * hands, what they did today. Each for all of them by one range of an index, so that the cost grows neither with their
 * months nor with a plan that is older than its tables. Only consenting, appointed ones are there at all.
 */
export const helpersOf = (communityCode: string, now: Date): Statement[] => [
  { text: inService, values: [communityCode, now, localDay(now), tallyDays] },
  { text: asked, values: [communityCode, now, new Date(now.getTime() - fatigueMs)] },
  { text: inHand, values: [communityCode] },
  { text: today, values: [communityCode, localMidnight(now)] },
]

/** The answers to `helpersOf`, put together; with the grids of each helper. */
function helpersFrom(
  answers: readonly { rows: readonly unknown[] }[],
  communityCode: string,
  now: Date,
): { helper: Helper; gridCodes: string[] }[] {
  const [helpers, lately, hands, done] = answers.map((a) => a.rows) as [
    HelperRow[],
    LatelyRow[],
    CountRow[],
    CountRow[],
  ]
  const offers = new Map<string, LatelyRow[]>()
  for (const row of lately) offers.set(row.helper_id, [...(offers.get(row.helper_id) ?? []), row])
  const countOf = (rows: readonly CountRow[]) => new Map(rows.map((r) => [r.helper_id, Number(r.n)]))
  const [openTasks, tasksToday] = [countOf(hands), countOf(done)]
  return helpers.map((h) => {
    const mine = offers.get(h.helper_id) ?? []
    const helper: Helper = {
      helperId: h.helper_id,
      kind: h.kind,
      name: h.name,
      communityCode,
      gridCode: h.grid_codes[0] ?? null,
      skills: h.skills,
      at: h.lng === null || h.lat === null ? null : { lng: h.lng, lat: h.lat },
      freeWindows: h.windows,
      openTasks: openTasks.get(h.helper_id) ?? 0,
      maxOpenTasks: h.max_open_tasks,
      tasksToday: tasksToday.get(h.helper_id) ?? 0,
      fatigue: fatigueOf(
        h.kind,
        mine.map((o) => o.offered_at),
        now,
        OFFER_POLICY,
      ),
      acceptedBefore: Number(h.accepted),
      offeredBefore: Number(h.offered),
      onPause: h.paused_until !== null && h.paused_until > now,
      hasOutstandingOffer: mine.some((o) => o.is_open),
      vetted: h.vetted,
      automatic: h.automatic,
      noticesToday: h.notices_today,
      ...(h.quiet_from === null || h.quiet_to === null ? {} : { quiet: { from: h.quiet_from, to: h.quiet_to } }),
      ...(h.max_notices_a_day === null ? {} : { maxNoticesADay: h.max_notices_a_day }),
    }
    return { helper, gridCodes: h.grid_codes }
  })
}

/** For one case: a grid worker of several grids counts as the worker of the case's grid. */
export async function candidatesFor(
  sql: Sql,
  row: Pick<CaseRow, 'community_code' | 'grid_code'>,
  now: Date,
): Promise<Helper[]> {
  const answers = []
  for (const { text, values } of helpersOf(row.community_code, now)) answers.push(await sql.query(text, [...values!]))
  return helpersFrom(answers, row.community_code, now).map(({ helper, gridCodes }) =>
    row.grid_code && gridCodes.includes(row.grid_code) ? { ...helper, gridCode: row.grid_code } : helper,
  )
}

/**
 * The helpers of a batch. A grid worker of several grids counts as the worker of each in which a case lies, in a row
 * for each: the plan knows that it is one person.
 */
export function readHelpers(
  answers: readonly { rows: readonly unknown[] }[],
  gridCodes: ReadonlySet<string | null>,
  communityCode: string,
  now: Date,
): Helper[] {
  return helpersFrom(answers, communityCode, now).flatMap(({ helper, gridCodes: own }) => {
    const here = own.filter((code) => gridCodes.has(code))
    return here.length === 0 ? [helper] : here.map((gridCode) => ({ ...helper, gridCode }))
  })
}

export interface AskedRow {
  case_id: string
  helper_id: string
  until: Date
  is_open: boolean
}

/** Everybody who was ever asked about these cases. */
export const askedAbout = (communityCode: string, caseIds: readonly string[]): Statement => ({
  text: `
    select case_id, helper_id, until, state = 'open' as is_open
    from case_offer
    where community_code = $1 and case_id = any ($2::uuid[])`,
  values: [communityCode, caseIds],
})

export async function caseToOffer(sql: Sql, row: CaseRow, city: City, now: Date): Promise<CaseToOffer> {
  const { text, values } = askedAbout(row.community_code, [row.case_id])
  const { rows } = await sql.query<AskedRow & Record<string, unknown>>(text, [...values!])
  return toOffer(
    row,
    rows.map((r) => r.helper_id),
    city,
    now,
  )
}

export function toOffer(row: CaseRow, alreadyAsked: string[], city: City, now: Date): CaseToOffer {
  const category = city.categories.get(row.category_code)
  const place = row.lng !== null && row.lat !== null ? { lng: row.lng, lat: row.lat } : null
  return {
    caseId: row.case_id,
    communityCode: row.community_code,
    gridCode: row.grid_code,
    at: place,
    categoryCode: row.category_code,
    skills: category?.skills ?? [],
    needsVetted: category?.needsVetted ?? false,
    urgency: row.urgency,
    alreadyAsked,
    escalateAt: row.escalate_at ?? now,
    reporterId: row.reporter_id,
  }
}
