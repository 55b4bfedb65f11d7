import type { FreeWindowView } from '@/contracts/gridwork-shapes'
import type { Call } from '../call/operation'
import { caseColumns, type CaseRow } from '../case/case-row'
import { giveBack, type GivenBack } from './give-back'

// Who is asked at all: the helper's row. Registering puts it there, resting and leaving take it out of the next wave's
// sight. Whoever changes it locks it first: a claim, an assignment and a wave hold the same lock, so one of two orders
// happened.

type At = Pick<Call, 'sql' | 'now'>
export interface Service {
  communityCode: string
  helperId: string
  kind: 'part-timer' | 'volunteer'
  name: string
  phone: string | null
  gridCodes: string[]
  skills: string[]
  windows: FreeWindowView[]
  maxOpenTasks: number
  from: Date
  until: Date
  consentedAt: Date
}

/**
 * From `from` to `until` this person is asked, inside the windows and up to the limit they named. A grid worker stays
 * one.
 */
export async function putInService({ sql }: At, s: Service): Promise<void> {
  await sql.query(
    `
    insert into helper (
      community_code, helper_id, kind, name, phone, grid_codes, skills, windows, max_open_tasks, paused_until,
      consented_at, until
    )
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    on conflict (community_code, helper_id)
    do update set
      kind = $3,
      name = $4,
      phone = $5,
      grid_codes = $6,
      skills = $7,
      windows = $8,
      max_open_tasks = $9,
      paused_until = $10,
      consented_at = $11,
      until = $12,
      lng = null,
      lat = null
    where helper.kind <> 'grid-worker'`,
    [
      s.communityCode,
      s.helperId,
      s.kind,
      s.name,
      s.phone,
      s.gridCodes,
      s.skills,
      JSON.stringify(s.windows),
      s.maxOpenTasks,
      s.from,
      s.consentedAt,
      s.until,
    ],
  )
}

export async function isInService({ sql, now }: At, communityCode: string, helperId: string): Promise<boolean> {
  const { rowCount } = await sql.query(
    `
    select 1
    from helper
    where community_code = $1 and helper_id = $2 and consented_at is not null and (until is null or until > $3)`,
    [communityCode, helperId, now],
  )
  return rowCount === 1
}

export interface ServiceNow {
  windows: FreeWindowView[]
  skills: string[]
  maxOpenTasks: number
  openTasks: number
}

/** What a helper has named, and how much is in their hands. */
export async function serviceNow(
  { sql }: Pick<Call, 'sql'>,
  communityCode: string,
  helperId: string,
): Promise<ServiceNow> {
  const {
    rows: [h],
  } = await sql.query<{ windows: FreeWindowView[]; skills: string[]; max_open_tasks: number; open_tasks: number }>(
    `
    select
      h.windows, h.skills, h.max_open_tasks,
      (
        select count(*)::int
        from cases c
        where c.community_code = h.community_code and c.helper_id = h.helper_id and c.dispatch = 'taken'
          and c.state <> 'closed'
      ) as open_tasks
    from helper h
    where h.community_code = $1 and h.helper_id = $2`,
    [communityCode, helperId],
  )
  return h
    ? { windows: h.windows, skills: h.skills, maxOpenTasks: h.max_open_tasks, openTasks: h.open_tasks }
    : { windows: [], skills: [], maxOpenTasks: 0, openTasks: 0 }
}

/** Nobody is asked before this instant; null: from now on. */
export const restUntil = ({ sql }: At, communityCode: string, helperId: string, until: Date | null) =>
  sql.query('update helper set paused_until = $3 where community_code = $1 and helper_id = $2', [
    communityCode,
    helperId,
    until,
  ])

export const serveUntil = ({ sql }: At, communityCode: string, helperId: string, until: Date) =>
  sql.query('update helper set until = $3 where community_code = $1 and helper_id = $2', [
    communityCode,
    helperId,
    until,
  ])

export const changeHours = (
  { sql }: At,
  communityCode: string,
  helperId: string,
  windows: FreeWindowView[],
  maxOpenTasks: number,
) =>
  sql.query('update helper set windows = $3, max_open_tasks = $4 where community_code = $1 and helper_id = $2', [
    communityCode,
    helperId,
    JSON.stringify(windows),
    maxOpenTasks,
  ])

/** Out of service at once, and what was named is emptied: habits, skills, name and number are of no use any more. */
export const takeOutOfService = ({ sql, now }: At, communityCode: string, helperId: string) =>
  sql.query(
    `
    update helper
    set
      consented_at = null,
      until = $3,
      paused_until = null,
      name = '',
      phone = null,
      lng = null,
      lat = null,
      grid_codes = '{}',
      skills = '{}',
      windows = '[]',
      automatic = true,
      quiet_from = null,
      quiet_to = null,
      max_notices_a_day = null
    where community_code = $1 and helper_id = $2`,
    [communityCode, helperId, now],
  )

/**
 * Takes back every open question to this helper; a case about which nobody else is being asked goes on to its next wave
 * now. The caller holds the helper's row.
 */
export async function withdrawOffersTo({ sql, now }: At, communityCode: string, helperId: string): Promise<number> {
  const { rows } = await sql.query<{ case_id: string }>(
    `
    select c.case_id
    from cases c
    where c.community_code = $1
      and c.case_id in (
        select o.case_id
        from case_offer o
        where o.community_code = $1 and o.helper_id = $2 and o.state = 'open'
      )
    order by c.case_id
    for no key update`,
    [communityCode, helperId],
  )
  const ids = rows.map((r) => r.case_id)
  if (ids.length === 0) return 0
  const { rowCount } = await sql.query(
    `
    update case_offer
    set state = 'withdrawn', answered_at = $4
    where community_code = $1 and helper_id = $2 and case_id = any ($3::uuid[]) and state = 'open'`,
    [communityCode, helperId, ids, now],
  )
  await sql.query(
    `
    update cases c
    set next_wave_at = $3
    where c.community_code = $1 and c.case_id = any ($2::uuid[]) and c.dispatch = 'offering'
      and not exists (
        select 1
        from case_offer o
        where o.community_code = $1 and o.case_id = c.case_id and o.state = 'open'
      )`,
    [communityCode, ids, now],
  )
  return rowCount ?? 0
}

/**
 * Everything in these hands goes back to dispatch. What is recorded as finished stays theirs: it is done. The caller
 * holds the helper's row.
 */
export async function giveBackAll(
  call: At & Pick<Call, 'record'>,
  communityCode: string,
  helperId: string,
  how: GivenBack,
): Promise<number> {
  const { rows } = await call.sql.query<CaseRow>(
    `
    select ${caseColumns.replace('b.name', 'null::text')}
    from cases c
    where c.community_code = $1 and c.helper_id = $2 and c.dispatch = 'taken' and c.state <> 'closed'
    order by c.case_id
    for no key update`,
    [communityCode, helperId],
  )
  for (const row of rows) await giveBack(call, row, how)
  return rows.length
}
