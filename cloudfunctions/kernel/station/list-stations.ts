import { ListStationsOfArea, ListMyStations } from '@/contracts/station'
import { stationStates, type StationState } from '@/contracts/station-words'
import { anybody, anyStaff } from '../call/who'
import { nowhere, operation } from '../call/operation'
import { divisionName } from '../city/city'
import { deskRows, toDesk } from './desk-view'
import { areaOf, openArea } from './who-keeps'

/** The stations of an office's area: what is waiting first, then by the time left of what is broken. */
export const listStationsOfArea = operation(ListStationsOfArea, {
  scope: nowhere,
  who: anyStaff,
  async run(call) {
    const { sql, city, now, input } = call
    const area = areaOf(call, input.areaCode)
    await openArea(call, area)
    const rows = await deskRows(sql, now, 's.community_code like $3 and s.state = $4', [
      `${area}%`,
      input.state ?? 'active',
    ])
    const { rows: counted } = await sql.query<{ state: StationState; n: number }>(
      'select state, count(*)::int as n from station where community_code like $1 group by state',
      [`${area}%`],
    )
    const counts = Object.fromEntries(
      stationStates.map((s) => [s, counted.find((c) => c.state === s)?.n ?? 0]),
    ) as Record<StationState, number>
    return {
      areaCode: area,
      areaName: divisionName(city, area),
      stations: rows.map((r) => toDesk(r, city, now, true)),
      counts,
    }
  },
})

/** What somebody keeps, and what they have offered and wait for. */
export const listMyStations = operation(ListMyStations, {
  scope: nowhere,
  who: anybody,
  async run(call) {
    const { sql, city, now, actor } = call
    // The rows are theirs by policy; faults and visits beside them open with the communities they lie in.
    const { rows: mine } = await sql.query<{ community_code: string }>(
      `select distinct community_code from station where keeper_id = $1 or offered_by = $1`,
      [actor.personId],
    )
    if (mine.length === 0) return { stations: [] }
    await sql.query(`select set_config('hongyi.scope', $1, true)`, [mine.map((m) => m.community_code).join(',')])
    const rows = await deskRows(sql, now, `(s.keeper_id = $3 or s.offered_by = $3) and s.state <> 'removed'`, [
      actor.personId,
    ])
    return { stations: rows.map((r) => toDesk(r, city, now, false)) }
  },
})
