import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { median, p99, rateOf, takeTurns } from '../stopwatch'
import { tokenOf } from './load-city'
import { connections, type Side } from './side'
import type { Compared } from './reading'

const rounds = 3
const offersSql = readFileSync(join(__dirname, 'offers.sql'), 'utf8')

interface Asked {
  n: number
  communityCode: string
  caseId: string
}
export interface Claiming extends Compared {
  perSecond: number
}

let round = 0

/** Asks three volunteers about each of some new cases, at both sizes. */
export const ask = async (side: Side): Promise<Asked[]> => (await side.pool.query<Asked>(offersSql, [++round])).rows

/** Everything that is claimed or offered ends, so that the next round finds everybody free. */
export async function endRound({ pool }: Side): Promise<void> {
  await pool.query(`update case_offer set state = 'lost', answered_at = now() where state = 'open'`)
  await pool.query(
    `update assignment
     set ended_at = now(), end_reason = 'closed'
     where ended_at is null and since > now() - interval '1 hour'`,
  )
  await pool.query(`update cases
    set state = 'closed', outcome = 'solved', closed_at = now(), next_wave_at = null,
      dispatch = case when helper_id is null then 'with-staff' else 'finished' end
    where seq >= 900000 and state <> 'closed'`)
}

const claim = (side: Side, { n, communityCode, caseId }: Asked): Promise<unknown> =>
  side.call('claim-case', tokenOf('volunteer', n), { communityCode, caseId })

/** First one at a time and in turn, to compare; then with all connections on the larger side, for the rate. */
export async function compareClaims(sides: readonly [Side, Side]): Promise<Claiming> {
  const times: [number[], number[]] = [[], []]
  for (let r = 0; r < rounds; r++) {
    const asked = await Promise.all(sides.map(ask))
    const warmUp = 50
    const turns = Math.min(asked[0]!.length, asked[1]!.length) - warmUp
    const taken = await takeTurns(
      sides.map((side, s) => (n: number) => claim(side, asked[s]![n]!)),
      turns,
      warmUp,
    )
    taken.forEach((t, s) => times[s]!.push(...t))
    for (const side of sides) await endRound(side)
  }
  const rates: number[] = []
  for (let r = 0; r < rounds; r++) {
    const asked = await ask(sides[1])
    rates.push(await rateOf(asked.length, connections, (n) => claim(sides[1], asked[n]!)))
    await endRound(sides[1])
  }
  const [small, large] = times.map((t) => ({ median: median(t), p99: p99(t) })) as [
    Compared['small'],
    Compared['large'],
  ]
  return {
    small,
    large,
    medianRatio: large.median / small.median,
    p99Ratio: large.p99 / small.p99,
    perSecond: median(rates),
  }
}
