import type { FacilityView, HoursException, StationView } from '@/contracts/station-shapes'
import { facilityCodes, type FacilityCode, type StationKind, type StationState } from '@/contracts/station-words'
import type { Sql } from '../../store/transaction'
import { divisionName, streetOf, type City } from '../city/city'

export type Facilities = Partial<Record<FacilityCode, FacilityView>>

/** A row of `station`. */
export interface StationRow {
  community_code: string
  station_id: string
  code: string
  state: StationState
  name: string
  kind: StationKind
  lng: number
  lat: number
  address: string
  how_to_get_in: string
  hours: string
  exceptions: HoursException[]
  facilities: Facilities
  closed_by: 'staff' | 'reports' | null
  closed_reason: string | null
  closed_since: Date | null
  closed_until: Date | null
  warned_people: number
  warned_since: Date | null
  warned_at: Date | null
  confirmed_at: Date | null
  photos: number
  keeper_id: string | null
  keeper_name: string | null
  offered_by: string | null
  offered_name: string | null
  offered_phone: string | null
  created_at: Date
  decided_at: Date | null
  decided_reason: string | null
  edition: number
  /** A bigint: the driver gives it as text. */
  version: string
}

/** What the public registry shows, and nothing that names a person. */
export const publicColumns = `
  community_code, station_id, code, state, name, kind, lng, lat, address, how_to_get_in, hours, exceptions, facilities,
  closed_by, closed_reason, closed_since, closed_until, warned_people, warned_since, warned_at, confirmed_at, photos,
  edition, version`
export type PublicRow = Omit<
  StationRow,
  | 'keeper_id'
  | 'keeper_name'
  | 'offered_by'
  | 'offered_name'
  | 'offered_phone'
  | 'created_at'
  | 'decided_at'
  | 'decided_reason'
>

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

export function placeNameOf(city: City, communityCode: string): string {
  const street = divisionName(city, streetOf(communityCode))
  const community = divisionName(city, communityCode)
  return community === street ? street : `${street} · ${community}`
}

export function toView(r: PublicRow, city: City): StationView {
  return {
    communityCode: r.community_code,
    stationId: r.station_id,
    code: r.code,
    name: r.name,
    kind: r.kind,
    point: { lng: r.lng, lat: r.lat },
    address: r.address,
    placeName: placeNameOf(city, r.community_code),
    howToGetIn: r.how_to_get_in,
    hours: r.hours,
    exceptions: r.exceptions,
    closed: r.closed_by
      ? {
          by: r.closed_by,
          reason: r.closed_reason ?? '',
          since: r.closed_since!.toISOString(),
          until: iso(r.closed_until),
        }
      : null,
    warning: r.warned_at
      ? { people: r.warned_people, since: (r.warned_since ?? r.warned_at).toISOString(), at: r.warned_at.toISOString() }
      : null,
    facilities: inOrder(r.facilities),
    confirmedAt: iso(r.confirmed_at),
    photos: r.photos,
    version: Number(r.version),
  }
}

/** In the order of the contract, and only what it knows: an old row may carry a code that has gone. */
const inOrder = (kept: Facilities): Facilities =>
  Object.fromEntries(facilityCodes.filter((c) => kept[c]).map((c) => [c, kept[c]!]))

/** The row for the rest of the transaction: what two people say of one station is heard one after the other. */
export async function lockStation(sql: Sql, communityCode: string, stationId: string): Promise<StationRow | null> {
  const { rows } = await sql.query<StationRow & Record<string, unknown>>(
    'select * from station where community_code = $1 and station_id = $2 for no key update',
    [communityCode, stationId],
  )
  return rows[0] ?? null
}

export async function findStation(sql: Sql, communityCode: string, stationId: string): Promise<StationRow | null> {
  const { rows } = await sql.query<StationRow & Record<string, unknown>>(
    'select * from station where community_code = $1 and station_id = $2',
    [communityCode, stationId],
  )
  return rows[0] ?? null
}
