import type { CaseOutcome, CaseState } from '@/contracts/case-words'
import type { CaseRow } from '../../../cloudfunctions/kernel/case/case-row'
import { newId } from '../../../cloudfunctions/kernel/ids'
import type { Thread, Which } from './thread'

/** How a case stands, to be put there by hand: everything that a move could look at. */
export interface Standing {
  state: CaseState
  outcome: CaseOutcome | null
  dispatch: CaseRow['dispatch']
  reporter: string
  represented: string | null
  owner: string | null
  holder: string | null
  /** The one who was asked, what became of the question, and whether its time is over. */
  asked: { helper: string; state: 'open' | 'refused'; isLate: boolean } | null
  rated: 'resident' | 'helper' | null
}

/** Puts the case there, whatever was done with it before. */
export async function standCase({ db, f }: Thread, it: Which, s: Standing): Promise<void> {
  const [now, key] = [f.now(), `community_code = '${it.communityCode}' and case_id = '${it.caseId}'`]
  const hung = ['case_offer', 'assignment', 'case_rating', 'case_verdict', 'case_event', 'outbox', 'case_view']
  await db.pool.query(
    ['rate_window where true', ...hung.map((t) => `${t} where ${key}`)].map((t) => `delete from ${t}`).join('; '),
  )
  const isAt = (...states: CaseState[]): Date | null => (states.includes(s.state) ? now : null)
  await db.pool.query(
    `update cases
     set state = $1, outcome = $2, dispatch = $3, reporter_id = $4, for_person_id = $5, owner_id = $6,
       helper_id = $7::uuid, helper_name = case when $7::uuid is null then null else '老师' end, paused_at = $8,
       pause_reason = '等配件', answered_at = $9, answer = '换好了', confirm_until = $9::timestamptz + interval '3 days',
       closed_at = $10, by_hand_at = null, reopens = 0, transfers = 0, missing = '{}', office_code = first_office_code,
       next_wave_at = null, escalate_at = null
     where ${key}`,
    [
      s.state,
      s.outcome,
      s.dispatch,
      s.reporter,
      s.represented,
      s.owner,
      s.holder,
      isAt('paused'),
      isAt('answered', 'closed'),
      isAt('closed'),
    ],
  )
  if (s.holder)
    await db.pool.query(
      `insert into assignment (community_code, case_id, assignment_id, helper_id, way, since)
       values ($1, $2, $3, $4, 'claim', $5)`,
      [it.communityCode, it.caseId, newId(), s.holder, now],
    )
  if (s.asked)
    await db.pool.query(
      `insert into case_offer (
         community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at,
         until
       )
       values ($1, $2, $3, '老师', 1, 1, $4, '[]', '{}', '', $5, $5::timestamptz + $6::interval)`,
      [it.communityCode, it.caseId, s.asked.helper, s.asked.state, now, s.asked.isLate ? '-1 minute' : '8 minutes'],
    )
  if (s.rated)
    await db.pool.query(
      `insert into case_rating (community_code, case_id, side, by_id, about_id, stars, at, shown_from)
       values ($1, $2, $3, $4, $4, 5, $5, $5)`,
      [it.communityCode, it.caseId, s.rated, newId(), now],
    )
}
