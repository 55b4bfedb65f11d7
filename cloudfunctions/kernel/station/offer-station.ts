import { OfferStation } from '@/contracts/station'
import { operation, type CallOf } from '../call/operation'
import { anybody } from '../call/who'
import { refuse } from '../call/refusal'
import { staffAt, staffed } from '../org/staff-at'
import { streetOf } from '../city/city'
import { communityAt, storedHours } from './description'
import { insertStations, looked, takeCode } from './make-station'
import { findStation, placeNameOf } from './station-row'
import { attachStationPhotos } from './station-photos'

/** Somebody with a whole street of shops asks the office, not this form. */
const waitingMax = 5

/**
 * A merchant or a bank offers a place to rest; its community is found from the pin, and staff decide. Nobody else sees
 * it until then.
 */
export const offerStation = operation(OfferStation, {
  scope: (input, city) => [communityAt(city, input.point) ?? ''],
  who: anybody,
  async run(call) {
    const { input, city, sql, actor, now } = call
    const hours = storedHours(input.hours)
    const communityCode = communityAt(city, input.point) ?? refuse('STATION_ELSEWHERE')
    if (await findStation(sql, communityCode, input.stationId)) refuse('RECEIPT_MISMATCH')
    const { rows } = await sql.query<{ waiting: number }>(
      `select count(*)::int as waiting from station where offered_by = $1 and state = 'offered'`,
      [actor.personId],
    )
    if (rows[0]!.waiting >= waitingMax) refuse('OFFERED_ENOUGH')
    const photos = await attachStationPhotos(
      call,
      { communityCode, stationId: input.stationId },
      'post',
      input.photos ?? [],
      null,
    )
    const code = await takeCode(sql, communityCode, input.stationId)
    await insertStations(
      sql,
      [
        {
          communityCode,
          stationId: input.stationId,
          code,
          state: 'offered',
          name: input.name,
          kind: input.kind,
          lng: input.point.lng,
          lat: input.point.lat,
          address: input.address,
          howToGetIn: input.howToGetIn ?? '',
          hours,
          exceptions: [],
          photos,
          facilities: looked(
            {},
            input.facilities.map((f) => ({ code: f, state: 'yes' as const })),
            now,
          ),
          offeredBy: { personId: actor.personId, name: actor.name, phone: input.phone ?? null },
        },
      ],
      now,
    )
    await tellOffice(call, communityCode)
    call.record.audit({
      communityCode,
      actorId: actor.personId,
      role: 'resident',
      operation: 'offer-station',
      subjectId: input.stationId,
    })
    return { communityCode, stationId: input.stationId, placeName: placeNameOf(city, communityCode) }
  },
})

async function tellOffice(call: CallOf<typeof OfferStation>, communityCode: string): Promise<void> {
  const office = (await staffed(call, [communityCode, streetOf(communityCode)]))[0] ?? communityCode
  for (const to of await staffAt(call, office)) {
    call.record.message({
      communityCode,
      to,
      kind: 'station.offered',
      title: `有人想开一个驿站：${call.input.name}`,
      body: '看看合不合适，合适就点接收。',
      subject: { kind: 'station', id: call.input.stationId },
    })
  }
}
