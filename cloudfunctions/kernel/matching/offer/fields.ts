// Where to look for whoever may be asked about a case: what makes a tick over a flooded city fast. Leaves nobody out
// whom the list would have; whoever it lets through is weighed exactly.
import type { OfferPolicy } from '../offer-policy'
import { METRES_PER_DEGREE } from '../score'
import { bar, type CaseColumns, type HelperColumns } from './columns'
import { nearCells, type NearCells } from './near-cells'
import { urgencies, type Weigher } from './weigh-columns'

/**
 * Floors are taken together where they differ by less than a quarter of a power of two; all of one urgency, if cases
 * are few.
 */
const FLOOR_STEPS = 4
const FEW_CASES = 200
/** More than rounding can move a reach. */
const SLACK_METRES = 0.01

interface Fielded {
  cases: CaseColumns
  floors: ArrayLike<number>
  placed: readonly number[]
  helpers: HelperColumns
  weigher: Weigher
  policy: OfferPolicy
}

/**
 * Who may be asked about cases of one urgency and of about one floor, laid out in cells. In a flood most helpers are so
 * tired that they would not be likely enough next door; they and whoever is barred do not lie in the way.
 */
export function fieldsOf({ cases, floors, placed, helpers, weigher, policy }: Fielded): (i: number) => Field {
  const barred = [0, bar.askedEnough]
  const more = Float64Array.from(
    weigher.metreOdds,
    (each) => Math.max(0, weigher.skillOdds) + Math.max(0, each) * policy.farMetres,
  )
  const steps = cases.size < FEW_CASES ? 0 : FLOOR_STEPS
  const least = urgencies.map(() => Infinity)
  for (let i = 0; i < cases.size; i++) least[cases.urgency[i]!] = Math.min(least[cases.urgency[i]!]!, floors[i]!)
  const fields = new Map<number, Field>()
  return (i) => {
    const urgency = cases.urgency[i]!
    const step = steps > 0 && least[urgency]! > 0 ? Math.floor(Math.log2(floors[i]! / least[urgency]!) * steps) : 0
    const key = urgency + step * urgencies.length
    const known = fields.get(key)
    if (known) return known
    // A hair lower: what a power of two makes of the least floor may be above it.
    const floorOdds = weigher.oddsFor(i, least[urgency]! * 2 ** (step / FLOOR_STEPS) * (1 - 1e-12))
    const bars = barred[urgency] ?? bar.askedEnough | bar.quiet | bar.ownQuiet
    const able = placed.filter((row) => {
      const kind = helpers.kind[row]!
      return (helpers.bars[row]! & bars) === 0 && weigher.nearOdds[row]! + more[kind]! >= floorOdds[kind]!
    })
    const field = fieldOf(able, helpers, weigher, policy)
    fields.set(key, field)
    return field
  }
}

export interface Field extends Pick<NearCells, 'around'> {
  isEmpty: boolean
  /** Whether anybody that far away may be likely enough. */
  reaches(metres: number, floorOdds: ArrayLike<number>): boolean
  /**
   * Looks at a run of rows: calls `look` with whoever has one of the skills and may be near enough, and with few
   * others.
   */
  within(lng: number, lat: number, wanted: Wanted): (from: number, to: number) => void
}

interface Wanted {
  skills: number
  far: number
  floorOdds: ArrayLike<number>
  look: (row: number) => void
}

/**
 * Most of whom a look meets is too far away to say yes likely enough, and most of a tick was spent on finding how far
 * exactly. So what is looked at lies together here, and a distance that is a little too short is compared first: one
 * with the least cosine of all, and without its root.
 */
function fieldOf(
  rows: ArrayLike<number>,
  helpers: HelperColumns,
  { nearOdds, skillOdds, metreOdds }: Weigher,
  { farMetres }: OfferPolicy,
): Field {
  const { sorted, around } = nearCells(rows, helpers.lng, helpers.lat)
  const [count, floats] = [sorted.length, (): Float64Array => new Float64Array(sorted.length)]
  const [lng, lat, odds, kind, has] = [floats(), floats(), floats(), new Uint8Array(count), new Int32Array(count)]
  const most = new Float64Array(metreOdds.length).fill(-Infinity)
  let furthest = 0
  for (let n = 0; n < count; n++) {
    const row = sorted[n]!
    lng[n] = helpers.lng[row]!
    lat[n] = helpers.lat[row]!
    odds[n] = nearOdds[row]!
    kind[n] = helpers.kind[row]!
    has[n] = helpers.skills[row]!
    if (odds[n]! > most[kind[n]!]!) most[kind[n]!] = odds[n]!
    furthest = Math.max(furthest, Math.abs(lat[n]!))
  }
  // Who rather comes from afar, as learned, is near enough everywhere.
  const metresOfOdds = Float64Array.from(metreOdds, (each) => (each < 0 ? -1 / each : Infinity))
  return {
    around,
    isEmpty: count === 0,
    reaches: (metres, floorOdds) => {
      for (let k = 0; k < most.length; k++) {
        // A kind that, as learned, rather comes from afar has no bound by distance.
        const away = metreOdds[k]! * (metreOdds[k]! <= 0 ? metres : farMetres)
        if (most[k]! + Math.max(0, skillOdds) + away >= floorOdds[k]!) return true
      }
      return false
    },
    within: (x, y, { skills, far, floorOdds, look }) => {
      const shrink = Math.cos((Math.max(furthest, Math.abs(y)) * Math.PI) / 180)
      return (from, to) => {
        for (let n = from; n < to; n++) {
          const matched = has[n]! & skills
          if (skills !== 0 && matched === 0) continue
          const spare = odds[n]! + (matched === 0 ? 0 : skillOdds) - floorOdds[kind[n]!]!
          const each = metresOfOdds[kind[n]!]!
          const reach = each === Infinity ? far : Math.min(far, spare * each) + SLACK_METRES
          const [across, up] = [(lng[n]! - x) * shrink * METRES_PER_DEGREE, (lat[n]! - y) * METRES_PER_DEGREE]
          if (reach >= 0 && across * across + up * up <= reach * reach) look(sorted[n]!)
        }
      }
    },
  }
}
