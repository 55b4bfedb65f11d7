import { localDay } from '@/rules/local-time'
import { anyStaff } from '../call/who'
import { nowhere, operation } from '../call/operation'
import { divisionName } from '../city/city'
import { lendFile } from '../photo/lend-file'
import { deskRows, toDesk } from './desk-view'
import { makeSheet } from './sheet/make-sheet'
import { rowsOf } from './sheet/station-rows'
import { areaOf, openArea } from './who-keeps'
import { ExportStations } from '@/contracts/station'

/** The stations of an area as a sheet that can be edited and sent back; of an area without any, the empty template. */
export const exportStations = operation(ExportStations, {
  scope: nowhere,
  who: anyStaff,
  async run(call, _, role) {
    const { city, now, sql, input, actor, record } = call
    const area = areaOf(call, input.areaCode)
    await openArea(call, area)
    const stations = (await deskRows(sql, now, `s.community_code like $3 and s.state = 'active'`, [`${area}%`])).map(
      (r) => toDesk(r, city, now, true),
    )
    const sheet = await makeSheet(rowsOf(stations), input.format)
    const { url, until } = await lendFile(call, sheet.bytes, sheet.type)
    record.audit({
      communityCode: area.padEnd(12, '0').slice(0, 12),
      actorId: actor.personId,
      role,
      operation: 'export-stations',
      subjectId: null,
      detail: { area, rows: stations.length, format: input.format },
    })
    return {
      url,
      until,
      rows: stations.length,
      fileName: `${divisionName(city, area)}驿站-${localDay(now)}.${input.format}`,
    }
  },
})
