import { canteen } from './data-map/canteen'
import { cases } from './data-map/case'
import { dispatch } from './data-map/dispatch'
import { gridwork } from './data-map/gridwork'
import type { Part } from './data-map/held'
import { people } from './data-map/people'
import { station } from './data-map/station'

/**
 * The data map: every column that is about a person or stands beside one, what it is for, how long it is kept and who
 * sees it. The city's own tables (divisions, grids, houses, categories, settings, holidays) hold nobody and are not
 * here. "case" and "person" as a time mean: as long as the case, the account, is there. No end is set for either yet.
 */
export const dataMap: Part = { ...people, ...cases, ...dispatch, ...gridwork, ...canteen, ...station }
