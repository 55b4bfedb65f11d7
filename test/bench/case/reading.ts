import { inboxViews } from '@/contracts/case-words'
import { scoped } from '../../../cloudfunctions/store/transaction'
import { candidatesFor } from '../../../cloudfunctions/kernel/dispatch/candidates'
import { median, p99, takeTurns } from '../stopwatch'
import { tokenOf } from './load-city'
import type { Side } from './side'

export interface Compared {
  small: { median: number; p99: number }
  large: { median: number; p99: number }
  medianRatio: number
  p99Ratio: number
}

/** Both sides in turn, one call at a time, so that it is the work that is compared and not the queue. */
async function compare(
  sides: readonly [Side, Side],
  read: (side: Side, n: number) => Promise<unknown>,
  turns: number,
): Promise<Compared> {
  const [small, large] = (
    await takeTurns(
      sides.map((side) => (n: number) => read(side, n)),
      turns,
      Math.ceil(turns / 6),
    )
  ).map((times) => ({ median: median(times), p99: p99(times) })) as [Compared['small'], Compared['large']]
  return { small, large, medianRatio: large.median / small.median, p99Ratio: large.p99 / small.p99 }
}

/**
 * The staff of every community open their inbox: five times the open
 * work, which the desk starts with, for each other tab once.
 */
export function compareInboxes(sides: readonly [Side, Side]): Promise<Compared> {
  const others = inboxViews.filter((view) => view !== 'open')
  return compare(
    sides,
    (side, n) => {
      const view = n % 10 < 5 ? 'open' : others[(n % 10) - 5]!
      return side.call('list-inbox', tokenOf('staff', Math.floor(n / 10) % side.loaded.communities.length), { view })
    },
    3_000,
  )
}

/** Everybody who is asked right now looks at what they are asked, each with 30 days of answers behind them. */
export const compareOffers = (sides: readonly [Side, Side], asked: number): Promise<Compared> =>
  compare(sides, (side, n) => side.call('list-offers', tokenOf('volunteer', (n % asked) + 1), {}), 1_000)

/** What choosing helpers reads of a community: load, offers of the last month, tasks of the day. */
export const compareCandidates = (sides: readonly [Side, Side]): Promise<Compared> =>
  compare(
    sides,
    ({ pool, loaded: { communities } }, n) => {
      const community = communities[n % communities.length]!
      return scoped(pool, { scope: [community] }, (sql) =>
        candidatesFor(sql, { community_code: community, grid_code: null }, new Date()),
      )
    },
    500,
  )
