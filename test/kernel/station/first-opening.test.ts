// Promise: late at night a rider is told what opens first in the morning, and nothing that he could not use.
import { find, makeFinder, METRES_A_MINUTE } from '@/rules/find'
import { formatHours, parseHours } from '@/rules/hours'
import { firstOpening, NEAR_METRES, nearOf } from '@/stations/first-opening'
import type { StationRow } from '@/stations/station-row'

/** 03:00 of a Tuesday in the city. */
const night = Date.parse('2026-11-23T19:00:00Z')
const here = { lng: 111.7, lat: 40.8 }
const metresADegree = 111_195

function station(id: string, text: string, north: number, more: Partial<StationRow> = {}): StationRow {
  const parsed = parseHours(text)
  if (!parsed.ok) throw new Error(text)
  return {
    id,
    communityCode: '150105001001',
    position: { lng: here.lng, lat: here.lat + north / metresADegree },
    hours: formatHours(parsed.hours),
    exceptions: [],
    facilities: { water: { state: 'yes', confirmedAt: null } },
    reported: false,
    confirmedAt: null,
    view: {} as StationRow['view'],
    ...more,
  }
}
const opening = (rows: StationRow[], needs: string[] = [], at: typeof here | null = here) =>
  firstOpening(makeFinder(rows), at, '150105001001', needs, night)
const local = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16)

test('the one that opens first is named, though another is nearer', () => {
  const first = opening([station('near', '08:30-20:00', 300), station('early', '06:30-22:00', 1200)])
  expect([first?.station.id, local(first!.opensAt), first?.minutes]).toEqual([
    'early',
    '06:30',
    Math.ceil(first!.metres! / METRES_A_MINUTE.ride),
  ])
})

test('of two that open at once it is the nearer', () => {
  expect(opening([station('far', '07:00-22:00', 900), station('near', '07:00-22:00', 200)])?.station.id).toBe('near')
})

test('what is open now, too far, without what is needed, or reported shut is not what opens first', () => {
  const rows = [
    station('open', '24/7', 100),
    station('far', '05:00-22:00', NEAR_METRES + 200),
    station('dry', '05:30-22:00', 150, { facilities: { water: { state: 'broken', confirmedAt: null } } }),
    station('locked', '05:40-22:00', 150, { reported: true }),
    station('good', '07:00-22:00', 500),
  ]
  expect(opening(rows, ['water'])?.station.id).toBe('good')
})

test('without a position it is one of the own community, and no way is made up', () => {
  const first = opening(
    [station('other', '05:00-22:00', 100, { communityCode: '150105002002' }), station('own', '07:00-22:00', 400)],
    [],
    null,
  )
  expect([first?.station.id, first?.metres, first?.minutes]).toEqual(['own', null, null])
})

test('nothing that ever opens: no promise', () => {
  expect(opening([station('open', '24/7', 100)])).toBeNull()
})

test('how few there are counts what is near, not what is an hour away', () => {
  const finder = makeFinder([station('near', '24/7', 400), station('far', '24/7', 9_000)])
  expect(nearOf(find(finder, { at: here, now: night, needs: [], speed: 'ride', k: 8 }))).toBe(1)
})
