import { randomInt } from 'node:crypto'
import type { HoursException } from '@/contracts/station-shapes'
import type { FacilityCode, FacilityState, StationKind, StationState } from '@/contracts/station-words'
import type { Sql } from '../../store/transaction'
import { takeVersions } from './change-station'
import type { Facilities } from './station-row'

export interface NewStation {
  communityCode: string
  stationId: string
  code: string
  state: StationState
  name: string
  kind: StationKind
  lng: number
  lat: number
  address: string
  howToGetIn: string
  hours: string
  exceptions: readonly HoursException[]
  facilities: Facilities
  photos: number
  offeredBy?: { personId: string; name: string; phone: string | null }
}

/** Without 0 and O, 1, I and L: read aloud on the phone it is still the same code. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const codeSigns = 6
const triesMax = 8
const randomCode = (): string => Array.from({ length: codeSigns }, () => signs[randomInt(signs.length)]).join('')

/** A code of its own for a station, never one that any station ever had: codes are only added. */
export async function takeCode(sql: Sql, communityCode: string, stationId: string): Promise<string> {
  for (let n = 0; n < triesMax; n++) {
    const code = randomCode()
    const { rowCount } = await sql.query(
      `
      insert into station_code (code, community_code, station_id)
      values ($1, $2, $3)
      on conflict do nothing`,
      [code, communityCode, stationId],
    )
    if (rowCount === 1) return code
  }
  throw new Error('no free station code was found')
}

/** New rows, in one statement, each with a version of its own. */
export async function insertStations(sql: Sql, made: readonly NewStation[], at: Date): Promise<void> {
  if (made.length === 0) return
  const last = await takeVersions(sql, made.length)
  const rows = made.map((s, i) => ({
    community_code: s.communityCode,
    station_id: s.stationId,
    code: s.code,
    state: s.state,
    name: s.name,
    kind: s.kind,
    lng: s.lng,
    lat: s.lat,
    address: s.address,
    how_to_get_in: s.howToGetIn,
    hours: s.hours,
    exceptions: s.exceptions,
    facilities: s.facilities,
    photos: s.photos,
    offered_by: s.offeredBy?.personId ?? null,
    offered_name: s.offeredBy?.name ?? null,
    offered_phone: s.offeredBy?.phone ?? null,
    created_at: at,
    warned_people: 0,
    edition: 1,
    version: last - made.length + 1 + i,
  }))
  const columns = Object.keys(rows[0]!).join(', ')
  await sql.query(
    `insert into station (${columns}) select ${columns} from jsonb_populate_recordset(null::station, $1)`,
    [JSON.stringify(rows)],
  )
}

/** What somebody who looked says of the facilities, over what was known. */
export function looked(
  kept: Facilities,
  seen: readonly { code: FacilityCode; state: FacilityState }[],
  at: Date,
): Facilities {
  const next: Facilities = { ...kept }
  for (const { code, state } of seen) {
    if (state === 'unknown') delete next[code]
    else next[code] = { state, seenAt: at.toISOString(), by: 1 }
  }
  return next
}
