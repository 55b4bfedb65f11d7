import { RemoveStationPhoto } from '@/contracts/station'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { changeStation } from './change-station'
import { lockStation } from './station-row'
import { keeperOrStaff, stationOf } from './who-keeps'

/** A photo of the station itself comes down. Those of a fault are its record and stay. */
export const removeStationPhoto = operation(RemoveStationPhoto, {
  scope: community,
  load: stationOf,
  who: keeperOrStaff,
  async run(call, _, role) {
    const { communityCode, stationId, uploadId } = call.input
    const row = (await lockStation(call.sql, communityCode, stationId)) ?? refuse('NOT_FOUND')
    const { rowCount } = await call.sql.query(
      `
      delete from station_photo
      where community_code = $1 and station_id = $2 and upload_id = $3 and fault_id is null`,
      [communityCode, stationId, uploadId],
    )
    if (!rowCount) refuse('STATE_CHANGED')
    await changeStation(call.sql, row, { photos: Math.max(0, row.photos - 1) })
    call.record.audit({
      communityCode,
      actorId: call.actor.personId,
      role,
      operation: 'remove-station-photo',
      subjectId: stationId,
      detail: { uploadId },
    })
    return {}
  },
})
