// What residents ask for, as columns; a case's number is its place in them. The same seed and load give the same cases,
// whatever policy is tried.
import { chance, logNormal, normal, topics } from './world-chance'
import { upTo, type City } from './world-city'
import { CASES_A_DAY, classes, DAY_MINUTES, HOUR_WEIGHTS, NEEDS_VETTED_SHARE, SKILLS } from './world-numbers'

export interface Demand {
  count: number
  /** Cases of day d: firstOf[d] … firstOf[d + 1] − 1, in the order of posting. */
  firstOf: Int32Array
  /** Minutes of the whole run. */
  postedAt: Float64Array
  escalateAt: Float64Array
  dueAt: Float64Array
  level: Uint8Array
  x: Float64Array
  y: Float64Array
  skill: Uint8Array
  needsVetted: Uint8Array
  /** The grid's own worker, by number of people. */
  gridWorker: Int32Array
  /** How long the task takes once begun. */
  workMinutes: Float64Array
}

const WORK_MINUTES = 30
const WORK_SPREAD = 0.5
const GRID_SPREAD = 120
const KEPT_SHARE = 0.3
const KEPT_MINUTES_MIN = 10

export function demandOf(city: City, load: number, days: number, casesADay = CASES_A_DAY): Demand {
  const daily = Math.round(casesADay * load)
  const count = daily * days
  const demand: Demand = {
    count,
    firstOf: Int32Array.from({ length: days + 1 }, (_, d) => d * daily),
    postedAt: new Float64Array(count),
    escalateAt: new Float64Array(count),
    dueAt: new Float64Array(count),
    level: new Uint8Array(count),
    x: new Float64Array(count),
    y: new Float64Array(count),
    skill: new Uint8Array(count),
    needsVetted: new Uint8Array(count),
    gridWorker: new Int32Array(count),
    workMinutes: new Float64Array(count),
  }
  for (let d = 0; d < days; d++) {
    const times = Float64Array.from(
      { length: daily },
      (_, n) => d * DAY_MINUTES + postingMinute(city.seed, d * daily + n),
    ).sort()
    for (let n = 0; n < daily; n++) fill(city, demand, d * daily + n, times[n]!)
  }
  return demand
}

const hourUpTo = HOUR_WEIGHTS.map(
  (_, hour) =>
    HOUR_WEIGHTS.slice(0, hour + 1).reduce((sum, weight) => sum + weight, 0) /
    HOUR_WEIGHTS.reduce((sum, weight) => sum + weight, 0),
)

const postingMinute = (seed: number, n: number): number =>
  (upTo(hourUpTo, chance(seed, topics.demand, n, 0)) + chance(seed, topics.demand, n, 1)) * 60

function fill(city: City, demand: Demand, i: number, postedAt: number): void {
  const draw = (n: number): number => chance(city.seed, topics.demand, i, n)
  let u = draw(2)
  const level = Math.max(
    0,
    classes.findIndex(({ share }) => (u -= share) < 0),
  )
  const { windowMinutes } = classes[level]!
  const community = upTo(city.demandUpTo, draw(3))
  const [first, next] = [city.firstGrid[community]!, city.firstGrid[community + 1]!]
  const worker = first + Math.floor(draw(4) * (next - first))
  demand.postedAt[i] = postedAt
  demand.dueAt[i] = postedAt + windowMinutes
  demand.escalateAt[i] = postedAt + windowMinutes - Math.max(windowMinutes * KEPT_SHARE, KEPT_MINUTES_MIN)
  demand.level[i] = level
  demand.gridWorker[i] = worker
  demand.x[i] = city.x[worker]! + GRID_SPREAD * normal(draw(5))
  demand.y[i] = city.y[worker]! + GRID_SPREAD * normal(draw(6))
  demand.skill[i] = Math.floor(draw(7) * SKILLS)
  demand.needsVetted[i] = draw(8) < NEEDS_VETTED_SHARE ? 1 : 0
  demand.workMinutes[i] = logNormal(draw(9), WORK_MINUTES, WORK_SPREAD)
}
