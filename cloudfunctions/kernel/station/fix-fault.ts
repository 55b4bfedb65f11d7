import { mustMove } from '../call/moves'
import { community, operation, type Call, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { workingName } from '../call/who'
import { changeStation } from './change-station'
import { endFault, facilityAfter } from './end-fault'
import type { FaultRow } from './fault'
import { faultMoves } from './moves'
import { openFaultsOf } from './open-fault'
import { standingOf } from './standing'
import { attachStationPhotos } from './station-photos'
import { keeperOrStaff, stationOf } from './who-keeps'
import { FixFault, RefuteFault } from '@/contracts/station'
import { lockStation, toView, type StationRow } from './station-row'

/**
 * 修好了: with a photo, and everybody who reported it hears of it. Two who fix at once: the second reads that it is done.
 */
export const fixFault = operation(FixFault, {
  scope: community,
  load: stationOf,
  who: keeperOrStaff,
  async run(call, _, role) {
    const { communityCode, stationId, faultId, photos, text } = call.input
    if (photos.length === 0) refuse('PHOTO_NEEDED')
    const { station, fault } = await faultOf(call)
    mustMove(faultMoves.fix, fault, call)
    await attachStationPhotos(call, call.input, 'after', photos, faultId)
    const told =
      (await endFault(call, station, fault, {
        how: faultMoves.fix.to,
        by: call.actor.personId,
        name: workingName(call, role),
        note: text || null,
      })) ?? refuse('FAULT_OVER')
    call.record.audit({
      communityCode,
      actorId: call.actor.personId,
      role,
      operation: 'fix-fault',
      subjectId: stationId,
      detail: { faultId },
    })
    return { station: await restored(call, station, fault), told }
  },
})

/** 其实开着, 其实好着: said by its keeper or staff. Those who spoke hear of it, and their record remembers. */
export const refuteFault = operation(RefuteFault, {
  scope: community,
  load: stationOf,
  who: keeperOrStaff,
  async run(call, _, role) {
    const { communityCode, stationId, faultId, text } = call.input
    const { station, fault } = await faultOf(call)
    mustMove(faultMoves.refute, fault, call)
    const told =
      (await endFault(call, station, fault, {
        how: faultMoves.refute.to,
        by: call.actor.personId,
        name: workingName(call, role),
        note: text || null,
      })) ?? refuse('FAULT_OVER')
    call.record.audit({
      communityCode,
      actorId: call.actor.personId,
      role,
      operation: 'refute-fault',
      subjectId: stationId,
      detail: { faultId },
    })
    return { station: await restored(call, station, fault), told }
  },
})

/** The station first, then its fault: the order of locks here and everywhere. */
async function faultOf(
  call: CallOf<typeof FixFault | typeof RefuteFault>,
): Promise<{ station: StationRow; fault: FaultRow }> {
  const { communityCode, stationId, faultId } = call.input
  const station = (await lockStation(call.sql, communityCode, stationId)) ?? refuse('NOT_FOUND')
  const { rows } = await call.sql.query<FaultRow & Record<string, unknown>>(
    'select * from station_fault where community_code = $1 and station_id = $2 and fault_id = $3',
    [communityCode, stationId, faultId],
  )
  return { station, fault: rows[0] ?? refuse('NOT_FOUND') }
}

/** Whoever looked has confirmed the place by it. */
export async function restored(call: Call, station: StationRow, fault: Pick<FaultRow, 'what' | 'facility'>) {
  const facilities = facilityAfter(station.facilities, fault, call.now, 1)
  const after = await changeStation(call.sql, station, {
    ...standingOf({ ...station, facilities }, await openFaultsOf(call, station), call.now),
    confirmed_at: call.now,
  })
  return toView(after, call.city)
}
