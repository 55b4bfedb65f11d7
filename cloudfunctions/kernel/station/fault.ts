import type { PhotoView } from '@/contracts/case-shapes'
import type { StationFault } from '@/contracts/station-shapes'
import { facilities, type FacilityCode, type FaultKind } from '@/contracts/station-words'
import type { Sql } from '../../store/transaction'
import { dueAt, warnAt, type Unit } from '../calendar/due'
import type { City } from '../city/city'
import { placeNameOf } from './station-row'
import { closingWeight, isEnough } from './weight'

/** A row of `station_fault`, and what is read beside it. */
export interface FaultRow {
  community_code: string
  fault_id: string
  station_id: string
  what: FaultKind
  facility: string
  state: 'open' | 'fixed' | 'refuted'
  people: number
  weight: number
  opened_at: Date
  last_at: Date
  office_code: string
  due_at: Date
  due_provisional: boolean
  warn_at: Date
  warned_at: Date | null
  overdue_at: Date | null
  ended_at: Date | null
  ended_by: string | null
  ended_name: string | null
  note: string | null
}

export function faultTitle(what: FaultKind, facility: string): string {
  if (what === 'door-locked') return '门锁着'
  if (what === 'danger') return '有危险'
  return facility === 'water' ? '没热水' : `${facilities[facility as FacilityCode] ?? facility}坏了`
}

export const shutsDoor = (what: FaultKind): boolean => what !== 'broken'

export function toFault(
  r: FaultRow & { name: string },
  texts: readonly string[],
  photos: readonly PhotoView[],
  city: City,
  now: Date,
): StationFault {
  return {
    communityCode: r.community_code,
    stationId: r.station_id,
    faultId: r.fault_id,
    stationName: r.name,
    placeName: placeNameOf(city, r.community_code),
    what: r.what,
    facility: (r.facility || null) as FacilityCode | null,
    title: faultTitle(r.what, r.facility),
    state: r.state,
    reports: r.people,
    weight: r.weight,
    closes: shutsDoor(r.what) && isEnough(r.weight, closingWeight),
    openedAt: r.opened_at.toISOString(),
    lastAt: r.last_at.toISOString(),
    dueAt: r.due_at.toISOString(),
    dueProvisional: r.due_provisional,
    overdue: r.state === 'open' && r.due_at < now,
    texts: [...texts],
    photos: [...photos],
    endedAt: r.ended_at?.toISOString() ?? null,
    endedBy: r.ended_name,
    note: r.note,
  }
}

/** By when: the line of the newest edition that names this facility, else the one for its kind. */
export async function dueOf(
  sql: Sql,
  city: City,
  what: FaultKind,
  facility: string,
  at: Date,
): Promise<{ at: Date; provisional: boolean; warnAt: Date }> {
  const { rows } = await sql.query<{ amount: number; unit: Unit }>(
    `
    select due_amount as amount, due_unit as unit
    from station_due
    where edition = (select max(edition) from station_due) and what = $1 and facility in ($2, '')
    order by facility desc
    limit 1`,
    [what, facility],
  )
  const span = rows[0]
  if (!span) throw new Error(`no due is set for ${what}`)
  return { ...dueAt(at, span, city.calendar), warnAt: warnAt(at, span, city.calendar) }
}
