import type { TimerCall } from '../call/timer-work'
import type { CaseRow } from '../case/case-row'
import type { Choice } from '../matching/choose'
import type { Helper } from './candidates'
import { askedThen } from './chance-answers'
import type { Move } from './move-cases'
import { offerReasons } from './offer-reasons'
import { tallyAsked } from './offer-tally'

export interface Wanted {
  row: CaseRow
  choice: Choice
}
type Stood = { case_id: string; helper_id: string; rank: number; reasons: { label: string; value: string }[] }

const minutesFrom = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000)

/**
 * Puts the questions of a whole batch, in one statement. What stands in the end may be less than what was wanted: a
 * case that is posted in danger at this very second may ask somebody too, the index lets one question through and the
 * other case asks one fewer. Always in one order of helpers, or two runs wait for each other's rows. Who rests or
 * leaves in this instant holds their own row: they are passed over and not waited for, and nobody who has left is
 * asked.
 */
export async function askHelpers(
  call: TimerCall,
  wanted: readonly Wanted[],
  helpers: readonly Helper[],
  batchId: string,
): Promise<{ offers: number; moves: Move[] }> {
  if (wanted.length === 0) return { offers: 0, moves: [] }
  const byId = new Map(helpers.map((h) => [h.helperId, h]))
  const names = new Map(helpers.map((h) => [h.helperId, h.name]))
  const offers = wanted.flatMap(({ row, choice }) =>
    choice.offers.map((o) => ({
      community_code: row.community_code,
      case_id: row.case_id,
      helper_id: o.helperId,
      helper_name: names.get(o.helperId) ?? '',
      wave: row.wave + 1,
      rank: o.rank,
      state: 'open',
      reasons: offerReasons(o.terms),
      terms: { ...o.terms, excluded: choice.excluded, costMetres: o.costMetres },
      staff_line: o.staffLine,
      offered_at: call.now,
      until: minutesFrom(call.now, choice.timeoutMinutes),
      batch_id: batchId,
      why: { ...o.why, asked: askedThen(byId.get(o.helperId)!, o.terms) },
    })),
  )
  const { rows } = await call.sql.query<Stood & Record<string, unknown>>(
    `
    with asked as (
      insert into case_offer (
        community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at,
        until, batch_id, why
      )
      select
        community_code, case_id, helper_id, o.helper_name, o.wave, o.rank, o.state, o.reasons, o.terms, o.staff_line,
        o.offered_at, o.until, o.batch_id, o.why
      from jsonb_populate_recordset(null::case_offer, $1) o
      join helper h using (community_code, helper_id)
      where h.consented_at is not null and (h.until is null or h.until > $2)
        and (h.paused_until is null or h.paused_until <= $2) and h.automatic
      order by helper_id
      for share of h skip locked
      on conflict do nothing
      returning *
    ), ${tallyAsked}
    select case_id, helper_id, rank, reasons
    from asked`,
    [JSON.stringify(offers), call.now],
  )
  return {
    offers: rows.length,
    moves: wanted.map((w) =>
      tell(
        call,
        w,
        rows.filter((r) => r.case_id === w.row.case_id),
        names,
      ),
    ),
  }
}

function tell(
  { record, now, city }: TimerCall,
  { row, choice }: Wanted,
  stood: readonly Stood[],
  names: ReadonlyMap<string, string>,
): Move {
  if (stood.length === 0) return { row, set: { next_wave_at: minutesFrom(now, 0.5) } }
  const what = { communityCode: row.community_code, caseId: row.case_id }
  const category = city.categories.get(row.category_code)?.name ?? ''
  for (const offer of stood) {
    record.message({
      ...what,
      to: offer.helper_id,
      kind: 'offer.open',
      title: `问问你：${category}`,
      body: `${offer.reasons
        .slice(0, 2)
        .map((r) => `${r.label} ${r.value}`)
        .join('，')}。${choice.timeoutMinutes} 分钟后问下一位。`,
    })
  }
  const best = stood.reduce((a, b) => (b.rank < a.rank ? b : a))
  const why = best.reasons
    .slice(0, 2)
    .map((r) => r.value)
    .join('，')
  record.event({
    ...what,
    kind: choice.escalate ? 'grid-worker-asked' : 'offered',
    role: 'system',
    name: '系统',
    facts: choice.escalate
      ? { name: names.get(best.helper_id) }
      : { count: stood.length, wave: row.wave + 1, why: `先问近的、会的、有空的（${why}）` },
  })
  // No time left to escalate at: it has happened, and the card says so.
  return {
    row,
    set: {
      dispatch: 'offering',
      wave: row.wave + 1,
      next_wave_at: minutesFrom(now, choice.timeoutMinutes),
      ...(choice.escalate ? { escalate_at: null } : {}),
    },
  }
}
