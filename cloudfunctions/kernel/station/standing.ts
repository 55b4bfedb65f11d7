import type { FacilityCode, FaultKind } from '@/contracts/station-words'
import type { Facilities, StationRow } from './station-row'
import { closingWeight, isEnough } from './weight'

/** An open fault, as far as it decides what is shown. */
export interface OpenFault {
  what: FaultKind
  facility: string
  people: number
  weight: number
  opened_at: Date
  last_at: Date
}
type Shown = Pick<
  StationRow,
  | 'facilities'
  | 'closed_by'
  | 'closed_reason'
  | 'closed_since'
  | 'closed_until'
  | 'warned_people'
  | 'warned_since'
  | 'warned_at'
>

const shuts = (f: OpenFault): boolean => f.what === 'door-locked' || f.what === 'danger'
const reasons: Record<FaultKind, string> = { 'door-locked': '多位骑手说门锁着', danger: '多位骑手说有危险', broken: '' }

/**
 * What a station shows, from what is open about it. One person's word warns and marks the facility broken at once, for
 * everybody; only three people's weight closes. What staff closed stays as staff said.
 */
export function standingOf(row: StationRow, faults: readonly OpenFault[], now: Date): Shown {
  const facilities: Facilities = { ...row.facilities }
  for (const f of faults.filter((f) => f.what === 'broken')) {
    facilities[f.facility as FacilityCode] = { state: 'broken', seenAt: f.last_at.toISOString(), by: f.people }
  }
  const doors = faults.filter((f) => shuts(f) && f.people > 0)
  const warned = {
    warned_people: doors.reduce((n, f) => Math.max(n, f.people), 0),
    warned_since: doors.reduce<Date | null>((least, f) => (least && least < f.opened_at ? least : f.opened_at), null),
    warned_at: doors.reduce<Date | null>((most, f) => (most && most > f.last_at ? most : f.last_at), null),
  }
  return { facilities, ...warned, ...closureOf(row, doors, now) }
}

function closureOf(
  row: StationRow,
  doors: readonly OpenFault[],
  now: Date,
): Pick<Shown, 'closed_by' | 'closed_reason' | 'closed_since' | 'closed_until'> {
  const { closed_by, closed_reason, closed_since, closed_until } = row
  const holds = closed_by === 'staff' && (closed_until === null || closed_until > now)
  if (holds) return { closed_by, closed_reason, closed_since, closed_until }
  const shut = doors.find((f) => isEnough(f.weight, closingWeight))
  if (!shut) return { closed_by: null, closed_reason: null, closed_since: null, closed_until: null }
  return {
    closed_by: 'reports',
    closed_reason: reasons[shut.what],
    closed_since: closed_by === 'reports' ? closed_since : now,
    closed_until: null,
  }
}
