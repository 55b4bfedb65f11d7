import type { Pool } from 'pg'
import { chineseCalendar, type WorkingCalendar } from '../calendar/working-calendar'
import { makePlaceIndex, type PlaceIndex } from '../place/place-index'
import { whyNoShape, type GridRing } from '../place/shape'
import { streetLines, type Line } from './street-lines'

export interface Division {
  code: string
  level: 'city' | 'district' | 'street' | 'community'
  name: string
  shortName: string
  parentCode: string | null
  aliases: string[]
  lng: number | null
  lat: number | null
  officePhone: string | null
}
export interface House {
  name: string
  lng: number
  lat: number
}
export interface Category {
  edition: number
  code: string
  name: string
  hint: string
  urgency: 'danger' | 'urgent' | 'ordinary' | 'complex' | 'question'
  dueAmount: number
  dueUnit: 'clock-hour' | 'work-hour' | 'work-day'
  isPrivate: boolean
  skills: string[]
  needsVetted: boolean
  minutes: number
  sort: number
}

/** What every call needs of the whole city, read once and kept: a few megabytes, the same for everybody. */
export interface City {
  edition: number
  divisions: ReadonlyMap<string, Division>
  categories: ReadonlyMap<string, Category>
  places: PlaceIndex
  gridNames: ReadonlyMap<string, string>
  /** By building code. */
  houses: ReadonlyMap<string, House>
  calendar: WorkingCalendar
  /** Borders between streets, to draw where a map has no tiles. Worked out when first asked for. */
  streetLines(): readonly Line[]
  dataSource: string
}

const cacheMs = 5 * 60_000
const kept = new WeakMap<Pool, { at: number; city: Promise<City> }>()

/** The city from the cache, read again every five minutes: a new division or category edition needs no restart. */
export function cityOf(pool: Pool, now: number = Date.now()): Promise<City> {
  const have = kept.get(pool)
  if (have && now - have.at < cacheMs) return have.city
  const city = readCity(pool)
  kept.set(pool, { at: now, city })
  city.catch(() => kept.delete(pool))
  return city
}

export const forgetCity = (pool: Pool): void => {
  kept.delete(pool)
}

async function readCity(pool: Pool): Promise<City> {
  const [divisions, categories, grids, buildings, days, settings] = await Promise.all([
    pool.query(
      `select code, level, name, short_name as "shortName", parent_code as "parentCode", aliases, lng, lat,
         office_phone as "officePhone"
       from division
       where valid_to is null
       order by code`,
    ),
    pool.query(
      `select edition, code, name, hint, urgency, due_amount as "dueAmount", due_unit as "dueUnit",
         private_only as "isPrivate", skills, needs_vetted as "needsVetted", minutes, sort
       from category
       where edition = (select max(edition) from category)
       order by sort`,
    ),
    pool.query(
      `select community_code as "communityCode", code, name, ring from grid where valid_to is null order by code`,
    ),
    pool.query<House & { code: string }>('select code, name, lng, lat from building'),
    pool.query(`select day::text as day, workday, name from local_day`),
    pool.query<{ value: string }>(`select value #>> '{}' as value from setting where name = 'data-source'`),
  ])
  const categoryRows = categories.rows as Category[]
  const rings = (grids.rows as GridRing[]).filter((grid) => isSound(grid))
  let lines: readonly Line[] | undefined
  return {
    edition: categoryRows[0]?.edition ?? 0,
    divisions: new Map((divisions.rows as Division[]).map((d) => [d.code, d])),
    categories: new Map(categoryRows.map((c) => [c.code, c])),
    places: makePlaceIndex({ grids: rings, divisions: divisions.rows, buildings: buildings.rows }),
    gridNames: new Map(grids.rows.map((g) => [g.code as string, g.name as string])),
    houses: new Map(buildings.rows.map(({ code, ...house }) => [code, house])),
    calendar: chineseCalendar(days.rows),
    streetLines: () => (lines ??= streetLines(rings)),
    dataSource: settings.rows[0]?.value ?? '',
  }
}

/**
 * One grid drawn wrongly must not stop the whole city: its pins go to the community near by until it is mended
 * (`npm run grids`).
 */
function isSound({ code, ring }: GridRing): boolean {
  const why = whyNoShape(ring)
  if (why) console.error(JSON.stringify({ level: 'error', grid: code, why }))
  return !why
}

/** The name people say: 大台什路社区, 昭乌达南路街道, 赛罕区. A street that is its own tenant has its code padded with noughts. */
export function divisionName(city: City, code: string | null): string {
  if (!code) return ''
  return (
    city.divisions.get(code)?.name ?? (code.endsWith('000') ? (city.divisions.get(code.slice(0, 9))?.name ?? '') : '')
  )
}
/** For numbers: 大台什路 1123-007. */
export const shortName = (city: City, code: string): string =>
  city.divisions.get(code)?.shortName ?? divisionName(city, code)
export const streetOf = (code: string): string => code.slice(0, 9)
/** 'covers' is the whole rule of areas: a code that begins with the area's code lies in the area. */
export const covers = (area: string, code: string): boolean => code.startsWith(area)

/** The office one level up: a community's is its street, a street's its district. The district's is itself. */
export const officeAbove = (city: City, office: string): string => city.divisions.get(office)?.parentCode ?? office
