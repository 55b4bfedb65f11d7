import type { Call } from '../call/operation'
import { staffAt } from '../org/staff-at'
import type { StationRow } from './station-row'

/**
 * People have closed a station: its keeper and the office hear of it at once, since only they can open it again alone.
 */
export async function tellOfClosing(call: Call, station: StationRow): Promise<void> {
  for (const to of new Set([
    ...(await staffAt(call, station.community_code)),
    ...(station.keeper_id ? [station.keeper_id] : []),
  ])) {
    call.record.message({
      communityCode: station.community_code,
      to,
      kind: 'station.closed-by-reports',
      title: `${station.name}先不推荐了`,
      body: '好几位骑手都说门锁着。去看一眼，开了就点“其实开着”。',
      subject: { kind: 'station', id: station.station_id },
    })
  }
}
