import { community, operation, type Call } from '../call/operation'
import { endKeeping, invite } from '../people/invitation'
import { changeStation } from './change-station'
import { stationMoves } from './moves'
import { moving } from './moving'
import { staffHere } from './who-keeps'
import { InviteKeeper, EndKeeper } from '@/contracts/station'
import { type StationRow } from './station-row'

/** A code for whoever is to look after the station. Whoever does so now does until it is taken. */
export const inviteKeeper = operation(InviteKeeper, {
  scope: community,
  who: staffHere,
  async run(call, _, role) {
    const row = await moving(call, stationMoves['invite-keeper'])
    const invitation = await invite(call, {
      kind: 'station',
      communityCode: row.community_code,
      subjectId: row.station_id,
    })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'invite-keeper',
      subjectId: row.station_id,
    })
    return invitation
  },
})

/** From the next call on the station is not theirs any more. */
export const endKeeper = operation(EndKeeper, {
  scope: community,
  who: staffHere,
  async run(call, _, role) {
    const row = await moving(call, stationMoves['end-keeper'])
    const keeper = row.keeper_id!
    await changeStation(call.sql, row, { keeper_id: null, keeper_name: null })
    await endKeeping(call, { kind: 'station', communityCode: row.community_code, subjectId: row.station_id }, keeper)
    thankKeeper(call, row, keeper)
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'end-keeper',
      subjectId: row.station_id,
    })
    return {}
  },
})

/** Told to whoever looked after it until now. */
export const thankKeeper = ({ record }: Pick<Call, 'record'>, row: StationRow, keeper: string): void =>
  record.message({
    communityCode: row.community_code,
    to: keeper,
    kind: 'station.keeper-ended',
    title: `${row.name}换人来管了`,
    body: '从现在起不用再管了，谢谢你。有疑问找社区。',
    subject: { kind: 'station', id: row.station_id },
  })
