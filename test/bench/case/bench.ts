import { withServer } from '../../../config/with-database'
import { rounded } from '../stopwatch'
import { ask, compareClaims, endRound } from './claiming'
import { openOneInAHundred } from './equal-share'
import { loadCity } from './load-city'
import { measurePosting, type Beside, type Posting } from './posting'
import { compareCandidates, compareInboxes, compareOffers, type Compared } from './reading'
import { sideOf, type Side } from './side'

const sizes = [10_000, 1_000_000] as const

/**
 * Posting, claiming and the staff inbox on 10,000 and on 1,000,000 cases side by side: two databases on one durable
 * server, measured in turn. What is alive is the same at both sizes (load-city.ts says why); at the end once more with
 * one case in a hundred open at both. `--only posting` measures posting alone.
 */
export function benchCase(options: readonly string[] = []): Promise<Record<string, number>> {
  const posting = options.join(' ') === '--only posting'
  if (options.length > 0 && !posting) throw new Error('usage: npm run bench -- case [--only posting]')
  return withServer(async (server) => {
    const urls: string[] = []
    const sides: Side[] = []
    for (const size of sizes) {
      const url = await server.create(`bench_${size}`)
      const loaded = await loadCity(url, size, new Date())
      console.log(
        `${size.toLocaleString('en')} cases loaded in ${loaded.seconds.toFixed(0)} s: ` +
          `${loaded.open} open and ${loaded.waiting} waiting in ${loaded.communities.length} communities`,
      )
      urls.push(url)
      sides.push(await sideOf(url, loaded))
    }
    const both = sides as [Side, Side]
    if (posting) return named(postingNumbers(await measurePostings(both)))
    const inbox = say('inbox', await compareInboxes(both))
    const asked = await Promise.all(both.map(ask))
    const offers = say('offers', await compareOffers(both, asked[0]!.length * 3))
    const candidates = say('candidates', await compareCandidates(both))
    for (const side of both) await endRound(side)
    const claims = say('claims', await compareClaims(both))
    console.log(`claims, 10 connections, larger side: ${claims.perSecond.toFixed(0)} a second`)
    const postings = await measurePostings(both)
    for (const [s, side] of both.entries()) await openOneInAHundred(urls[s]!, side)
    const equal = say('inbox, 1 % open', await compareInboxes(both))
    return named({
      inboxP99Ratio: inbox.p99Ratio,
      inboxMedianRatio: inbox.medianRatio,
      inboxP99Ms: inbox.large.p99,
      inboxMedianMs: inbox.large.median,
      equalShareInboxP99Ratio: equal.p99Ratio,
      equalShareInboxMedianRatio: equal.medianRatio,
      ...postingNumbers(postings),
      claimsPerSecond: claims.perSecond,
      claimP99Ratio: claims.p99Ratio,
      claimMedianRatio: claims.medianRatio,
      offersP99Ratio: offers.p99Ratio,
      offersMedianRatio: offers.medianRatio,
      candidatesMedianRatio: candidates.medianRatio,
    })
  })
}

async function measurePostings(sides: readonly [Side, Side]): Promise<[Posting, Posting]> {
  const measured: Posting[] = []
  for (const side of sides) {
    const posting = await measurePosting(side)
    measured.push(posting)
    console.log(
      `posting into ${side.name}: ${posting.perSecond.toFixed(0)} a second; ` +
        `${told('bare INSERT', posting.insert)}; ${told('the same rows by hand', posting.sameRows)}`,
    )
  }
  return measured as [Posting, Posting]
}

const told = (what: string, { perSecond, ratio, noise }: Beside): string =>
  `${what} ${perSecond.toFixed(0)}, ratio ${ratio.toFixed(3)} ` +
  `(middle half of the rounds within ${(noise * 100).toFixed(0)} %)`

const postingNumbers = ([small, large]: readonly [Posting, Posting]): Record<string, number> => ({
  postVsInsert: large.insert.ratio,
  postVsSameRows: large.sameRows.ratio,
  postsPerSecond: large.perSecond,
  insertsPerSecond: large.insert.perSecond,
  sameRowsPerSecond: large.sameRows.perSecond,
  postVsInsertSmall: small.insert.ratio,
  postVsSameRowsSmall: small.sameRows.ratio,
})

const named = (numbers: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, rounded(value, 3)]))

function say<C extends Compared>(what: string, compared: C): C {
  const ms = ({ median, p99 }: Compared['small']): string => `median ${median.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`
  console.log(
    `${what}: smaller ${ms(compared.small)}; larger ${ms(compared.large)}; ` +
      `ratio of medians ${compared.medianRatio.toFixed(2)}, of p99 ${compared.p99Ratio.toFixed(2)}`,
  )
  return compared
}
