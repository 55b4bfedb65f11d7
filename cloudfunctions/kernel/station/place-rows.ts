import type { SheetError } from '@/contracts/station-shapes'
import { metresBetween } from '@/rules/nearest'
import type { Call } from '../call/operation'
import { divisionName } from '../city/city'
import { communityAt } from './description'
import { headings } from './sheet/columns'
import type { SheetRow } from './sheet/read-rows'
import type { StationRow } from './station-row'
import { staffRoleIn } from './who-keeps'

/** A row with its tenant and, when it names a code, the station it changes (locked). */
export interface PlacedRow extends SheetRow {
  communityCode: string
  existing: StationRow | null
}

/** Nearer than this under the same name is the same station, sent twice. */
const sameMetres = 50

/** What a sheet alone cannot know: whose area a row lies in, whether its code is there, whether it is there already. */
export async function placeRows(
  call: Call,
  rows: readonly SheetRow[],
): Promise<{ rows: PlacedRow[]; errors: SheetError[] }> {
  const byCode = await lockedByCode(
    call,
    rows.flatMap((r) => r.code ?? []),
  )
  const errors: SheetError[] = []
  const placed: PlacedRow[] = []
  for (const r of rows) {
    const wrong = (column: string, what: string, how: string): number => errors.push({ row: r.row, column, what, how })
    const existing = r.code ? (byCode.get(r.code) ?? null) : null
    if (r.code && !existing) {
      wrong(headings.code, '你的辖区里没有这个编号', '新驿站把编号留空')
      continue
    }
    const communityCode = existing?.community_code ?? communityOf(call, r)
    if (!communityCode) {
      wrong(headings.community, '没找到这个社区，或名字有重', '写社区全名，或留空按位置算')
      continue
    }
    if (!staffRoleIn(call.actor.roles, communityCode)) {
      wrong(headings.community, `${divisionName(call.city, communityCode)}不在你的辖区`, '看看经纬度有没有写反')
      continue
    }
    const hit = call.city.places.grids.locate(r.lng, r.lat)
    if (hit && hit.communityCode !== communityCode) {
      wrong(headings.lng, `这个位置在${divisionName(call.city, hit.communityCode)}`, '改位置或改社区')
      continue
    }
    placed.push({ ...r, communityCode, existing })
  }
  return {
    rows: placed,
    errors: [
      ...errors,
      ...(await thereAlready(
        call,
        placed.filter((p) => !p.existing),
      )),
    ],
  }
}

async function lockedByCode({ sql }: Call, codes: readonly string[]): Promise<Map<string, StationRow>> {
  const { rows } = await sql.query<StationRow & Record<string, unknown>>(
    `
    select *
    from station
    where code = any ($1) and state = 'active' and community_code like any ((select hongyi_scope())::text[])
    order by community_code, station_id
    for no key update`,
    [codes],
  )
  return new Map(rows.map((r) => [r.code, r]))
}

/** By its name among those of the caller's area; without one, by the pin. */
function communityOf({ city, actor }: Call, r: SheetRow): string | null {
  if (!r.community) return communityAt(city, r)
  const named = [...city.divisions.values()].filter(
    (d) =>
      d.level === 'community' &&
      (d.name === r.community ||
        d.shortName === r.community ||
        d.code === r.community ||
        d.aliases.includes(r.community!)),
  )
  const mine = named.filter((d) => staffRoleIn(actor.roles, d.code))
  const one = [mine, named].find((found) => found.length === 1)
  return one?.[0]!.code ?? null
}

async function thereAlready({ sql }: Call, fresh: readonly PlacedRow[]): Promise<SheetError[]> {
  const { rows } = await sql.query<{ name: string; lng: number; lat: number; code: string }>(
    `select name, lng, lat, code from station where name = any ($1) and state = 'active'`,
    [fresh.map((r) => r.name)],
  )
  return fresh.flatMap((r, i): SheetError[] => {
    const same = rows.find((s) => s.name === r.name && metresBetween(s, r) < sameMetres)
    if (same)
      return [{ row: r.row, column: headings.code, what: '这个驿站已经有了', how: `编号写 ${same.code} 就是改它` }]
    const before = fresh.slice(0, i).find((s) => s.name === r.name && metresBetween(s, r) < sameMetres)
    return before
      ? [{ row: r.row, column: headings.name, what: `和第 ${before.row} 行是同一个驿站`, how: '留一行' }]
      : []
  })
}
