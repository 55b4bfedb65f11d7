import { daysAfter, localDay } from '@/rules/local-time'
import { anybody } from '../call/who'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { faultTitle } from './fault'
import { openFaultsOf } from './open-fault'
import { stationPhotos } from './station-photos'
import { authorityOver } from './who-keeps'
import { ReadStation } from '@/contracts/station'
import { findStation, toView } from './station-row'

/** One station with its photos and what is being looked after; public like the registry. */
export const readStation = operation(ReadStation, {
  scope: community,
  who: anybody,
  async run(call) {
    const { sql, input, city, now, ports } = call
    const row = await findStation(sql, input.communityCode, input.stationId)
    if (row?.state !== 'active') refuse('NOT_FOUND')
    const { own } = await stationPhotos(sql, row.community_code, [row.station_id], ports, now)
    const { rows } = await sql.query<{ visits: number }>(
      `
      select coalesce(sum(visits), 0)::int as visits
      from station_visit
      where community_code = $1 and station_id = $2 and day > $3`,
      [row.community_code, row.station_id, daysAfter(localDay(now), -7)],
    )
    const faults = await openFaultsOf(call, row)
    return {
      station: toView(row, city),
      // What a photo is called in the store is for whoever may take it down.
      photos: own.map(({ uploadId: _, ...photo }) => photo),
      visits7: rows[0]!.visits,
      faults: faults
        .filter((f) => f.people > 0)
        .map((f) => ({
          faultId: f.fault_id,
          title: faultTitle(f.what, f.facility),
          reports: f.people,
          openedAt: f.opened_at.toISOString(),
          dueAt: f.due_at.toISOString(),
        })),
      can: [
        ...(call.actor.personId ? ['report' as const] : []),
        ...(authorityOver(call, row) ? ['manage' as const] : []),
      ],
    }
  },
})
