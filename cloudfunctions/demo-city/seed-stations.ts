import type { Client } from 'pg'
import { stationPromises } from '@/contracts/station-words'
import { dayMs, localDay, localMidnight } from '@/rules/local-time'
import { dueAt, warnAt, type Span } from '../kernel/calendar/due'
import { chineseCalendar } from '../kernel/calendar/working-calendar'
import { HOME_COMMUNITY, type City } from './city'
import { demoId } from './names'
import { accountOf, type Person } from './people'
import { put } from './put'
import { makeRandom, type Random } from './random'
import { makeStations, newCode, type DemoStation } from './stations'
import type { DemoGround } from './ground'

const HOUR_MS = 3_600_000
/** product.md: thirteen visits a station and day; more where it never closes. */
const visitsADay = 13

interface Trouble {
  station: DemoStation
  what: 'door-locked' | 'broken'
  facility: string
  reporters: string[]
  hoursAgo: number
  text: string
}

export const lay = ({ client, city, people, now, seed }: DemoGround): Promise<void> =>
  seedStations(client, city, people, now, seed)

/**
 * Stations with everything that can be the matter: closed today, a broken tap, a doubted door, an overdue charger, one
 * that waits for staff.
 */
export async function seedStations(
  client: Client,
  city: City,
  people: readonly Person[],
  now: Date,
  seed = 1,
): Promise<void> {
  const random = makeRandom(seed ^ 0x57a8)
  const stations = makeStations(city, now, seed)
  const riders = people.filter((p) => p.role === 'rider' && !p.account).map((p) => p.personId)
  const troubles = troublesOf(stations, accountOf(people, 'rider').personId, riders)
  const offered = offeredStation(stations, random, now)
  const rows = stations.map((s, i) => stationRow(s, i, troubles, people, now))
  await put(client, 'station', [
    ...rows,
    { ...rows[2]!, ...offeredRow(offered, people, now), version: rows.length + 1 },
  ])
  await put(
    client,
    'station_code',
    [...stations, offered].map((s) => ({ code: s.code, community_code: s.communityCode, station_id: s.stationId })),
  )
  await client.query('update station_clock set version = $1', [rows.length + 1])
  await putTroubles(client, troubles, people, random, now)
  await put(
    client,
    'station_visit',
    stations.flatMap((s) => visitsOf(s, random, now)),
  )
}

/** Old enough in the list, and not at home where the told ones are. */
function troublesOf(stations: readonly DemoStation[], rider: string, others: readonly string[]): Trouble[] {
  const [, tap, , doubted, shut, charger] = stations
  return [
    { station: tap!, what: 'broken', facility: 'water', reporters: [rider], hoursAgo: 2, text: '接了半天不出水' },
    { station: doubted!, what: 'door-locked', facility: '', reporters: others.slice(0, 2), hoursAgo: 1, text: '' },
    {
      station: shut!,
      what: 'door-locked',
      facility: '',
      reporters: others.slice(2, 5),
      hoursAgo: 3,
      text: '敲门没人应',
    },
    {
      station: charger!,
      what: 'broken',
      facility: 'charging',
      reporters: others.slice(5, 6),
      hoursAgo: 50,
      text: '三个插口都不亮',
    },
  ]
}

function stationRow(s: DemoStation, i: number, troubles: readonly Trouble[], people: readonly Person[], now: Date) {
  const keeper = i === 0 ? accountOf(people, 'station-keeper') : null
  const mine = troubles.filter((t) => t.station === s)
  const door = mine.find((t) => t.what === 'door-locked')
  const closure = i === 2 ? repairsSince(now) : closedByReports(door, now)
  return {
    community_code: s.communityCode,
    station_id: s.stationId,
    code: s.code,
    state: 'active',
    name: s.name,
    kind: s.kind,
    lng: s.lng,
    lat: s.lat,
    address: s.address,
    how_to_get_in: s.howToGetIn,
    hours: s.hours,
    exceptions: [],
    facilities: { ...s.facilities, ...brokenOf(mine, now) },
    photos: 0,
    edition: 1,
    version: i + 1,
    created_at: s.createdAt,
    confirmed_at: s.confirmedAt,
    keeper_id: keeper?.personId ?? null,
    keeper_name: keeper?.name ?? null,
    warned_people: door?.reporters.length ?? 0,
    warned_since: door ? ago(now, door) : null,
    warned_at: door ? ago(now, door) : null,
    offered_by: null as string | null,
    offered_name: null as string | null,
    offered_phone: null as string | null,
    closed_by: closure?.by ?? null,
    closed_reason: closure?.reason ?? null,
    closed_since: closure?.since ?? null,
    closed_until: closure?.until ?? null,
  }
}

