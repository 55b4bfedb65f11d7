import type { Sql } from '../../store/transaction'
import { answerableFor, caseColumns, type CaseRow } from '../case/case-row'
import type { TimerCall, WorkItem } from '../call/timer-work'
import { chooseHelpers, type Choice } from '../matching/choose'
import { candidatesFor, caseToOffer, type Helper } from './candidates'
import { offerReasons } from './offer-reasons'
import { tallyAsked } from './offer-tally'

/** What is found is what can be worked on: rows that stay due for ever would fill the list and starve the rest. */
const canBeOffered = `dispatch in ('waiting', 'offering') and state in ('new', 'doing')`

export const wavesDue = async (sql: Sql, now: Date): Promise<WorkItem[]> =>
  (await sql.query<WorkItem & Record<string, unknown>>(
    `select community_code, case_id from cases where next_wave_at <= $1 and ${canBeOffered} order by next_wave_at limit 500`, [now])).rows

/**
 * 网格派单: one wave for one case. Once its offers are over the next few helpers are asked, with their reasons kept; when
 * helpers' time is over the grid's own worker is asked; after that it is the staff's.
 */
export async function sendWave(call: TimerCall, item: WorkItem): Promise<boolean> {
  const { sql, now, city } = call
  const { rows } = await sql.query<CaseRow>(
    `select ${caseColumns.replace('b.name', 'null::text')} from cases c where c.community_code = $1 and c.case_id = $2 and c.next_wave_at <= $3
     and ${canBeOffered} for no key update skip locked`, [item.community_code, item.case_id, now])
  const row = rows[0]
  if (!row) return false
  const stillOpen = await sql.query<{ until: Date | null }>(`select min(until) as until from case_offer where community_code = $1 and case_id = $2 and state = 'open'`, [row.community_code, row.case_id])
  const until = stillOpen.rows[0]?.until
  if (until) return setNext(call, row, { next_wave_at: until })
  const helpers = await candidatesFor(sql, row, now)
  const choice = chooseHelpers(await caseToOffer(sql, row, city, now), helpers, now)
  if (choice.offers.length > 0) return ask(call, row, choice, helpers)
  return choice.escalate ? giveToStaff(call, row) : waitForNext(call, row, choice)
}

async function ask(call: TimerCall, row: CaseRow, choice: Choice, helpers: Helper[]): Promise<boolean> {
  const { sql, now, record, city } = call
  const until = new Date(now.getTime() + choice.timeoutMinutes * 60_000)
  const names = new Map(helpers.map((h) => [h.helperId, h.name]))
  const offers = choice.offers.map((o) => ({
    community_code: row.community_code, case_id: row.case_id, helper_id: o.helperId, helper_name: names.get(o.helperId) ?? '', wave: row.wave + 1, rank: o.rank,
    state: 'open', reasons: offerReasons(o.terms), terms: { ...o.terms, excluded: choice.excluded, costMetres: o.costMetres }, staff_line: o.staffLine, offered_at: now, until,
  })).sort((a, b) => (a.helper_id < b.helper_id ? -1 : 1))
  // Two cases may choose one helper in the same second: the index lets one through, the other case simply asks one fewer.
  // Always in one order of helpers, or two timers wait for each other's rows. Who rests or leaves in this very instant holds
  // their own row: they are passed over and not waited for, and nobody who has left is asked.
  const { rows } = await sql.query<{ helper_id: string; rank: number; reasons: { label: string; value: string }[] }>(
    `with asked as (insert into case_offer select o.* from jsonb_populate_recordset(null::case_offer, $1) o join helper h using (community_code, helper_id)
     where h.consented_at is not null and (h.until is null or h.until > $2) and (h.paused_until is null or h.paused_until <= $2) order by helper_id for share of h skip locked
     on conflict do nothing returning *), ${tallyAsked}
     select helper_id, rank, reasons from asked`, [JSON.stringify(offers), now])
  if (rows.length === 0) return setNext(call, row, { next_wave_at: new Date(now.getTime() + 30_000) })
  const category = city.categories.get(row.category_code)?.name ?? ''
  for (const offer of rows) {
    record.message({ communityCode: row.community_code, caseId: row.case_id, to: offer.helper_id, kind: 'offer.open', title: `问问你：${category}`, body: `${offer.reasons.slice(0, 2).map((r) => `${r.label} ${r.value}`).join('，')}。${choice.timeoutMinutes} 分钟后问下一位。` })
  }
  const best = rows.reduce((a, b) => (b.rank < a.rank ? b : a))
  const why = best.reasons.slice(0, 2).map((r) => r.value).join('，')
  const escalated = choice.escalate
  record.event({
    communityCode: row.community_code, caseId: row.case_id, kind: escalated ? 'grid-worker-asked' : 'offered', role: 'system', name: '系统',
    facts: escalated ? { name: names.get(best.helper_id) } : { count: rows.length, wave: row.wave + 1, why: `先问近的、会的、有空的（${why}）` },
  })
  // No time left to escalate at: it has happened, and the card says so.
  return setNext(call, row, { dispatch: 'offering', wave: row.wave + 1, next_wave_at: until, ...(escalated ? { escalate_at: null } : {}) })
}

async function waitForNext(call: TimerCall, row: CaseRow, choice: Choice): Promise<boolean> {
  if (row.wave === 0 && row.dispatch === 'waiting') {
    call.record.event({ communityCode: row.community_code, caseId: row.case_id, kind: 'nobody-near', role: 'system', name: '系统', facts: { excluded: choice.excluded } })
  }
  const next = new Date(Math.min(call.now.getTime() + choice.timeoutMinutes * 60_000, row.escalate_at?.getTime() ?? Infinity))
  return setNext(call, row, { dispatch: 'offering', next_wave_at: next > call.now ? next : new Date(call.now.getTime() + 60_000) })
}

async function giveToStaff(call: TimerCall, row: CaseRow): Promise<boolean> {
  const what = { communityCode: row.community_code, caseId: row.case_id }
  call.record.event({ ...what, kind: 'with-staff', role: 'system', name: '系统' })
  const owner = answerableFor(row)
  if (owner) call.record.message({ ...what, to: owner, kind: 'case.with-staff', title: '这件要你来安排', body: '问过的帮手都来不了，请指派或直接办。' })
  return setNext(call, row, { dispatch: 'with-staff', next_wave_at: null, escalate_at: null })
}

async function setNext({ sql }: TimerCall, row: CaseRow, set: Partial<CaseRow>): Promise<boolean> {
  const names = Object.keys(set)
  await sql.query(`update cases set ${names.map((n, i) => `${n} = $${i + 3}`).join(', ')}, version = version + 1 where community_code = $1 and case_id = $2`, [row.community_code, row.case_id, ...Object.values(set)])
  return true
}
