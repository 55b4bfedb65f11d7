// A registry as the demo city's stations are: hours and facilities in the shares of the data it is built from.
import type { FacilityState, FindFacility, FindStation } from '@/rules/find'
import type { Random } from '../../../cloudfunctions/demo-city/random'

const HOURS: readonly (readonly [text: string, share: number])[] = [
  ['07:00-22:00', 30],
  ['08:30-20:00', 28],
  ['WD 08:30-17:30', 20],
  ['Mo-Fr 08:30-12:00,14:30-17:30; Sa-Su 10:00-16:00; PH off', 10],
  ['24/7', 9],
  ['18:00-02:00; Su off', 3],
]

export const facilityShares: Readonly<Record<string, number>> = {
  water: 1,
  seats: 1,
  charging: 0.97,
  microwave: 0.95,
  'first-aid': 0.95,
  heating: 0.93,
  toilet: 0.7,
  wifi: 0.6,
  fridge: 0.55,
  books: 0.45,
  'rain-gear': 0.4,
  tools: 0.35,
  'ebike-charging': 0.3,
  nursing: 0.12,
  aed: 0.06,
  'battery-swap': 0.01,
}

export const centre = { lng: 111.7, lat: 40.81 }

/** `halfWidth` degrees of longitude from the middle of Hohhot, four fifths of that in latitude. */
export function makeStation(random: Random, n: number, halfWidth: number): FindStation {
  const facilities: Record<string, FindFacility> = {}
  for (const code of Object.keys(facilityShares)) {
    const dice = random.between(0, 1)
    let state: FacilityState = random.between(0, 1) < facilityShares[code]! ? 'yes' : 'no'
    if (dice < 0.1) state = dice < 0.03 ? 'broken' : 'unknown'
    if (state !== 'unknown' || dice < 0.07) facilities[code] = { state, confirmedAt: null }
  }
  let share = random.between(0, 100)
  const [hours] = HOURS.find(([, part]) => (share -= part) < 0) ?? HOURS[0]!
  const position = {
    lng: centre.lng + random.between(-halfWidth, halfWidth),
    lat: centre.lat + random.between(-halfWidth, halfWidth) * 0.8,
  }
  const isException = random.between(0, 1) < 0.02
  const spans = isException && random.between(0, 1) >= 0.5 ? [{ open: 600, close: 900 }] : []
  return {
    id: `station-${n}`,
    communityCode: `1501050${n % 37}`,
    hours,
    facilities,
    position,
    exceptions: isException ? [{ day: '2026-11-23', spans }] : [],
    reported: random.between(0, 1) < 0.03,
    confirmedAt: null,
  }
}

export const makeRegistry = (random: Random, count: number, halfWidth: number): FindStation[] =>
  Array.from({ length: count }, (_, n) => makeStation(random, n, halfWidth))
