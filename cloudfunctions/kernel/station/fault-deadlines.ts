import { casePromises } from '@/contracts/case-words'
import { shareInWords } from '@/contracts/quantity'
import type { TimerCall } from '../call/timer-work'
import { climbFrom, staffAt } from '../org/staff-at'
import { divisionName } from '../city/city'
import type { Sql } from '../../store/transaction'
import { faultTitle, type FaultRow } from './fault'

// 限时办结 of a station's faults: warned once, overdue climbs. Found through partial indexes that hold only what is to
// happen.

export interface FaultItem {
  community_code: string
  fault_id: string
}
const toWarn = `warn_at <= $1 and warned_at is null and state = 'open'`
const pastDue = `due_at <= $1 and overdue_at is null and state = 'open'`
const find =
  (where: string, order: string) =>
  async (sql: Sql, now: Date): Promise<FaultItem[]> =>
    (
      await sql.query<FaultItem & Record<string, unknown>>(
        `select community_code, fault_id from station_fault where ${where} order by ${order} limit 500`,
        [now],
      )
    ).rows

export const faultWarningsDue = find(toWarn, 'warn_at')
export const faultsOverdue = find(pastDue, 'due_at')

type Locked = FaultRow & { name: string; keeper_id: string | null }
async function lock({ sql, now }: TimerCall, item: FaultItem, where: string): Promise<Locked | null> {
  const { rows } = await sql.query<Locked & Record<string, unknown>>(
    `
    select
      f.*,
      (
        select s.name
        from station s
        where s.community_code = f.community_code and s.station_id = f.station_id
      ) as name,
      (
        select s.keeper_id
        from station s
        where s.community_code = f.community_code and s.station_id = f.station_id
      ) as keeper_id
    from station_fault f
    where community_code = $2 and fault_id = $3 and ${where}
    for no key update skip locked`,
    [now, item.community_code, item.fault_id],
  )
  return rows[0] ?? null
}

export async function warnFault(call: TimerCall, item: FaultItem): Promise<boolean> {
  const row = await lock(call, item, toWarn)
  if (!row) return false
  await call.sql.query('update station_fault set warned_at = $3 where community_code = $1 and fault_id = $2', [
    row.community_code,
    row.fault_id,
    call.now,
  ])
  for (const to of await told(call, row, row.office_code)) {
    call.record.message({
      communityCode: row.community_code,
      to,
      kind: 'station.fault-due-soon',
      title: `${row.name}：${faultTitle(row.what, row.facility)}快到时限了`,
      body: `${shareInWords(casePromises.warn)}的时间用完了，去看一眼，弄好了拍张照。`,
      subject: { kind: 'fault', id: row.fault_id },
    })
  }
  return true
}

export async function climbFault(call: TimerCall, item: FaultItem): Promise<boolean> {
  const row = await lock(call, item, pastDue)
  if (!row) return false
  const above = await climbFrom(call, row.office_code)
  await call.sql.query(
    `
    update station_fault
    set overdue_at = $3, office_code = $4
    where community_code = $1 and fault_id = $2`,
    [row.community_code, row.fault_id, call.now, above],
  )
  const climbed = above === row.office_code ? '' : `已升到${divisionName(call.city, above)}。`
  for (const to of new Set([...(await told(call, row, row.office_code)), ...(await staffAt(call, above))])) {
    call.record.message({
      communityCode: row.community_code,
      to,
      kind: 'station.fault-overdue',
      title: `${row.name}：${faultTitle(row.what, row.facility)}过了时限`,
      body: `${climbed}骑手还在等，请尽快看一眼。`,
      subject: { kind: 'fault', id: row.fault_id },
    })
  }
  return true
}

const told = async (call: TimerCall, row: Locked, office: string): Promise<Set<string>> =>
  new Set([...(await staffAt(call, office)), ...(row.keeper_id ? [row.keeper_id] : [])])
