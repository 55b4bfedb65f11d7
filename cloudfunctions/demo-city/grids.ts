// Grids are the cells of one Voronoi diagram over all sites of the city: so none overlap, and a community is the union
// of its own. Sites nobody lives at, along the outline and in the open land, bound the cells at the edge of the town.
import { type Site, type Territory } from './layout'
import { nearAmong } from './near'
import type { Spot } from './plane'
import type { Random } from './random'
import { cellsOf } from './voronoi'

const SAMPLES_PER_GRID = 40
const ROUNDS = 6
const LATTICE = 80
const REACH = 700

export interface Cell {
  communityCode: string
  site: Spot
  corners: Spot[]
}

/**
 * Cells in the order of their communities, and within one in the order they are numbered: north to south, west to east.
 */
export function layOutGrids(communities: Site[], territory: Territory, random: Random): Cell[] {
  const owners: Site[] = []
  const sites: Spot[] = []
  const near = nearAmong(
    communities.map((community) => community.spot),
    500,
  )
  for (const community of communities) {
    const samples = samplesOf(community, communities, near.within(community.spot, 2500), territory, random)
    const spots = spread(samples, community.grids, random)
    const row = (spot: Spot) => Math.round(-spot.y / (1.6 * community.pitch))
    spots.sort((a, b) => row(a) - row(b) || a.x - b.x)
    for (const spot of spots) {
      owners.push(community)
      sites.push(spot)
    }
  }
  const empty = [...territory.rim, ...openLand(sites, owners, random)]
  const cells = cellsOf([...sites, ...empty], sites.length, REACH)
  return cells.map((corners, i) => ({ communityCode: owners[i]!.code, site: sites[i]!, corners }))
}

/** Spots that belong to this community and no other; power distance keeps every community in one piece. */
function samplesOf(own: Site, all: Site[], rivals: number[], territory: Territory, random: Random): Spot[] {
  const power = (site: Site, spot: Spot) => (site.spot.x - spot.x) ** 2 + (site.spot.y - spot.y) ** 2 - site.reach ** 2
  const wanted = own.grids * SAMPLES_PER_GRID
  const samples: Spot[] = []
  for (let tries = 0; samples.length < wanted && tries < wanted * 30; tries++) {
    const radius = own.reach * Math.sqrt(random.next())
    const turn = 2 * Math.PI * random.next()
    const spot = { x: own.spot.x + radius * Math.cos(turn), y: own.spot.y + radius * Math.sin(turn) }
    const mine = power(own, spot)
    if (rivals.some((index) => all[index] !== own && power(all[index]!, spot) < mine)) continue
    if (territory.holds(spot)) samples.push(spot)
  }
  if (samples.length < wanted / 2) throw new Error(`no room for community ${own.code}`)
  return samples
}

/** Lloyd's rounds: `count` sites spread evenly over the samples. A site is a sample, so it is where samples may be. */
function spread(samples: Spot[], count: number, random: Random): Spot[] {
  let sites = random.shuffle(samples).slice(0, count)
  for (let round = 0; round < ROUNDS; round++) {
    const sums = sites.map(() => ({ x: 0, y: 0, n: 0 }))
    for (const sample of samples) {
      const sum = sums[closest(sites, sample)]!
      sum.x += sample.x
      sum.y += sample.y
      sum.n += 1
    }
    sites = sums.map(({ x, y, n }, i) => (n === 0 ? sites[i]! : { x: x / n, y: y / n }))
  }
  return sites.map((site) => samples[closest(samples, site)]!)
}

function closest(spots: Spot[], to: Spot): number {
  let best = 0
  let least = Infinity
  for (let i = 0; i < spots.length; i++) {
    const square = (spots[i]!.x - to.x) ** 2 + (spots[i]!.y - to.y) ** 2
    if (square < least) {
      least = square
      best = i
    }
  }
  return best
}

/** A shaken lattice over the land beyond the last houses; exact rows would put four sites on one circle. */
function openLand(sites: Spot[], owners: Site[], random: Random): Spot[] {
  const near = nearAmong(sites, 200)
  const [xs, ys] = [sites.map((site) => site.x), sites.map((site) => site.y)]
  const land: Spot[] = []
  for (let x = Math.min(...xs) - REACH; x < Math.max(...xs) + REACH; x += LATTICE) {
    for (let y = Math.min(...ys) - REACH; y < Math.max(...ys) + REACH; y += LATTICE) {
      const spot = { x: x + random.between(-25, 25), y: y + random.between(-25, 25) }
      const taken = near.within(spot, 300).some((index) => {
        const site = sites[index]!
        return Math.hypot(site.x - spot.x, site.y - spot.y) < 1.15 * owners[index]!.pitch
      })
      if (!taken) land.push(spot)
    }
  }
  return land
}
