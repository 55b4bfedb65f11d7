import { localMidnight } from '@/rules/local-time'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { workingName } from '../call/who'
import { changeStation } from './change-station'
import { endFault } from './end-fault'
import { stationMoves } from './moves'
import { moving } from './moving'
import { openFaultsOf } from './open-fault'
import { standingOf } from './standing'
import { keeperOrStaff, stationOf } from './who-keeps'
import { CloseToday, ReopenStation } from '@/contracts/station'
import { toView } from './station-row'

/** 今天不开: with a reason that every rider reads, until an instant or to the end of the local day. */
export const closeToday = operation(CloseToday, {
  scope: community,
  load: stationOf,
  who: keeperOrStaff,
  async run(call, _, role) {
    const { input, now } = call
    const row = await moving(call, stationMoves['close-today'])
    const until = input.until ? new Date(input.until) : localMidnight(now, 1)
    if (until <= now) refuse('STATE_CHANGED')
    const after = await changeStation(call.sql, row, {
      closed_by: 'staff',
      closed_reason: input.reason,
      closed_since: now,
      closed_until: until,
    })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'close-today',
      subjectId: row.station_id,
      detail: { reason: input.reason, until: until.toISOString() },
    })
    return { station: toView(after, call.city) }
  },
})

/** 又开了. Said by its keeper or staff, it also answers whoever found the door locked. */
export const reopenStation = operation(ReopenStation, {
  scope: community,
  load: stationOf,
  who: keeperOrStaff,
  async run(call, _, role) {
    const { now } = call
    const row = await moving(call, stationMoves.reopen)
    const open = await openFaultsOf(call, row)
    const doors = open.filter((f) => f.what === 'door-locked')
    for (const f of doors)
      await endFault(call, row, f, {
        how: 'refuted',
        by: call.actor.personId,
        name: workingName(call, role),
        note: null,
      })
    const opened = { ...row, closed_by: null, closed_reason: null, closed_since: null, closed_until: null }
    const after = await changeStation(call.sql, row, {
      ...standingOf(
        opened,
        open.filter((f) => !doors.includes(f)),
        now,
      ),
      confirmed_at: now,
    })
    call.record.audit({
      communityCode: row.community_code,
      actorId: call.actor.personId,
      role,
      operation: 'reopen-station',
      subjectId: row.station_id,
    })
    return { station: toView(after, call.city) }
  },
})
