import { mustMove } from '../call/moves'
import { community, operation, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import type { Role } from '@/contracts/roles'
import { changeStation } from './change-station'
import { liesElsewhere, storedHours } from './description'
import { insertStations, looked, takeCode } from './make-station'
import { stationMoves } from './moves'
import { openFaultsOf } from './open-fault'
import { standingOf } from './standing'
import { attachStationPhotos } from './station-photos'
import { authorityOver, staffRoleIn, stationOf } from './who-keeps'
import { SaveStation } from '@/contracts/station'
import { findStation, lockStation, toView, type StationRow } from './station-row'

/** Staff describe any station of their area, and make new ones; a keeper describes their own. */
export const saveStation = operation(SaveStation, {
  scope: community,
  load: async (call) => ({ before: await stationOf(call) }),
  who(call, { before }) {
    const role = before ? authorityOver(call, before) : staffRoleIn(call.actor.roles, call.input.communityCode)
    return role ?? refuse('NOT_FOUND')
  },
  async run(call, _, role) {
    const { input, city, now } = call
    const hours = storedHours(input.hours, input.exceptions)
    if (!city.divisions.has(input.communityCode) || liesElsewhere(city, input.point, input.communityCode))
      refuse('STATION_ELSEWHERE')
    const row = await lockStation(call.sql, input.communityCode, input.stationId)
    if ((row === null) !== (input.edition === undefined)) refuse('STATE_CHANGED')
    const photos = await attachStationPhotos(call, input, 'post', input.photos ?? [], null)
    const station = row ? await describeAnew(call, row, hours, photos) : await make(call, hours, photos)
    call.record.audit({
      communityCode: input.communityCode,
      actorId: call.actor.personId,
      role: role satisfies Role,
      operation: 'save-station',
      subjectId: input.stationId,
      detail: { edition: input.edition ?? 0, at: now.toISOString() },
    })
    return { station: toView(station, city) }
  },
})

async function make(call: CallOf<typeof SaveStation>, hours: string, photos: number): Promise<StationRow> {
  const { input, sql, now } = call
  const code = await takeCode(sql, input.communityCode, input.stationId)
  await insertStations(
    sql,
    [
      {
        communityCode: input.communityCode,
        stationId: input.stationId,
        code,
        state: 'active',
        name: input.name,
        kind: input.kind,
        lng: input.point.lng,
        lat: input.point.lat,
        address: input.address,
        howToGetIn: input.howToGetIn ?? '',
        hours,
        exceptions: input.exceptions ?? [],
        facilities: looked({}, input.facilities, now),
        photos,
      },
    ],
    now,
  )
  return (await findStation(sql, input.communityCode, input.stationId))!
}

/** Two who edit at once: the second one reads that it has changed. What riders report meanwhile stays. */
async function describeAnew(
  call: CallOf<typeof SaveStation>,
  row: StationRow,
  hours: string,
  photos: number,
): Promise<StationRow> {
  const { input, now } = call
  mustMove(stationMoves.describe, row, call)
  if (row.edition !== input.edition) refuse('STATE_CHANGED')
  const described = { ...row, facilities: looked(row.facilities, input.facilities, now) }
  return changeStation(call.sql, row, {
    name: input.name,
    kind: input.kind,
    lng: input.point.lng,
    lat: input.point.lat,
    address: input.address,
    how_to_get_in: input.howToGetIn ?? '',
    hours,
    exceptions: input.exceptions ?? row.exceptions,
    photos: row.photos + photos,
    edition: row.edition + 1,
    ...standingOf(described, await openFaultsOf(call, row), now),
  })
}
