import { ReadDispatch } from '@/contracts/dispatch'
import type { DispatchView } from '@/contracts/dispatch-shapes'
import { community, operation, type Call } from '../call/operation'
import { headOf, type CaseRow } from '../case/case-row'
import { goesOnWords, searchGoesOnAt } from '../case/helper-time'
import { noteView } from '../case/note-view'
import { staffOnly } from '../case/who'
import { OFFER_POLICY } from '../matching/choose'
import { stepKinds, stepsOf, type StepKept } from './dispatch-steps'
import type { Names, OfferKept } from './offer-kept'

/**
 * 怎么派的: who was asked, when, in which order and why, who was not, and what came of it, as it was kept at that instant.
 * For the staff of the case alone; like every look at a case it stands in the list that its resident reads.
 */
export const readDispatch = operation(ReadDispatch, {
  scope: community,
  load: headOf,
  who: staffOnly,
  async run(call, row) {
    await noteView(call, row, 'staff')
    const offers = await offersOf(call, row)
    const { rows: events } = await call.sql.query<StepKept & Record<string, unknown>>(
      `
      select at, kind, actor_name, facts
      from case_event
      where community_code = $1 and case_id = $2 and kind = any ($3)
      order by at desc, event_id desc
      limit 100`,
      [row.community_code, row.case_id, stepKinds],
    )
    return {
      standing: standing(row, offers.length, call.now),
      byHandAt: row.by_hand_at?.toISOString() ?? null,
      people: offers.length,
      waves: stepsOf(offers, events, await namesIn(call, row, offers), call.now),
      edition: OFFER_POLICY.edition,
    }
  },
})

async function offersOf({ sql }: Call, row: CaseRow): Promise<OfferKept[]> {
  const { rows } = await sql.query<OfferKept & Record<string, unknown>>(
    `
    select
      o.helper_id, o.helper_name, o.wave, o.rank, o.state, o.terms, o.why, o.offered_at, o.until, o.answered_at,
      o.refusal_reason,
      case when b.batch_id is not null then jsonb_build_object(
        'cases', b.cases, 'helpers', b.helpers, 'rounds', b.rounds
      ) end as batch
    from case_offer o
    left join match_batch b using (community_code, batch_id)
    where o.community_code = $1 and o.case_id = $2
    order by o.wave desc, o.rank
    limit 200`,
    [row.community_code, row.case_id],
  )
  return rows
}

/** Who is named in a reason without having been asked. Whoever has left has no name any more. */
async function namesIn({ sql }: Call, row: CaseRow, offers: readonly OfferKept[]): Promise<Names> {
  const ids = [...new Set(offers.flatMap((o) => o.why?.others.map((other) => other.helperId) ?? []))]
  const { rows } =
    ids.length === 0
      ? { rows: [] }
      : await sql.query<{ helper_id: string; name: string }>(
          'select helper_id, name from helper where community_code = $1 and helper_id = any ($2::uuid[])',
          [row.community_code, ids],
        )
  return new Map(rows.map((h) => [h.helper_id, h.name]))
}

function searching(row: CaseRow, asked: number, morning: Date | null): string {
  if (morning && row.escalate_at) return `夜里不打扰人，${goesOnWords(morning)}`
  return asked === 0 ? '还没有合适的人，过几分钟再找' : `正在问第 ${row.wave} 轮`
}

function standing(row: CaseRow, asked: number, now: Date): DispatchView['standing'] {
  switch (row.dispatch) {
    case 'taken':
      return `${row.helper_name}在办`
    case 'finished':
      return row.helper_name ? `${row.helper_name}办完了` : '已经办完'
    case 'waiting':
      return '马上去问附近合适的人'
    case 'offering':
      return searching(row, asked, searchGoesOnAt(row.urgency, now))
    default:
      if (row.by_hand_at) return '居民请社区的人来安排，系统不再问人'
      return asked > 0 ? '问过的都来不了，由社区安排' : '这件由社区直接安排，没有派单'
  }
}
