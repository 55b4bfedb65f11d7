import { dayMs } from '@/rules/local-time'
import type { Call } from '../call/operation'
import type { CanteenView } from '@/contracts/canteen-shapes'
import type { CanteenRow, PolicyRow } from './canteen-row'

type Standing = CanteenView['standing']
export interface NoShows {
  count: number
  last: Date | null
}

/** How often somebody did not come, in this canteen and of late. What the line gave after the cut-off never counts. */
export async function readNoShows(
  { sql, actor, now }: Pick<Call, 'sql' | 'actor' | 'now'>,
  canteen: Pick<CanteenRow, 'community_code' | 'canteen_id'>,
  days: number,
): Promise<NoShows> {
  const { rows } = await sql.query<{ count: number; last: Date | null }>(
    `
    select count(*)::int as count, max(ended_at) as last
    from meal_reservation
    where community_code = $1 and canteen_id = $2 and person_id = $3 and no_show and ended_at > $4`,
    [canteen.community_code, canteen.canteen_id, actor.personId, new Date(now.getTime() - days * dayMs)],
  )
  return rows[0]!
}

/** What the canteen makes of it: nothing, the money first, or some days of rest. */
export function standingOf(policy: PolicyRow, { count, last }: NoShows, now: Date): Standing {
  const base = { noShows: count, noShowDays: policy.no_show_days }
  const fine: Standing = { ...base, rule: 'fine', pausedUntil: null, line: '' }
  if (policy.no_show_rule === 'none' || last === null) return fine
  const said = `${policy.no_show_days} 天里有 ${count} 次订了没来取`
  if (count < policy.no_shows_max)
    return {
      ...fine,
      line: `${said}，到 ${policy.no_shows_max} 次${policy.no_show_rule === 'pause' ? '会停几天' : '要先付款'}`,
    }
  if (policy.no_show_rule === 'pay-first')
    return { ...base, rule: 'pay-first', pausedUntil: null, line: `${said}，先到店付款才能留餐` }
  const until = new Date(last.getTime() + policy.pause_days * dayMs)
  return until <= now
    ? fine
    : { ...base, rule: 'paused', pausedUntil: until.toISOString(), line: `${said}，暂停预订，到店现买还可以` }
}
