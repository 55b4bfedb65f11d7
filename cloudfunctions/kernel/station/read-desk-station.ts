import { stationPromises } from '@/contracts/station-words'
import { daysAfter, localDay } from '@/rules/local-time'
import { movesOf } from '../call/moves'
import { community, operation, type Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { deskRows, toDesk } from './desk-view'
import type { FaultRow } from './fault'
import { stationMoves } from './moves'
import { faultViews } from './list-faults'
import { stationPhotos } from './station-photos'
import { keeperOrStaff, stationOf } from './who-keeps'
import { ReadDeskStation } from '@/contracts/station'

const faultsMax = 20

/** A station as its keeper and the office work with it: faults open and past, visits by day, what is stale. */
export const readDeskStation = operation(ReadDeskStation, {
  scope: community,
  load: stationOf,
  who: keeperOrStaff,
  async run(call, _, role) {
    const { sql, input, city, now, ports } = call
    const { communityCode, stationId } = input
    const row =
      (await deskRows(sql, now, 's.community_code = $3 and s.station_id = $4', [communityCode, stationId]))[0] ??
      refuse('NOT_FOUND')
    const { rows: faults } = await sql.query<FaultRow & { name: string } & Record<string, unknown>>(
      `
      select f.*, $3::text as name
      from station_fault f
      where community_code = $1 and station_id = $2 and (state <> 'open' or people > 0)
      order by state = 'open' desc, due_at desc
      limit ${faultsMax}`,
      [communityCode, stationId, row.name],
    )
    const { own } = await stationPhotos(sql, communityCode, [stationId], ports, now)
    return {
      ...toDesk(row, city, now, role !== 'station-keeper'),
      photoViews: own,
      faults: await faultViews(call, faults),
      visits: await visitsOf(call, communityCode, stationId),
      can: movesOf(stationMoves, [role === 'station-keeper' ? 'keeper' : 'staff'], row, call),
    }
  },
})

async function visitsOf(
  { sql, now }: Call,
  communityCode: string,
  stationId: string,
): Promise<{ day: string; visits: number }[]> {
  const { amount } = stationPromises.visitsCharted
  const days = Array.from({ length: amount }, (_, i) => daysAfter(localDay(now), i + 1 - amount))
  const { rows } = await sql.query<{ day: string; visits: number }>(
    `
    select day::text as day, visits
    from station_visit
    where community_code = $1 and station_id = $2 and day >= $3`,
    [communityCode, stationId, days[0]],
  )
  const seen = new Map(rows.map((r) => [r.day, r.visits]))
  return days.map((day) => ({ day, visits: seen.get(day) ?? 0 }))
}
