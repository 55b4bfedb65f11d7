import type { FaultKind } from '@/contracts/station-words'
import type { Call } from '../call/operation'
import { staffAt, staffed } from '../org/staff-at'
import { streetOf } from '../city/city'
import { dueOf, faultTitle, type FaultRow } from './fault'
import type { StationRow } from './station-row'

/**
 * Finds the open fault, or opens it and tells those who look after the station. The station's row is locked by the
 * caller.
 */
export async function openFault(
  call: Call,
  station: StationRow,
  what: FaultKind,
  facility: string,
  at: Date,
): Promise<FaultRow> {
  const have = await findOpenFault(call, station, what, facility)
  if (have) return have
  const due = await dueOf(call.sql, call.city, what, facility, call.now)
  const office =
    (await staffed(call, [station.community_code, streetOf(station.community_code)]))[0] ?? station.community_code
  const { rows } = await call.sql.query<FaultRow & Record<string, unknown>>(
    `
    insert into station_fault (
      community_code, fault_id, station_id, what, facility, state, people, weight, opened_at, last_at, office_code,
      due_at, due_provisional, warn_at
    )
    values ($1, $2, $3, $4, $5, 'open', 0, 0, $6, $6, $7, $8, $9, $10)
    returning *`,
    [
      station.community_code,
      call.ports.newId(),
      station.station_id,
      what,
      facility,
      at,
      office,
      due.at,
      due.provisional,
      due.warnAt,
    ],
  )
  const fault = rows[0]!
  for (const to of new Set([...(await staffAt(call, office)), ...(station.keeper_id ? [station.keeper_id] : [])])) {
    call.record.message({
      communityCode: station.community_code,
      to,
      kind: 'station.fault-opened',
      title: `骑手说${station.name}${faultTitle(what, facility)}`,
      body: '去看一眼，弄好了拍张照。',
      subject: { kind: 'fault', id: fault.fault_id },
    })
  }
  return fault
}

export async function findOpenFault(
  call: Pick<Call, 'sql'>,
  station: Pick<StationRow, 'community_code' | 'station_id'>,
  what: FaultKind,
  facility: string,
): Promise<FaultRow | null> {
  const { rows } = await call.sql.query<FaultRow & Record<string, unknown>>(
    `
    select *
    from station_fault
    where community_code = $1 and station_id = $2 and what = $3 and facility = $4 and state = 'open'`,
    [station.community_code, station.station_id, what, facility],
  )
  return rows[0] ?? null
}

export async function openFaultsOf(
  call: Pick<Call, 'sql'>,
  station: Pick<StationRow, 'community_code' | 'station_id'>,
): Promise<FaultRow[]> {
  const { rows } = await call.sql.query<FaultRow & Record<string, unknown>>(
    `
    select *
    from station_fault
    where community_code = $1 and station_id = $2 and state = 'open'
    order by due_at, fault_id`,
    [station.community_code, station.station_id],
  )
  return rows
}
