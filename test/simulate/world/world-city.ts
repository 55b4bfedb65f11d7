// A city of 378 communities round five centres in 60 × 50 km, its riders, volunteers and grid
// workers. What matching.md of a city leaves open (who has which skill, who is vetted, how
// long a task takes) was set once so that the two plainest policies, everybody within 3 km
// and the nearest one at a time, look as in our first study; ours was not looked at for that.
import { chance, normal, topics } from './world-chance'
import {
  COMMUNITIES,
  DAY_MINUTES,
  GRID_WORKER,
  GRID_WORKERS,
  RIDER,
  RIDERS,
  SKILLS,
  VOLUNTEER,
  VOLUNTEERS,
  type Kind,
} from './world-numbers'

export interface CitySize {
  riders: number
  volunteers: number
  gridWorkers: number
  communities: number
}
export const WHOLE_CITY: CitySize = {
  riders: RIDERS,
  volunteers: VOLUNTEERS,
  gridWorkers: GRID_WORKERS,
  communities: COMMUNITIES,
}

/**
 * Columns. People are numbered riders, volunteers, grid workers; the first two are helpers. Metres, minutes of the day.
 */
export interface City {
  seed: number
  size: CitySize
  helpers: number
  people: number
  kind: Uint8Array
  /** Where a volunteer is, a grid worker's grid, the hub round which a rider moves. */
  x: Float64Array
  y: Float64Array
  /** Bit s: has skill s. */
  skills: Uint8Array
  vetted: Uint8Array
  /** Shift, from before to. */
  from: Float64Array
  to: Float64Array
  /** Who one is: N(0, 1), to be stretched by the spread between people. */
  person: Float64Array
  /** Tasks in hand at most, and of one day's cases. */
  atOnce: Uint8Array
  aDay: Uint8Array
  /** Running sum of the shares of demand of communities, ending in 1. */
  demandUpTo: Float64Array
  /** Grid workers of community c: firstGrid[c] … firstGrid[c + 1] − 1, as numbers of people. */
  firstGrid: Int32Array
}

const SKILL_SHARE = 0.3
const VETTED_SHARE: Record<Kind, number> = { [RIDER]: 0.3, [VOLUNTEER]: 0.5, [GRID_WORKER]: 1 }
const AT_ONCE: Record<Kind, number> = { [RIDER]: 2, [VOLUNTEER]: 1, [GRID_WORKER]: 255 }
const A_DAY: Record<Kind, number> = { [RIDER]: 6, [VOLUNTEER]: 3, [GRID_WORKER]: 255 }
const RIDER_SHIFTS = [
  { share: 0.35, from: 420, to: 900 },
  { share: 0.4, from: 630, to: 1_230 },
  { share: 0.25, from: 930, to: 1_410 },
]
const VOLUNTEER_SHIFTS = [
  { share: 0.4, from: 1_080, to: 1_290 },
  { share: 0.35, from: 480, to: 1_080 },
  { share: 0.25, from: 690, to: 1_260 },
]
/** Riders do not all begin at the full hour. */
const RIDER_SHIFT_SPREAD = 20
const CENTRE_SPREAD = 4_500
const COMMUNITY_SPREAD = 450
const WIDTH = 60_000
const HEIGHT = 50_000

/** By skill, who has it. */
export const helpersBySkill = ({ helpers, skills }: Pick<City, 'helpers' | 'skills'>): Int32Array[] =>
  Array.from({ length: SKILLS }, (_, s) =>
    Int32Array.from({ length: helpers }, (_n, h) => h).filter((h) => (skills[h]! >> s) % 2 === 1),
  )

export function layCity(seed: number, size: CitySize = WHOLE_CITY): City {
  const communities = layCommunities(seed, size.communities)
  const helpers = size.riders + size.volunteers
  const people = helpers + size.gridWorkers
  const city: City = {
    seed,
    size,
    helpers,
    people,
    demandUpTo: communities.upTo,
    firstGrid: new Int32Array(size.communities + 1),
    kind: new Uint8Array(people),
    x: new Float64Array(people),
    y: new Float64Array(people),
    skills: new Uint8Array(people),
    vetted: new Uint8Array(people),
    from: new Float64Array(people),
    to: new Float64Array(people),
    person: new Float64Array(people),
    atOnce: new Uint8Array(people),
    aDay: new Uint8Array(people),
  }
  for (let c = 0; c <= size.communities; c++) {
    city.firstGrid[c] = helpers + Math.floor((c * size.gridWorkers) / size.communities)
  }
  let gridsOf = 0
  for (let h = 0; h < people; h++) {
    const helperKind = h < size.riders ? RIDER : VOLUNTEER
    const kind = h < helpers ? helperKind : GRID_WORKER
    if (kind === GRID_WORKER) while (city.firstGrid[gridsOf + 1]! <= h) gridsOf++
    const community = kind === GRID_WORKER ? gridsOf : upTo(communities.upTo, chance(seed, topics.helper, h, 0))
    city.kind[h] = kind
    city.x[h] = communities.x[community]! + COMMUNITY_SPREAD * normal(chance(seed, topics.helper, h, 1))
    city.y[h] = communities.y[community]! + COMMUNITY_SPREAD * normal(chance(seed, topics.helper, h, 2))
    city.person[h] = normal(chance(seed, topics.helper, h, 3))
    city.vetted[h] = chance(seed, topics.helper, h, 4) < VETTED_SHARE[kind] ? 1 : 0
    city.atOnce[h] = AT_ONCE[kind]
    city.aDay[h] = A_DAY[kind]
    for (let s = 0; s < SKILLS; s++) if (chance(seed, topics.helper, h, 8 + s) < SKILL_SHARE) city.skills[h]! |= 1 << s
    layShift(city, h, kind)
  }
  return city
}

function layShift({ seed, from, to }: City, h: number, kind: Kind): void {
  if (kind === GRID_WORKER) {
    to[h] = DAY_MINUTES
    return
  }
  let u = chance(seed, topics.shift, h)
  const shifts = kind === RIDER ? RIDER_SHIFTS : VOLUNTEER_SHIFTS
  const shift = shifts.find(({ share }) => (u -= share) < 0) ?? shifts[shifts.length - 1]!
  const late = kind === RIDER ? Math.round((chance(seed, topics.shift, h, 1) - 0.5) * 2 * RIDER_SHIFT_SPREAD) : 0
  from[h] = shift.from + late
  to[h] = shift.to + late
}

function layCommunities(seed: number, count: number) {
  const draw = (c: number, n: number): number => chance(seed, topics.community, c, n)
  const centres = Array.from({ length: 5 }, (_, c) => ({
    x: WIDTH * (0.2 + 0.6 * draw(count + c, 0)),
    y: HEIGHT * (0.2 + 0.6 * draw(count + c, 1)),
  }))
  const [x, y, share] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  for (let c = 0; c < count; c++) {
    const centre = centres[Math.floor(draw(c, 0) * centres.length)]!
    x[c] = centre.x + CENTRE_SPREAD * normal(draw(c, 1))
    y[c] = centre.y + CENTRE_SPREAD * normal(draw(c, 2))
    share[c] = Math.exp(0.4 * normal(draw(c, 3)))
  }
  const all = share.reduce((sum, residents) => sum + residents, 0)
  let sum = 0
  return { x, y, upTo: share.map((residents) => (sum += residents / all)) }
}

/** The first index whose running sum is above u. */
export function upTo(sums: ArrayLike<number>, u: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! > u) high = middle
    else low = middle + 1
  }
  return low
}
