import { SyncStations } from '@/contracts/station'
import { anybody } from '../call/who'
import { nowhere, operation } from '../call/operation'
import { dayKinds } from './day-kinds'
import { publicColumns, toView, type PublicRow } from './station-row'

/** About 150 KB: a page arrives over a bad network, and the next begins where it ended. */
const pageMax = 200

/**
 * What has changed since a cursor, oldest change first. The cursor is the version of the last row of the page; versions
 * are in the order of commits (change-station.ts), so nothing that commits later has a lower one. The same for
 * everybody, asked for without a name and without a place.
 */
export const syncStations = operation(SyncStations, {
  scope: nowhere,
  who: anybody,
  async run({ sql, input, city, now }) {
    const since = Number(input.cursor ?? 0)
    const { rows } = await sql.query<PublicRow & Record<string, unknown>>(
      // Who has nothing yet needs to hear of nothing that is gone.
      `
      select ${publicColumns}
      from station
      where version > $1 and state = any ($2)
      order by version
      limit ${pageMax + 1}`,
      [since, since === 0 ? ['active'] : ['active', 'removed']],
    )
    const page = rows.slice(0, pageMax)
    return {
      stations: page.filter((r) => r.state === 'active').map((r) => toView(r, city)),
      removed: page.filter((r) => r.state === 'removed').map((r) => r.station_id),
      cursor: page[page.length - 1]?.version ?? String(since),
      complete: rows.length <= pageMax,
      days: dayKinds(city.calendar, now),
    }
  },
})
