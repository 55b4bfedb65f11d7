import { ReadAppointmentLetter } from '@/contracts/gridwork'
import type { Role } from '@/contracts/roles'
import { appointmentStateWords } from '@/contracts/gridwork-words'
import { roles } from '@/contracts/roles'
import { localDay } from '@/rules/local-time'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { divisionName, streetOf } from '../city/city'
import { appointmentOf } from './appointment-row'
import { gridsOf } from './application-view'
import { letterNumber } from './letter-number'
import { staffOfCommunity } from './who'

/** 聘书: what stands on the page for print, for whoever was appointed and for staff of the community. */
export const readAppointmentLetter = operation(ReadAppointmentLetter, {
  scope: community,
  load: appointmentOf,
  who(call, row): Role {
    if (row.person_id === call.actor.personId) return row.kind
    return staffOfCommunity(call, row.community_code)?.role ?? refuse('NOT_FOUND')
  },
  async run(call, row) {
    const { city, ports } = call
    const communityName = divisionName(city, row.community_code)
    const grids = gridsOf(row.grid_codes, city).map((g) => g.name)
    return {
      number: letterNumber(row, communityName),
      name: row.name,
      kindName: roles[row.kind],
      communityName,
      streetName: divisionName(city, streetOf(row.community_code)),
      areaText: grids.length > 0 ? `${communityName} ${grids.join('、')}` : communityName,
      fromDay: row.from_day,
      untilDay: row.until_day,
      issuedDay: localDay(row.appointed_at),
      appointedBy: row.appointed_name,
      state: row.state,
      stateName: appointmentStateWords[row.state],
      demo: ports.demo,
    }
  },
})
