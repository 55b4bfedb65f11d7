import { ListFaults } from '@/contracts/station'
import type { FaultList, StationFault } from '@/contracts/station-shapes'
import { timeBefore } from '@/contracts/quantity'
import { staffRoles } from '@/contracts/roles'
import { stationPromises } from '@/contracts/station-words'
import { anybody } from '../call/who'
import { nowhere, operation, type Call, type CallOf } from '../call/operation'
import { refuse } from '../call/refusal'
import { divisionName } from '../city/city'
import { toFault, type FaultRow } from './fault'
import { stationPhotos } from './station-photos'
import { areaOf, openArea } from './who-keeps'

type View = 'open' | 'overdue' | 'done'
const views: Record<View, string> = {
  open: `f.state = 'open' and f.people > 0`,
  overdue: `f.state = 'open' and f.people > 0 and f.due_at < $2`,
  done: `f.state <> 'open' and f.ended_at > $4`,
}
const listedMax = 100

/** Tasks by time left: of an office's area, or of the stations that the caller keeps. */
export const listFaults = operation(ListFaults, {
  scope: nowhere,
  who: anybody,
  async run(call) {
    const { area, keeper } = await whose(call)
    const { sql, now, input, city } = call
    // Every parameter has its type here: a view reads one of the two instants or the other.
    const mine = `f.community_code like $1 and ($3::uuid is null or s.keeper_id = $3)
      and $2::timestamptz is not null and $4::timestamptz is not null`
    const values = [`${area}%`, now, keeper, timeBefore(now, stationPromises.fixedShown)]
    const order = input.view === 'done' ? 'f.ended_at desc' : 'f.due_at'
    const { rows } = await sql.query<FaultRow & { name: string } & Record<string, unknown>>(
      `
      select f.*, s.name
      from station_fault f
      join station s using (community_code, station_id)
      where ${mine} and ${views[input.view]}
      order by ${order}, f.fault_id
      limit ${listedMax}`,
      values,
    )
    const { rows: counted } = await sql.query<Record<View, number>>(
      `
      select ${(Object.keys(views) as View[]).map((v) => `count(*) filter (where ${views[v]})::int as ${v}`).join(', ')}
      from station_fault f
      join station s using (community_code, station_id)
      where ${mine}`,
      values,
    )
    return {
      areaName: area ? divisionName(city, area) : '我管的驿站',
      faults: await faultViews(call, rows),
      counts: counted[0]!,
    } satisfies FaultList
  },
})

async function whose(call: CallOf<typeof ListFaults>): Promise<{ area: string; keeper: string | null }> {
  const { actor, sql, input } = call
  if (actor.roles.some((r) => staffRoles.includes(r.role))) {
    const area = areaOf(call, input.areaCode)
    await openArea(call, area)
    return { area, keeper: null }
  }
  const { rows } = await sql.query<{ community_code: string }>(
    'select distinct community_code from station where keeper_id = $1',
    [actor.personId],
  )
  if (rows.length === 0) refuse('NOT_FOUND')
  await sql.query(`select set_config('hongyi.scope', $1, true)`, [rows.map((r) => r.community_code).join(',')])
  return { area: '', keeper: actor.personId }
}

/** With what people wrote, and their photos; never with who they are. */
export async function faultViews(call: Call, rows: readonly (FaultRow & { name: string })[]): Promise<StationFault[]> {
  if (rows.length === 0) return []
  const { sql, ports, now, city } = call
  const { rows: said } = await sql.query<{ fault_id: string; text: string }>(
    `
    select fault_id, text
    from station_report
    where fault_id = any ($1::uuid[]) and text <> ''
    order by said_at desc
    limit 200`,
    [rows.map((r) => r.fault_id)],
  )
  const photos = await stationPhotos(
    sql,
    '%',
    rows.map((r) => r.station_id),
    ports,
    now,
  )
  return rows.map((r) =>
    toFault(
      r,
      said.filter((s) => s.fault_id === r.fault_id).map((s) => s.text),
      photos.byFault.get(r.fault_id) ?? [],
      city,
      now,
    ),
  )
}
