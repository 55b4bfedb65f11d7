import { TakeInvitation } from '@/contracts/account'
import { anybody } from '../call/who'
import { nowhere, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { readCanteenRow } from '../canteen/canteen-row'
import { takeInvitationCode } from '../people/invitation'
import { changeStation } from '../station/change-station'
import { thankKeeper } from '../station/name-keeper'
import { lockStation } from '../station/station-row'

/** Yes to the code that the office handed over: from the next call on the place is theirs to look after. */
export const takeInvitation = operation(TakeInvitation, {
  scope: nowhere,
  who: anybody,
  async run(call) {
    const place = (await takeInvitationCode(call, call.input.code)) ?? refuse('INVITATION_OVER')
    const { kind, communityCode, subjectId } = place
    call.record.audit({
      communityCode,
      actorId: call.actor.personId,
      role: kind === 'station' ? 'station-keeper' : 'canteen-clerk',
      operation: 'take-invitation',
      subjectId,
    })
    if (kind === 'canteen')
      return { ...place, name: (await readCanteenRow(call.sql, communityCode, subjectId))?.name ?? '' }
    const row = await lockStation(call.sql, communityCode, subjectId)
    if (!row || row.state !== 'active') refuse('INVITATION_OVER')
    if (row.keeper_id && row.keeper_id !== call.actor.personId) thankKeeper(call, row, row.keeper_id)
    await changeStation(call.sql, row, { keeper_id: call.actor.personId, keeper_name: call.actor.name })
    return { ...place, name: row.name }
  },
})
