import type { Operations } from '@/contracts/operations'
import type { StationView } from '@/contracts/station-shapes'
import type { FacilityCode } from '@/contracts/station-words'
import { newId } from '../../../cloudfunctions/kernel/ids'
import type { Phone } from '../../world/phone'
import { home, peopleOf, type Thread } from '../case/thread'
import { demoPerson } from '../../world/city'

// What every test of stations begins with: a station of the home community, people who are nobody in particular.

export type SaveInput = Operations['save-station']['input']
/** The middle of the demo's home grid: certainly in the home community. */
const [lng, lat] = [demoPerson('grid-worker').at!.lng, demoPerson('grid-worker').at!.lat]
export const homePoint = { lng, lat }

export const described = (over: Partial<SaveInput> = {}): SaveInput => ({
  communityCode: home,
  stationId: newId(),
  name: '昭乌达红驿',
  kind: 'own',
  point: homePoint,
  address: '昭乌达南路 12 号',
  howToGetIn: '侧门按铃',
  hours: 'Mo-Su 07:00-22:00',
  facilities: (['water', 'seats', 'charging', 'toilet'] as FacilityCode[]).map((code) => ({
    code,
    state: 'yes' as const,
  })),
  ...over,
})

export interface Which {
  communityCode: string
  stationId: string
}
export const which = ({ communityCode, stationId }: Which): Which => ({ communityCode, stationId })

export async function stand(
  thread: Thread,
  over: Partial<SaveInput> = {},
  keeperId: string | null = null,
): Promise<StationView> {
  const staff = await thread.f.signIn('community-staff')
  const { station } = await staff.call('save-station', described(over))
  if (keeperId)
    await thread.db.pool.query(`update station set keeper_id = $2, keeper_name = '韩姐' where station_id = $1`, [
      station.stationId,
      keeperId,
    ])
  return station
}

/** People of the home community who are none of the demo's accounts, each with a phone of their own. */
export async function strangers(thread: Thread, many: number, from = 0): Promise<Phone[]> {
  const people = peopleOf('resident')
    .filter((p) => !p.account)
    .slice(from, from + many)
  if (people.length < many) throw new Error('not so many people live here')
  return Promise.all(people.map((p) => thread.f.signInAs(p.personId)))
}

/** The station as the next sync of any phone has it; null once it is gone. */
export async function seenByAll(thread: Thread, it: Which): Promise<StationView | null> {
  let cursor: string | undefined
  for (let found: StationView | undefined; ; ) {
    const page = await thread.f.stranger.call('sync-stations', cursor ? { cursor } : {})
    found = page.stations.find((s) => s.stationId === it.stationId) ?? found
    if (page.complete) return found ?? null
    cursor = page.cursor
  }
}

export async function toldOf(
  { db }: Thread,
  personId: string,
): Promise<{ kind: string; title: string; body: string }[]> {
  return (
    await db.pool.query<{ kind: string; title: string; body: string }>(
      `select kind, title, body from outbox where to_person = $1 and kind like 'station.%' order by at, outbox_id`,
      [personId],
    )
  ).rows
}
