import type { DeskStation, FacilityView } from '@/contracts/station-shapes'
import { stationPromises } from '@/contracts/station-words'
import { dayMs, daysAfter, localDay } from '@/rules/local-time'
import { timeBefore } from '@/contracts/quantity'
import type { Sql } from '../../store/transaction'
import type { City } from '../city/city'
import { toView, type StationRow } from './station-row'

export type DeskRow = StationRow & {
  open_faults: number
  next_due_at: Date | null
  visits_today: number
  visits7: number
}

/**
 * Stations with what their keeper and the office need to see at a glance. `where` sees the alias `s` and parameters
 * from $3 on.
 */
export async function deskRows(sql: Sql, now: Date, where: string, values: readonly unknown[]): Promise<DeskRow[]> {
  const { rows } = await sql.query<DeskRow & Record<string, unknown>>(
    `
    select s.*, f.open_faults, f.next_due_at, v.visits_today, v.visits7
    from station s
    left join lateral (
      select count(*)::int as open_faults, min(due_at) as next_due_at
      from station_fault f
      where f.community_code = s.community_code and f.station_id = s.station_id and f.state = 'open' and f.people > 0
    ) f on true
    left join lateral (
      select
        coalesce(sum(visits) filter (where day = $1), 0)::int as visits_today,
        coalesce(sum(visits), 0)::int as visits7
      from station_visit v
      where v.community_code = s.community_code and v.station_id = s.station_id and v.day > $2 and v.day <= $1
    ) v on true
    where ${where}
    order by f.next_due_at nulls last, s.name, s.station_id
    limit 500`,
    [localDay(now), daysAfter(localDay(now), -stationPromises.visitsLately.amount), ...values],
  )
  return rows
}

export function toDesk(r: DeskRow, city: City, now: Date, ofOffice: boolean): DeskStation {
  const has = Object.values(r.facilities).filter((f): f is FacilityView => f?.state === 'yes')
  const stale = timeBefore(now, stationPromises.stale).toISOString()
  // The number was left for the office that decides.
  const phone = ofOffice ? r.offered_phone : null
  return {
    ...toView(r, city),
    state: r.state,
    edition: r.edition,
    keeperName: r.keeper_name,
    offeredBy: r.offered_by ? { name: r.offered_name ?? '', phone, at: r.created_at.toISOString() } : null,
    openFaults: r.open_faults,
    nextDueAt: r.next_due_at?.toISOString() ?? null,
    visitsToday: r.visits_today,
    visits7: r.visits7,
    stale: has.filter((f) => f.seenAt === null || f.seenAt < stale).length,
    has: has.length,
    declinedReason: r.decided_reason,
  }
}
