import { withServer } from '../../../config/with-database'
import { rounded } from '../stopwatch'
import { ask, compareClaims, endRound } from './claiming'
import { openOneInAHundred } from './equal-share'
import { loadCity } from './load-city'
import { measurePosting } from './posting'
import { compareCandidates, compareInboxes, compareOffers, type Compared } from './reading'
import { sideOf, type Side } from './side'

const sizes = [10_000, 1_000_000] as const

/**
 * Posting, claiming and the staff inbox on 10,000 and on 1,000,000 cases side by side: two databases on one durable server,
 * measured in turn. What is alive is the same at both sizes (load-city.ts says why); at the end once more with one case in a
 * hundred open at both.
 */
export function benchCase(): Promise<Record<string, number>> {
  return withServer(async (server) => {
    const urls: string[] = []
    const sides: Side[] = []
    for (const size of sizes) {
      const url = await server.create(`bench_${size}`)
      const loaded = await loadCity(url, size, new Date())
      console.log(`${size.toLocaleString('en')} cases loaded in ${loaded.seconds.toFixed(0)} s: ${loaded.open} open and ${loaded.waiting} waiting in ${loaded.communities.length} communities`)
      urls.push(url)
      sides.push(await sideOf(url, loaded))
    }
    const both = sides as [Side, Side]
    const inbox = say('inbox', await compareInboxes(both))
    const asked = await Promise.all(both.map(ask))
    const offers = say('offers', await compareOffers(both, asked[0]!.length * 3))
    const candidates = say('candidates', await compareCandidates(both))
    for (const side of both) await endRound(side)
    const claims = say('claims', await compareClaims(both))
    console.log(`claims, 10 connections, larger side: ${claims.perSecond.toFixed(0)} a second`)
    const postings = []
    for (const side of both) {
      const posting = await measurePosting(side)
      postings.push(posting)
      console.log(`posting into ${side.name}: ${posting.posts.toFixed(0)} a second, bare INSERT ${posting.inserts.toFixed(0)}, ratio ${posting.ratio.toFixed(3)} (middle half of the rounds within ${(posting.noise * 100).toFixed(0)} %)`)
    }
    for (const [s, side] of both.entries()) await openOneInAHundred(urls[s]!, side)
    const equal = say('inbox, 1 % open', await compareInboxes(both))
    const large = postings[1]!
    return Object.fromEntries(Object.entries({
      inboxP99Ratio: inbox.p99Ratio, inboxMedianRatio: inbox.medianRatio, inboxP99Ms: inbox.large.p99, inboxMedianMs: inbox.large.median,
      equalShareInboxP99Ratio: equal.p99Ratio, equalShareInboxMedianRatio: equal.medianRatio,
      postVsInsert: large.ratio, postsPerSecond: large.posts, insertsPerSecond: large.inserts, postVsInsertSmall: postings[0]!.ratio,
      claimsPerSecond: claims.perSecond, claimP99Ratio: claims.p99Ratio, claimMedianRatio: claims.medianRatio,
      offersP99Ratio: offers.p99Ratio, offersMedianRatio: offers.medianRatio, candidatesMedianRatio: candidates.medianRatio,
    }).map(([name, value]) => [name, rounded(value, 3)]))
  })
}

function say<C extends Compared>(what: string, compared: C): C {
  const ms = ({ median, p99 }: Compared['small']): string => `median ${median.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`
  console.log(`${what}: smaller ${ms(compared.small)}; larger ${ms(compared.large)}; ratio of medians ${compared.medianRatio.toFixed(2)}, of p99 ${compared.p99Ratio.toFixed(2)}`)
  return compared
}
