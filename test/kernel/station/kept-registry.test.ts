// The list of stations on the phone: what the server removed
// disappears, and no way of breaking off leaves it half old, half new.
import fc from 'fast-check'
import type { StationSync, StationView } from '@/contracts/station-shapes'
import {
  applyPage,
  emptyRegistry,
  loadRegistry,
  storeRegistry,
  type Registry,
  type Storage,
} from '@/stations/kept-registry'

const station = (n: number, version: number): StationView => ({
  communityCode: '150105001001',
  stationId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  code: 'ABCDEF',
  name: `站 ${n}`,
  kind: 'own',
  point: { lng: 111.7, lat: 40.8 },
  address: '',
  placeName: '',
  howToGetIn: '',
  hours: '24/7',
  exceptions: [],
  closed: null,
  warning: null,
  facilities: {},
  confirmedAt: null,
  photos: 0,
  version,
})
const page = (rows: StationView[], cursor: number, complete = true, removed: string[] = []): StationSync => ({
  stations: rows,
  removed,
  cursor: String(cursor),
  complete,
  days: { '2026-12-26': 'workday' },
})

class Kept implements Storage {
  readonly rows = new Map<string, string>()
  /** Dies before the write of this number. */
  dieAt = Infinity
  written = 0
  get(key: string): unknown {
    const text = this.rows.get(key)
    return text === undefined ? '' : JSON.parse(text)
  }
  set(key: string, value: unknown): void {
    this.step()
    this.rows.set(key, JSON.stringify(value))
  }
  remove(key: string): void {
    this.step()
    this.rows.delete(key)
  }
  private step(): void {
    if (++this.written >= this.dieAt) throw new Error('the phone died')
  }
}

const take = (storage: Storage, before: Registry, p: StationSync, now = 1): Registry => {
  const after = applyPage(before, p, now)
  storeRegistry(storage, after, before)
  return after
}
const seen = (r: Registry) => ({
  rows: [...r.stations.values()].map((s) => `${s.stationId} ${s.version}`).sort(),
  cursor: r.cursor,
})

test('what was synced is there again after a restart, and a removed station is gone', () => {
  const storage = new Kept()
  const first = take(storage, emptyRegistry, page([station(1, 1), station(2, 2)], 2))
  expect(seen(loadRegistry(storage))).toEqual(seen(first))
  const second = take(storage, loadRegistry(storage), page([station(2, 4)], 4, true, [station(1, 1).stationId]), 9)
  expect(seen(loadRegistry(storage))).toEqual({ rows: [`${station(2, 4).stationId} 4`], cursor: '4' })
  expect(loadRegistry(storage)).toMatchObject({ complete: true, syncedAt: 9, days: { '2026-12-26': 'workday' } })
  expect(second.stations.size).toBe(1)
})

test('the first pages are of use before the last came, and say that there is more', () => {
  const storage = new Kept()
  const half = take(storage, emptyRegistry, page([station(1, 1)], 1, false))
  expect(loadRegistry(storage)).toMatchObject({ complete: false, syncedAt: 0, cursor: '1' })
  take(storage, half, page([station(2, 2)], 2, true), 5)
  expect(loadRegistry(storage)).toMatchObject({ complete: true, syncedAt: 5 })
  // Once complete, a later delta in several pages never says otherwise: the list was whole all the time.
  take(storage, loadRegistry(storage), page([station(3, 3)], 3, false))
  expect(loadRegistry(storage)).toMatchObject({ complete: true, syncedAt: 5, cursor: '3' })
})

test('a phone that dies at any write has the list of before or after, never a mixture; the next sync mends it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 350 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 30 }),
      fc.array(fc.integer({ min: 0, max: 340 }), { maxLength: 10 }),
      fc.integer({ min: 1, max: 14 }),
      (size, changed, gone, dieAt) => {
        const storage = new Kept()
        const before = take(
          storage,
          emptyRegistry,
          page(
            Array.from({ length: size }, (_, n) => station(n, 1)),
            1,
          ),
        )
        const delta = page(
          [...new Set(changed)].map((n) => station(n, 2)),
          2,
          true,
          gone.map((n) => station(n, 1).stationId).filter((id) => !changed.some((n) => station(n, 2).stationId === id)),
        )
        const after = applyPage(before, delta, 2)
        storage.dieAt = storage.written + dieAt
        try {
          storeRegistry(storage, after, before)
        } catch {
          /* it died */
        }
        const found = loadRegistry(storage)
        expect([JSON.stringify(seen(before)), JSON.stringify(seen(after))]).toContain(JSON.stringify(seen(found)))
        storage.dieAt = Infinity
        take(storage, found, delta, 3)
        expect(seen(loadRegistry(storage))).toEqual(seen(after))
      },
    ),
    { numRuns: 400 },
  )
})

test('the same check catches a way that writes its parts in place', () => {
  const storage = new Kept()
  const inPlace = (rows: StationView[], cursor: number) => {
    for (let i = 0; i * 100 < rows.length; i++) storage.set(`stations.${i}`, rows.slice(i * 100, i * 100 + 100))
    storage.set('stations', {
      layout: 1,
      cursor: String(cursor),
      complete: true,
      syncedAt: 0,
      days: {},
      parts: Array.from({ length: Math.ceil(rows.length / 100) }, (_, i) => String(i)),
      made: 0,
    })
  }
  const rowsOf = (version: number) => Array.from({ length: 250 }, (_, n) => station(n, version))
  inPlace(rowsOf(1), 1)
  storage.dieAt = storage.written + 2
  expect(() => inPlace(rowsOf(2), 2)).toThrow('the phone died')
  expect(new Set([...loadRegistry(storage).stations.values()].map((s) => s.version)).size).toBe(2)
})

test('storage that somebody cleared in part starts from nothing instead of hiding stations', () => {
  const storage = new Kept()
  take(
    storage,
    emptyRegistry,
    page(
      Array.from({ length: 250 }, (_, n) => station(n, 1)),
      1,
    ),
  )
  const part = [...storage.rows.keys()].find((key) => key !== 'stations')!
  storage.rows.delete(part)
  expect(loadRegistry(storage)).toBe(emptyRegistry)
})

test('a change of one station among a thousand writes one part and the head', () => {
  const storage = new Kept()
  const before = take(
    storage,
    emptyRegistry,
    page(
      Array.from({ length: 1000 }, (_, n) => station(n, 1)),
      1,
    ),
  )
  storage.written = 0
  take(storage, before, page([station(555, 2)], 2))
  // The part, the head, and the old part thrown away.
  expect(storage.written).toBe(3)
})
