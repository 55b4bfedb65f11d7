import type { Client } from 'pg'
import { dayMs } from '@/rules/local-time'
import type { DemoGround } from './ground'
import { demoProxies, type Person } from './people'
import { put } from './put'
import { firstOfName } from '@/rules/text'

const monthMs = 31 * dayMs

/** They were there before the first of the cases. */
export const lay = ({ client, people, now }: DemoGround): Promise<void> =>
  seedPeople(client, people, new Date(now.getTime() - 3 * monthMs))

export async function seedPeople(client: Client, people: readonly Person[], since: Date): Promise<void> {
  const at = since.toISOString()
  const accounts = people.filter((p) => p.account)
  const helpers = people.filter((p) => p.role === 'grid-worker' || p.role === 'part-timer' || p.role === 'volunteer')
  await put(
    client,
    'person',
    people.map((p) => personRow(p, at)),
  )
  await put(
    client,
    'credential',
    accounts.map((p) => ({ kind: 'demo', subject: p.account, person_id: p.personId, created_at: at })),
  )
  await put(
    client,
    'role_binding',
    people.flatMap((p) => bindingRows(p, at)),
  )
  await put(
    client,
    'helper',
    helpers.map((p) => helperRow(p, at)),
  )
  await put(
    client,
    'proxy',
    demoProxies(people).map((x) => ({
      person_id: x.personId,
      proxy_id: x.proxyId,
      relation: x.relation,
      consent: x.consent,
      since: at,
      until: null,
    })),
  )
}

const personRow = (p: Person, at: string) => ({
  person_id: p.personId,
  name: p.name,
  phone: p.phone,
  community_code: p.areaCode.length === 12 ? p.areaCode : null,
  building_code: p.buildingCode ?? null,
  care_mode: p.account === 'elder',
  state: 'active',
  created_at: at,
})

const bindingRows = (p: Person, at: string) =>
  areasOf(p).map((area) => ({
    person_id: p.personId,
    role: p.role,
    area_code: area,
    display_name: workingName(p),
    granted_by: null,
    valid_from: at,
    until: null,
  }))

const helperRow = (p: Person, at: string) => ({
  community_code: p.areaCode,
  helper_id: p.personId,
  kind: p.role,
  name: workingName(p),
  phone: p.phone,
  grid_codes: p.gridCodes ?? [],
  skills: p.skills,
  lng: p.at?.lng ?? null,
  lat: p.at?.lat ?? null,
  windows: p.freeWindows.map((w) => ({ weekday: w.weekday, from: w.fromMinute, to: w.toMinute })),
  max_open_tasks: p.maxOpenTasks,
  vetted: p.vetted,
  paused_until: null,
  consented_at: at,
  until: null,
})

/**
 * A grid worker is bound to the community and to each grid; everybody else to one area. A resident needs no binding.
 */
const areasOf = (p: Person): string[] => (p.role === 'resident' ? [] : [p.areaCode, ...(p.gridCodes ?? [])])

/** Helpers are known by family name and office ("李师傅"); staff by their full name, as on the wall of the office. */
function workingName(p: Person): string {
  if (p.role === 'part-timer' || p.role === 'rider') return `${firstOfName(p.name)}师傅`
  return p.role === 'volunteer' ? `${firstOfName(p.name)}老师` : p.name
}