const brokenOf = (troubles: readonly Trouble[], now: Date) =>
  Object.fromEntries(
    troubles
      .filter((t) => t.what === 'broken')
      .map((t) => [t.facility, { state: 'broken', seenAt: ago(now, t).toISOString(), by: t.reporters.length }]),
  )

const repairsSince = (now: Date) => ({
  by: 'staff',
  reason: '水管检修，明早照常',
  since: new Date(now.getTime() - 4 * HOUR_MS),
  until: localMidnight(now, 1),
})

const closedByReports = (door: Trouble | undefined, now: Date) =>
  door && door.reporters.length >= 3
    ? { by: 'reports', reason: '多位骑手说门锁着', since: ago(now, door), until: null }
    : null

const ago = (now: Date, t: Trouble): Date => new Date(now.getTime() - t.hoursAgo * HOUR_MS)

function offeredStation([first, , third]: readonly DemoStation[], random: Random, now: Date): DemoStation {
  const createdAt = new Date(now.getTime() - 20 * HOUR_MS)
  return {
    ...third!,
    stationId: demoId(random, createdAt.getTime()),
    code: newCode(random, new Set([first!.code])),
    name: '老马面馆歇脚点',
    kind: 'merchant',
    lng: first!.lng + 0.0011,
    lat: first!.lat + 0.0007,
    howToGetIn: '直接进，有热水',
    createdAt,
  }
}

function offeredRow(s: DemoStation, people: readonly Person[], now: Date) {
  const by = people.find((p) => p.role === 'resident' && p.areaCode === HOME_COMMUNITY && !p.account)!
  const seenAt = new Date(now.getTime() - 20 * HOUR_MS).toISOString()
  return {
    station_id: s.stationId,
    code: s.code,
    state: 'offered',
    name: s.name,
    kind: s.kind,
    lng: s.lng,
    lat: s.lat,
    how_to_get_in: s.howToGetIn,
    created_at: s.createdAt,
    confirmed_at: null,
    facilities: Object.fromEntries(
      ['water', 'seats', 'charging', 'street-level'].map((f) => [f, { state: 'yes', seenAt, by: 1 }]),
    ),
    offered_by: by.personId,
    offered_name: by.name,
    offered_phone: by.phone,
    closed_by: null,
    closed_reason: null,
    closed_since: null,
    closed_until: null,
    warned_people: 0,
    warned_since: null,
    warned_at: null,
  }
}

const spans: Record<Trouble['what'], Span> = {
  'door-locked': { amount: 2, unit: 'work-hour' },
  broken: { amount: 24, unit: 'clock-hour' },
}

async function putTroubles(
  client: Client,
  troubles: readonly Trouble[],
  people: readonly Person[],
  random: Random,
  now: Date,
): Promise<void> {
  const calendar = chineseCalendar()
  const faults = troubles.map((t) => ({ ...t, faultId: demoId(random, ago(now, t).getTime()) }))
  await put(
    client,
    'station_fault',
    faults.map((t) => {
      const due = dueAt(ago(now, t), spans[t.what], calendar)
      return {
        community_code: t.station.communityCode,
        fault_id: t.faultId,
        station_id: t.station.stationId,
        what: t.what,
        facility: t.facility,
        state: 'open',
        people: t.reporters.length,
        weight: t.reporters.length,
        opened_at: ago(now, t),
        last_at: ago(now, t),
        office_code: t.station.communityCode,
        due_at: due.at,
        due_provisional: due.provisional,
        warn_at: warnAt(ago(now, t), spans[t.what], calendar),
      }
    }),
  )
  await put(
    client,
    'station_report',
    faults.flatMap((t) =>
      t.reporters.map((person, i) => ({
        community_code: t.station.communityCode,
        report_id: demoId(random, ago(now, t).getTime()),
        station_id: t.station.stationId,
        fault_id: t.faultId,
        person_id: person,
        what: t.what,
        facilities: t.facility ? [t.facility] : [],
        text: i === 0 ? t.text : '',
        weight: 1,
        at: ago(now, t),
        said_at: ago(now, t),
      })),
    ),
  )
}

function visitsOf(s: DemoStation, random: Random, now: Date) {
  const pull = Math.max(0.3, 1 + 0.45 * random.normal()) * (s.hours === '24/7' ? 1.6 : 1)
  return Array.from({ length: stationPromises.visitsCharted.amount }, (_, n) => {
    const at = new Date(now.getTime() - n * dayMs)
    const part = n === 0 ? (now.getTime() - localMidnight(now).getTime()) / dayMs : 1
    return {
      community_code: s.communityCode,
      station_id: s.stationId,
      day: localDay(at),
      visits: Math.max(0, Math.round(visitsADay * pull * part * random.between(0.6, 1.4))),
    }
  })
}
