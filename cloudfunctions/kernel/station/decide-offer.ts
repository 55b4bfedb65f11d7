import { community, operation } from '../call/operation'
import { appointKeeper, endKeeping } from '../people/invitation'
import { changeStation } from './change-station'
import { stationMoves } from './moves'
import { moving } from './moving'
import { staffHere } from './who-keeps'
import { AcceptStation, DeclineStation, RemoveStation } from '@/contracts/station'
import { toView } from './station-row'

/** From now on it is in everybody's list; whoever offered it keeps it. */
export const acceptStation = operation(AcceptStation, {
  scope: community,
  who: staffHere,
  async run(call, _, role) {
    const row = await moving(call, stationMoves.accept)
    const after = await changeStation(call.sql, row, {
      state: stationMoves.accept.to,
      decided_at: call.now,
      keeper_id: row.offered_by,
      keeper_name: row.offered_name,
    })
    if (row.offered_by) await appointKeeper(call, row.community_code, row.offered_by, row.offered_name ?? '')
    if (row.offered_by)
      call.record.message({
        communityCode: row.community_code,
        to: row.offered_by,
        kind: 'station.accepted',
        title: `${row.name}成了红驿驿站`,
        body: '骑手现在就能找到你这儿，谢谢你。海报可以打印了贴在门口。',
        subject: { kind: 'station', id: row.station_id },
      })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'accept-station',
      subjectId: row.station_id,
    })
    return { station: toView(after, call.city) }
  },
})

export const declineStation = operation(DeclineStation, {
  scope: community,
  who: staffHere,
  async run(call, _, role) {
    const row = await moving(call, stationMoves.decline)
    await changeStation(call.sql, row, {
      state: stationMoves.decline.to,
      decided_at: call.now,
      decided_reason: call.input.reason,
      offered_phone: null,
    })
    if (row.offered_by)
      call.record.message({
        communityCode: row.community_code,
        to: row.offered_by,
        kind: 'station.declined',
        title: `${row.name}这次没能接收`,
        body: `原因：${call.input.reason}。谢谢你的心意。`,
        subject: { kind: 'station', id: row.station_id },
      })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'decline-station',
      subjectId: row.station_id,
    })
    return {}
  },
})

/** It leaves every phone with the next sync. Its row and its code stay, so that an old poster never leads elsewhere. */
export const removeStation = operation(RemoveStation, {
  scope: community,
  who: staffHere,
  async run(call, _, role) {
    const row = await moving(call, stationMoves.remove)
    await changeStation(call.sql, row, {
      state: stationMoves.remove.to,
      decided_at: call.now,
      decided_reason: call.input.reason,
    })
    await call.sql.query(
      `
      update station_fault
      set state = 'fixed', ended_at = $3, ended_by = $4, ended_name = $5, note = $6
      where community_code = $1 and station_id = $2 and state = 'open'`,
      [row.community_code, row.station_id, call.now, call.actor.personId, call.actor.name, '驿站撤了'],
    )
    if (row.keeper_id)
      await endKeeping(
        call,
        { kind: 'station', communityCode: row.community_code, subjectId: row.station_id },
        row.keeper_id,
      )
    if (row.keeper_id)
      call.record.message({
        communityCode: row.community_code,
        to: row.keeper_id,
        kind: 'station.removed',
        title: `${row.name}撤了`,
        body: `原因：${call.input.reason}。`,
        subject: { kind: 'station', id: row.station_id },
      })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'remove-station',
      subjectId: row.station_id,
      detail: { reason: call.input.reason },
    })
    return {}
  },
})
