import type { Recorder } from '../call/recorder'
import type { CaseRow } from '../case/case-row'
import { placeCase } from '../place/place-index'
import type { City } from '../city/city'

export type NewPlace = Pick<CaseRow, 'grid_code' | 'placed_level' | 'placed_by'>

/**
 * The first step of a pass. A case lies in its grid since it was posted, so there is work here only where the grids
 * have changed since: its pin fell outside every grid and one has been drawn there, or its grid was dissolved. Its own
 * grid worker is asked at the end, so it must be known which that is. Only the house and the pin count, never the words
 * again: a person may have chosen between them. Within its community alone: the record lies there, and another one is
 * the staff's to choose (转办).
 */
export function placeAgain(row: CaseRow, city: City, record: Recorder): NewPlace | null {
  const point = row.lng !== null && row.lat !== null ? { lng: row.lng, lat: row.lat } : null
  if (!point || (row.grid_code !== null && city.gridNames.has(row.grid_code))) return null
  const found = placeCase(point, row.building_code, null, city.places)
  if ('ask' in found || found.gridCode === null || found.communityCode !== row.community_code) return null
  record.event({
    communityCode: row.community_code,
    caseId: row.case_id,
    kind: 'placed',
    role: 'system',
    name: '系统',
    officeCode: row.office_code,
    facts: { by: found.by, level: found.level, grid: city.gridNames.get(found.gridCode) ?? null },
  })
  return { grid_code: found.gridCode, placed_level: found.level, placed_by: found.by }
}
