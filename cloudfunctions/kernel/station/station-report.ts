import type { ReportKind } from '@/contracts/station-words'
import { dayMs } from '@/rules/local-time'
import type { Call, CallOf } from '../call/operation'
import type { ReportStation } from '@/contracts/station'
import type { StationRow } from './station-row'

export interface Word {
  what: ReportKind
  facilities: readonly string[]
  weight: number
  at: Date
  faultId: string | null
}

/**
 * Somebody's word, with what it counted when it was said: a record that changes later does not change what was decided.
 */
export const writeReport = (call: CallOf<typeof ReportStation>, row: StationRow, word: Word) =>
  call.sql.query(
    `
    insert into station_report (
      community_code, report_id, station_id, fault_id, person_id, what, facilities, text, weight, at, said_at
    )
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      row.community_code,
      call.ports.newId(),
      row.station_id,
      word.faultId,
      call.actor.personId,
      word.what,
      word.facilities,
      call.input.text ?? '',
      word.weight,
      word.at,
      call.now,
    ],
  )

const countedDays = 90

/** How many different people confirmed each thing within ninety days. */
export async function confirmedBy(
  { sql, now }: Pick<Call, 'sql' | 'now'>,
  row: StationRow,
): Promise<Map<string, number>> {
  const { rows } = await sql.query<{ facility: string; people: number }>(
    `
    select facility, count(distinct person_id)::int as people
    from station_report, unnest(facilities) facility
    where community_code = $1 and station_id = $2 and what in ('confirm-here', 'works-again') and weight > 0
      and at > $3
    group by 1`,
    [row.community_code, row.station_id, new Date(now.getTime() - countedDays * dayMs)],
  )
  return new Map(rows.map((r) => [r.facility, r.people]))
}
