import { localDay } from '@/rules/local-time'
import { anybody } from '../call/who'
import { nowhere, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { VisitStation } from '@/contracts/station'

/** A busy station sees thirteen visits a day; thirty scans in a minute are somebody's script, and are not counted. */
const perMinuteMax = 30
const scans = new Map<string, { minute: number; seen: number }>()

/** The poster was scanned: the day's counter goes up by one. Nothing is kept of who, and it works signed out. */
export const visitStation = operation(VisitStation, {
  scope: nowhere,
  who: anybody,
  async run({ sql, input, now }) {
    const { rows } = await sql.query<{ community_code: string; station_id: string }>(
      `
      select c.community_code, c.station_id
      from station_code c
      join station s using (community_code, station_id)
      where c.code = $1 and s.state = 'active'`,
      [input.code],
    )
    const station = rows[0] ?? refuse('NOT_FOUND')
    if (isPeople(input.code, now)) {
      await sql.query(`select set_config('hongyi.scope', $1, true)`, [station.community_code])
      await sql.query(
        `
        insert into station_visit (community_code, station_id, day, visits)
        values ($1, $2, $3, 1)
        on conflict (community_code, station_id, day) do update set visits = station_visit.visits + 1`,
        [station.community_code, station.station_id, localDay(now)],
      )
    }
    return { communityCode: station.community_code, stationId: station.station_id }
  },
})

function isPeople(code: string, now: Date): boolean {
  const minute = Math.floor(now.getTime() / 60_000)
  const have = scans.get(code)
  if (have?.minute !== minute) {
    // A minute's worth of codes is all that is ever held.
    if (scans.size > 10_000) scans.clear()
    scans.set(code, { minute, seen: 1 })
    return true
  }
  return ++have.seen <= perMinuteMax
}
