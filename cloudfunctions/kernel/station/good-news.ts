import type { ReportStation } from '@/contracts/station'
import type { FacilityCode, ReportKind } from '@/contracts/station-words'
import type { CallOf } from '../call/operation'
import { changeStation } from './change-station'
import { endFault, facilityAfter } from './end-fault'
import type { FaultRow } from './fault'
import { openFaultsOf } from './open-fault'
import { recount } from './said-of-fault'
import { standingOf } from './standing'
import type { Facilities, StationRow } from './station-row'
import { confirmedBy, writeReport } from './station-report'
import { isEnough } from './weight'
import { authorityOver } from './who-keeps'

export interface Heard {
  row: StationRow
  counted: boolean
  fault: FaultRow | null
}
export type Good = 'open-after-all' | 'works-again' | 'confirm-here'
/** What somebody said of a station: of which facilities, with what weight, when they saw it. */
export interface News<What extends ReportKind> {
  what: What
  named: readonly FacilityCode[]
  weight: number
  at: Date
}

/**
 * 其实开着, "yes, it is here". Whoever stands inside denies the locked door; the fault is over once those who deny weigh as
 * much as those who said it, or when its keeper or staff say so.
 */
export async function hearGoodNews(
  call: CallOf<typeof ReportStation>,
  row: StationRow,
  news: News<Good>,
): Promise<Heard> {
  const { what, named, weight, at } = news
  const seen = seenBy(news, row)
  if (weight === 0) {
    await writeReport(call, row, { what, facilities: seen, weight, at, faultId: null })
    return { row, counted: false, fault: null }
  }
  const denied = (await openFaultsOf(call, row)).filter((f) => denies(news, f))
  if (denied.length === 0 || seen.length > 0)
    await writeReport(call, row, { what, facilities: seen, weight, at, faultId: null })
  let facilities = row.facilities
  const ended = new Set<string>()
  for (const fault of denied) {
    await writeReport(call, row, { what, facilities: [], weight, at, faultId: fault.fault_id })
    const people = await overturned(call, row, fault)
    if (people === 0) continue
    ended.add(fault.fault_id)
    facilities = facilityAfter(facilities, fault, at, people)
  }
  const rest = (await openFaultsOf(call, row)).filter((f) => !ended.has(f.fault_id))
  const stillBroken = new Set(rest.filter((f) => f.what === 'broken').map((f) => f.facility))
  facilities = refreshed(
    facilities,
    seen.filter((f) => !stillBroken.has(f)),
    await confirmedBy(call, row),
    at,
    what === 'works-again' || named.length > 0,
  )
  const confirmed_at = row.confirmed_at && row.confirmed_at > at ? row.confirmed_at : at
  const after = await changeStation(call.sql, row, {
    ...standingOf({ ...row, facilities }, rest, call.now),
    confirmed_at,
  })
  return { row: after, counted: true, fault: denied.find((f) => !ended.has(f.fault_id)) ?? null }
}

function seenBy({ what, named }: News<Good>, row: StationRow): readonly FacilityCode[] {
  if (what === 'open-after-all') return []
  return named.length > 0 ? named : whatItHas(row)
}

const denies = ({ what, named }: News<Good>, fault: FaultRow): boolean =>
  (fault.what === 'door-locked' && what !== 'works-again') ||
  (fault.what === 'broken' && named.includes(fault.facility as FacilityCode))

/** @returns how many people turned it, 0 while the fault stands */
async function overturned(call: CallOf<typeof ReportStation>, row: StationRow, fault: FaultRow): Promise<number> {
  const said = await recount(call.sql, row.community_code, fault.fault_id)
  const role = authorityOver(call, row)
  if (!role && !isEnough(said.weightAgainst, said.weight)) return 0
  const name = role
    ? (call.actor.roles.find((r) => r.role === role)?.name ?? call.actor.name)
    : `${said.against} 位骑手`
  await endFault(call, row, fault, {
    how: 'refuted',
    by: role ? call.actor.personId : null,
    name,
    note: call.input.text || null,
  })
  return said.against
}

const whatItHas = (row: StationRow): FacilityCode[] =>
  (Object.keys(row.facilities) as FacilityCode[]).filter((f) => row.facilities[f]!.state === 'yes')

/**
 * What was named is there, whatever was known of it before, save a "no" that somebody looked at; what was not named is
 * only refreshed.
 */
function refreshed(
  kept: Facilities,
  seen: readonly FacilityCode[],
  people: ReadonlyMap<string, number>,
  at: Date,
  named: boolean,
): Facilities {
  const next: Facilities = { ...kept }
  for (const f of seen) {
    const now = kept[f]
    if (now && now.seenAt !== null && now.seenAt > at.toISOString()) continue
    if (now?.state === 'no' || (!named && now?.state !== 'yes')) continue
    next[f] = { state: 'yes', seenAt: at.toISOString(), by: Math.max(1, people.get(f) ?? 1) }
  }
  return next
}
