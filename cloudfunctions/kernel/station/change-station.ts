import type { Sql } from '../../store/transaction'
import type { StationRow } from './station-row'

/**
 * The one way a station changes once it is there. The clock's row is taken last and held until the commit: whoever has
 * the higher version commits later, so a phone that has seen it has seen all before it. Everything else is locked
 * before (station, then fault), so that nobody waits for the city's one row while holding what another needs.
 */
export async function changeStation(
  sql: Sql,
  row: Pick<StationRow, 'community_code' | 'station_id'>,
  set: Partial<Record<keyof StationRow, unknown>>,
): Promise<StationRow> {
  const names = Object.keys(set) as (keyof StationRow)[]
  const { rows } = await sql.query<StationRow & Record<string, unknown>>(
    `
    with clock as (
      update station_clock
      set version = version + 1
      returning version
    )
    update station
    set ${names.map((n, i) => `${n} = $${i + 3}, `).join('')}version = clock.version
    from clock
    where community_code = $1 and station_id = $2
    returning station.*`,
    [
      row.community_code,
      row.station_id,
      ...names.map((n) => (n === 'facilities' || n === 'exceptions' ? JSON.stringify(set[n]) : set[n])),
    ],
  )
  return rows[0]!
}

/** The next `many` versions, for rows that are made: the highest of them. */
export async function takeVersions(sql: Sql, many: number): Promise<number> {
  const { rows } = await sql.query<{ version: string }>(
    'update station_clock set version = version + $1 returning version',
    [many],
  )
  return Number(rows[0]!.version)
}
