import type { Sql } from '../../store/transaction'
import type { Recorder } from '../call/recorder'

interface Case {
  community_code: string
  case_id: string
}

/**
 * Ends every open question about a case and tells those who were asked at once: nobody drives to a job that is gone.
 * The caller has changed or locked the case's row before: whoever takes case and offers in the other order meets a
 * deadlock.
 */
export async function closeOffers(
  call: { sql: Sql; record: Recorder; now: Date },
  row: Case,
  state: 'lost' | 'withdrawn' | 'expired',
  except?: string,
  because?: string,
): Promise<string[]> {
  const { rows } = await call.sql.query<{ helper_id: string }>(
    `
    update case_offer
    set state = $3, answered_at = $4
    where community_code = $1 and case_id = $2 and state = 'open' and helper_id is distinct from $5
    returning helper_id`,
    [row.community_code, row.case_id, state, call.now, except ?? null],
  )
  for (const { helper_id } of rows) {
    call.record.message({
      communityCode: row.community_code,
      caseId: row.case_id,
      to: helper_id,
      kind: `offer.${state}`,
      title: state === 'lost' ? '这件有人先接了' : '这件不用去了',
      body: state === 'lost' ? '谢谢你愿意看一眼，下次再请你。' : (because ?? '提的人撤回了，或社区另有安排。'),
    })
  }
  return rows.map((r) => r.helper_id)
}
