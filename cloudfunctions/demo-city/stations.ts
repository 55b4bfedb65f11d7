// The stations of the demo: 51 in 赛罕区, with the hours and facilities that such places have, and everything that can be
// the matter with one. Their places are invented, like the grids they lie in.
import type { FacilityView } from '@/contracts/station-shapes'
import type { FacilityCode, StationKind } from '@/contracts/station-words'
import { formatHours, parseHours } from '@/rules/hours'
import { dayMs } from '@/rules/local-time'
import { HOME_COMMUNITY, HOME_STREET, type City } from './city'
import { demoId } from './names'
import { makeRandom, type Random } from './random'

export interface DemoStation {
  communityCode: string
  stationId: string
  code: string
  name: string
  kind: StationKind
  lng: number
  lat: number
  address: string
  howToGetIn: string
  hours: string
  facilities: Partial<Record<FacilityCode, FacilityView>>
  confirmedAt: Date | null
  createdAt: Date
}

/** 0.37 a community, as the city has 140 for 378. */
const STATIONS = 51

/** Shares of hours, as counted there; the text is read by the same engine that reads everybody's. */
const HOURS: readonly [share: number, text: string][] = [
  [0.3, '07:00-22:00'],
  [0.28, '08:30-20:00'],
  [0.2, 'Mo-Fr 08:30-17:30'],
  [0.12, 'Mo-Fr 08:30-12:00,14:30-17:30; Sa-Su 10:00-16:00'],
  [0.1, '24/7'],
]
const FACILITIES: Partial<Record<FacilityCode, number>> = {
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
  'ebike-parking': 0.8,
  'street-level': 0.75,
}
const KINDS: readonly [share: number, kind: StationKind, name: string][] = [
  [0.45, 'own', '红驿驿站'],
  [0.2, 'merchant', '便利店歇脚点'],
  [0.15, 'bank', '银行劳动者港湾'],
  [0.1, 'union', '工会户外劳动者驿站'],
  [0.05, 'carrier', '营业厅爱心驿站'],
  [0.05, 'clinic', '药店暖新驿站'],
]
const WAYS_IN = ['门口直接进', '侧门按铃', '从大厅进，左手第二间', '推门就进，不用登记', '二楼，上楼梯右转']
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

export function makeStations(city: City, now: Date, seed = 1): DemoStation[] {
  const random = makeRandom(seed ^ 0x57a7)
  const hours = random.shuffle(portions(HOURS.map(([share, text]) => [share, stored(text)] as const)))
  const kinds = random.shuffle(portions(KINDS.map(([share, ...kind]) => [share, kind] as const)))
  const codes = new Set<string>()
  return places(city, random).map((communityCode, i) => {
    const grid = random.pick(city.grids.filter((g) => g.communityCode === communityCode))
    const house = random.pick(city.buildings.filter((b) => b.gridCode === grid.code))
    const [kind, word] = i < 3 ? (['own', '红驿驿站'] as const) : kinds[i]!
    const createdAt = new Date(now.getTime() - random.int(60, 500) * dayMs)
    const facilities = facilitiesOf(random, now)
    const seen = Object.values(facilities)
      .map((f) => f.seenAt ?? '')
      .sort()
      .pop()
    return {
      communityCode,
      stationId: demoId(random, createdAt.getTime()),
      code: newCode(random, codes),
      name: nameOf(city, communityCode, word, i),
      kind,
      // A little off the house's middle: to its door.
      lng: rounded(house.lng + random.between(-0.0002, 0.0002)),
      lat: rounded(house.lat - 0.0002),
      address: `${house.name}底商`,
      howToGetIn: random.pick(WAYS_IN),
      hours: i === 0 ? stored('24/7') : hours[i]!,
      facilities,
      confirmedAt: seen ? new Date(seen) : null,
      createdAt,
    }
  })
}

/** Three at home, where the demo's people are, several in their street, the rest all over the district. */
function places(city: City, random: Random): string[] {
  const codes = city.divisions.filter((d) => d.level === 'community').map((d) => d.code)
  const street = random.shuffle(codes.filter((c) => c.startsWith(HOME_STREET) && c !== HOME_COMMUNITY)).slice(0, 5)
  const others = random.shuffle(codes.filter((c) => !c.startsWith(HOME_STREET)))
  const first = [HOME_COMMUNITY, HOME_COMMUNITY, HOME_COMMUNITY, ...street]
  return [...first, ...Array.from({ length: STATIONS - first.length }, (_, i) => others[i % others.length]!)]
}

const HOME_NAMES = ['红驿总站', '红驿东站', '红驿南站']
function nameOf(city: City, communityCode: string, word: string, i: number): string {
  const short = city.divisions.find((d) => d.code === communityCode)!.shortName
  return i < HOME_NAMES.length ? `${short}${HOME_NAMES[i]}` : `${short}${word}`
}

function facilitiesOf(random: Random, now: Date): DemoStation['facilities'] {
  const facilities: DemoStation['facilities'] = {}
  // A station is looked at as a whole, so its facilities are about equally fresh; every seventh has been forgotten for
  // weeks.
  const age = [random.between(0.1, 6), random.between(7, 13), random.between(15, 40)][random.weighted([60, 26, 14])]!
  for (const [code, share] of Object.entries(FACILITIES) as [FacilityCode, number][]) {
    const seenAt = new Date(now.getTime() - (age + random.between(0, 2)) * dayMs)
    facilities[code] = random.chance(share)
      ? { state: 'yes', seenAt: seenAt.toISOString(), by: random.int(1, 6) }
      : { state: 'no', seenAt: seenAt.toISOString(), by: 1 }
  }
  return facilities
}

/** As many of each as its share asks for, not as chance has it: 51 are too few to leave to it. */
function portions<T>(shares: readonly (readonly [number, T])[]): T[] {
  const all = shares.flatMap(([share, item]) => Array.from({ length: Math.round(share * STATIONS) }, () => item))
  return Array.from({ length: STATIONS }, (_, i) => all[i] ?? shares[0]![1])
}

function stored(text: string): string {
  const parsed = parseHours(text)
  if (!parsed.ok) throw new Error(`the demo's own hours cannot be read: ${text}`)
  return formatHours(parsed.hours)
}

export function newCode(random: Random, taken: Set<string>): string {
  const code = Array.from({ length: 6 }, () => random.pick([...SIGNS])).join('')
  if (taken.has(code)) return newCode(random, taken)
  taken.add(code)
  return code
}

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
