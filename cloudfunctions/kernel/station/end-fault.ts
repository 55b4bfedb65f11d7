import { faultKinds, type FacilityCode } from '@/contracts/station-words'
import type { Call } from '../call/operation'
import { faultTitle, type FaultRow } from './fault'
import { saidOf } from './said-of-fault'
import type { Facilities, StationRow } from './station-row'

export interface Ending {
  how: 'fixed' | 'refuted'
  by: string | null
  name: string
  note: string | null
}

/**
 * Ends an open fault and tells everybody who reported it. What staff or a keeper decide settles the record of those who
 * spoke; what people restore does not: a door can have been locked at noon and open at one.
 * @returns how many were told; null when somebody else was faster.
 */
export async function endFault(
  call: Call,
  station: StationRow,
  fault: Pick<FaultRow, 'fault_id' | 'what' | 'facility'>,
  end: Ending,
): Promise<number | null> {
  const { sql, now } = call
  const said = await saidOf(sql, station.community_code, fault.fault_id)
  const { rowCount } = await sql.query(
    `
    update station_fault
    set state = $3, ended_at = $4, ended_by = $5, ended_name = $6, note = $7
    where community_code = $1 and fault_id = $2 and state = 'open'`,
    [station.community_code, fault.fault_id, end.how, now, end.by, end.name, end.note],
  )
  if (rowCount !== 1) return null
  if (end.by !== null) await settleRecords(call, station, fault.fault_id, end.how)
  const told = said.reporters.filter((p) => p !== call.actor.personId)
  const title = faultTitle(fault.what, fault.facility)
  for (const to of told) {
    call.record.message({
      communityCode: station.community_code,
      to,
      kind: end.how === 'fixed' ? 'station.fault-fixed' : 'station.fault-refuted',
      subject: { kind: 'station', id: station.station_id },
      title: end.how === 'fixed' ? `${station.name}修好了` : `${station.name}能用`,
      body:
        end.how === 'fixed'
          ? `你说的“${title}”处理好了，谢谢你说一声。`
          : `你说的“${title}”又看了一遍，现在是好的，谢谢你留心。`,
    })
  }
  return told.length
}

async function settleRecords(
  { sql }: Call,
  station: StationRow,
  faultId: string,
  how: 'fixed' | 'refuted',
): Promise<void> {
  // Who said "it works" while staff found it broken may have been there before: only a denial that is proved right
  // counts.
  await sql.query(
    `
    update station_report
    set outcome = case when what = any ($3) then $4 else 'confirmed' end
    where community_code = $1 and fault_id = $2 and outcome is null and (what = any ($3) or $4 = 'refuted')`,
    [station.community_code, faultId, faultKinds, how === 'fixed' ? 'confirmed' : 'refuted'],
  )
}

/** The facility after its fault: seen working just now. */
export function facilityAfter(
  kept: Facilities,
  fault: Pick<FaultRow, 'what' | 'facility'>,
  now: Date,
  by: number,
): Facilities {
  return fault.what === 'broken'
    ? { ...kept, [fault.facility as FacilityCode]: { state: 'yes', seenAt: now.toISOString(), by } }
    : kept
}
