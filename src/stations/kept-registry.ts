import type { DayKind, StationSync, StationView } from '@/contracts/station-shapes'

/**
 * The city's stations as this phone keeps them, so that the nearest one is found in a basement. A sync brings
 * what changed since a cursor, page by page; each page is stored whole with its cursor or not at all, so a sync
 * that breaks off, a phone that dies and an answer that comes twice leave a list that is simply a little older.
 */
export interface Storage {
  get(key: string): unknown
  set(key: string, value: unknown): void
  remove(key: string): void
}

export interface Registry {
  stations: ReadonlyMap<string, StationView>
  days: Readonly<Record<string, DayKind>>
  /** Absent before the first page came. */
  cursor?: string
  /** False while pages of the first sync are still missing: then "nothing near" may not be true. */
  complete: boolean
  /** ms; when a sync last came to its end, 0 if none did. */
  syncedAt: number
}

/** Names the parts that belong together. Written last: until then the old one holds, and its parts are still there. */
interface Head {
  layout: 1
  cursor: string
  complete: boolean
  syncedAt: number
  days: Record<string, DayKind>
  parts: string[]
  made: number
}

const headKey = 'stations'
const partKey = (name: string) => `stations.${name}`
/** WeChat refuses a value over 1 MB; a hundred stations are about 80 KB. */
const partRows = 100

export const emptyRegistry: Registry = { stations: new Map(), days: {}, complete: false, syncedAt: 0 }

/**
 * What the phone kept. A part that is gone or unreadable makes it empty: the next sync starts from the first station.
 */
export function loadRegistry(storage: Storage): Registry {
  const head = headIn(storage)
  if (!head) return emptyRegistry
  const stations = new Map<string, StationView>()
  for (const name of head.parts) {
    const rows = storage.get(partKey(name))
    if (!Array.isArray(rows)) return emptyRegistry
    for (const row of rows as StationView[]) stations.set(row.stationId, row)
  }
  return { stations, days: head.days, cursor: head.cursor, complete: head.complete, syncedAt: head.syncedAt }
}

function headIn(storage: Storage): Head | null {
  const head = storage.get(headKey) as Partial<Head> | '' | null | undefined
  if (!head || head.layout !== 1 || !Array.isArray(head.parts) || typeof head.cursor !== 'string') return null
  return head as Head
}

/** The registry after one page, in memory. Rows that the page does not name are the very same objects as before. */
export function applyPage(registry: Registry, page: StationSync, now: number): Registry {
  const stations = new Map(registry.stations)
  for (const id of page.removed) stations.delete(id)
  for (const row of page.stations) stations.set(row.stationId, row)
  return {
    stations,
    days: page.days,
    cursor: page.cursor,
    complete: registry.complete || page.complete,
    syncedAt: page.complete ? now : registry.syncedAt,
  }
}

/**
 * Stores a registry beside the old one, then turns the head over, then throws the old parts away. A part
 * whose rows did not change keeps its name and is not written again: a delta of one station writes one part.
 */
export function storeRegistry(storage: Storage, registry: Registry, before: Registry): void {
  const old = headIn(storage)
  let made = old?.made ?? 0
  const rows = [...registry.stations.values()]
  const beforeRows = [...before.stations.values()]
  const parts: string[] = []
  for (let from = 0, i = 0; from < rows.length; from += partRows, i++) {
    const part = rows.slice(from, from + partRows)
    const same =
      part.every((row, n) => row === beforeRows[from + n]) &&
      beforeRows.slice(from, from + partRows).length === part.length
    const keep = same ? old?.parts[i] : undefined
    const name = keep ?? String(++made)
    if (!keep) storage.set(partKey(name), part)
    parts.push(name)
  }
  const head: Head = {
    layout: 1,
    cursor: registry.cursor ?? '0',
    complete: registry.complete,
    syncedAt: registry.syncedAt,
    days: { ...registry.days },
    parts,
    made,
  }
  storage.set(headKey, head)
  for (const name of old?.parts ?? []) if (!parts.includes(name)) storage.remove(partKey(name))
}
