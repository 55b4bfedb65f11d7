// The cheapest helpers who may be asked about a case, cheapest first: the exact first `k` of all, found by looking
// outwards until nobody further away can be cheaper. How many follow is known by `cutoff`: whoever is not listed costs
// that or more.
import { exclusions, type Exclusion } from '../candidate'
import type { OfferPolicy } from '../offer-policy'
import { helperKinds } from './chance-features'
import { bar, type CaseColumns, type HelperColumns } from './columns'
import { fieldsOf } from './fields'
import type { Weigher } from './weigh-columns'

export interface Shortlist {
  rows: number[]
  cost: number[]
  chance: number[]
  /** Lowest cost of anybody left out; Infinity when all who may be asked are listed. */
  cutoff: number
}

export interface Search {
  list(i: number, k: number): Shortlist
  /** Why a row is not asked about a case, the first reason in the order of `exclusions`; null if it may be asked. */
  excludes(i: number, row: number): Exclusion | null
}

const GRID_WORKER = helperKinds.indexOf('grid-worker')
/** Nobody with these is asked in any wave. */
const NEVER = bar.byHandOnly | bar.paused | bar.busyWithOffer | bar.offShift | bar.full

export interface Searched {
  cases: CaseColumns
  helpers: HelperColumns
  /** Who is looked at. */
  rows: ArrayLike<number>
  now: number
  policy: OfferPolicy
  weigher: Weigher
  /** Least chance worth asking, by case. */
  floors: ArrayLike<number>
}

export function searchOver(searched: Searched): Search {
  const { cases, helpers, now, policy, weigher, floors } = searched
  const { placed, unplaced, gridWorkers } = sorted(searched)
  const near = fieldsOf({ cases, floors, placed, helpers, weigher, policy })
  const mayNot = barsOver(cases, helpers, now)

  /** The grid's own worker, however far away and however unlikely. */
  const listWorkers = (i: number, k: number, best: Shortlist): void => {
    for (const row of gridWorkers.get(cases.grid[i]!) ?? []) {
      if (mayNot(i, row)) continue
      const metres = weigher.metres(i, row)
      const chance = weigher.chance(i, row, metres)
      insert(best, k, row, weigher.cost(i, row, metres, chance), chance)
    }
  }

  const listHelpers = (i: number, k: number, best: Shortlist): void => {
    const [skills, floor] = [cases.skills[i]!, floors[i]!]
    // Log-odds are compared first: most of whom a look meets is far away, and an exponential each would be half of a
    // tick.
    const [far, floorOdds] = [policy.farMetres + 0.5, weigher.oddsFor(i, floor)]
    const look = (row: number): void => {
      if (skills !== 0 && (helpers.skills[row]! & skills) === 0) return
      const metres = weigher.metres(i, row)
      if (metres >= far || weigher.odds(i, row, metres) < floorOdds[helpers.kind[row]!]! || mayNot(i, row)) return
      const chance = weigher.chance(i, row, metres)
      if (chance >= floor) insert(best, k, row, weigher.cost(i, row, metres, chance), chance)
    }
    unplaced.forEach(look)
    if (cases.lng[i] !== cases.lng[i]) return placed.forEach(look)
    const field = near(i)
    if (field.isEmpty) return
    const within = field.within(cases.lng[i]!, cases.lat[i]!, { skills, far, floorOdds, look })
    field.around(cases.lng[i]!, cases.lat[i]!, within, (metres) => {
      if (metres > policy.farMetres + 1 || !field.reaches(metres, floorOdds)) return true
      if (best.rows.length < k || weigher.leastCost(i, metres) <= best.cost[k - 1]!) return false
      best.cutoff = Math.min(best.cutoff, best.cost[k - 1]!)
      return true
    })
  }

  return {
    excludes(i, row) {
      const reason = mayNot(i, row)
      if (reason || cases.escalateAt[i]! <= now) return reason
      const metres = weigher.metres(i, row)
      if (Math.round(metres) > policy.farMetres) return 'too-far'
      return weigher.chance(i, row, metres) < floors[i]! ? 'unlikely' : null
    },
    list(i, k) {
      const best: Shortlist = { rows: [], cost: [], chance: [], cutoff: Infinity }
      if (cases.escalateAt[i]! <= now) listWorkers(i, k, best)
      else listHelpers(i, k, best)
      return oncePerPerson(best, helpers.person)
    },
  }
}

/** Who has a place, who has none, and who works in which grid. */
function sorted({ helpers, rows }: Searched) {
  const [placed, unplaced]: [number[], number[]] = [[], []]
  const gridWorkers = new Map<number, number[]>()
  for (let n = 0; n < rows.length; n++) {
    const row = rows[n]!
    if (helpers.kind[row] === GRID_WORKER && helpers.grid[row] !== -1) {
      gridWorkers.set(helpers.grid[row]!, [...(gridWorkers.get(helpers.grid[row]!) ?? []), row])
    }
    if ((helpers.bars[row]! & NEVER) !== 0) continue
    ;(helpers.lng[row] === helpers.lng[row] ? placed : unplaced).push(row)
  }
  return { placed, unplaced, gridWorkers }
}

/** Why a row may not be asked, wherever it is; the first reason in the order of `exclusions`. */
function barsOver(cases: CaseColumns, helpers: HelperColumns, now: number) {
  return (i: number, row: number): Exclusion | null => {
    const bars = helpers.bars[row]!
    if (helpers.person[row] === cases.reporter[i]) return 'own-case'
    if ((bars & bar.byHandOnly) !== 0) return 'by-hand-only'
    if ((bars & bar.paused) !== 0) return 'paused'
    if (cases.asked[i]!.includes(helpers.person[row]!)) return 'already-asked'
    if ((bars & bar.busyWithOffer) !== 0) return 'busy-with-offer'
    if (cases.needsVetted[i] === 1 && helpers.vetted[row] === 0) return 'not-vetted'
    // The grid's own worker answers for the grid: neither hours, load, skill nor distance excuse at the end.
    const pressing = cases.urgency[i]! <= 1
    if (cases.escalateAt[i]! <= now) return !pressing && (bars & bar.ownQuiet) !== 0 ? 'quiet-hours' : null
    if (cases.skills[i] !== 0 && (cases.skills[i]! & helpers.skills[row]!) === 0) return 'no-skill'
    if ((bars & bar.offShift) !== 0) return 'off-shift'
    if (!pressing && (bars & (bar.quiet | bar.ownQuiet)) !== 0) return 'quiet-hours'
    if ((bars & bar.full) !== 0) return 'full'
    if ((bars & bar.askedEnough) !== 0 && cases.urgency[i] !== 0) return 'asked-enough'
    return null
  }
}

/** Sorted by cost, then row; what falls off the end sets the cutoff. */
function insert(best: Shortlist, k: number, row: number, cost: number, chance: number): void {
  let [low, high] = [0, best.rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (cost < best.cost[middle]! || (cost === best.cost[middle]! && row < best.rows[middle]!)) high = middle
    else low = middle + 1
  }
  if (low >= k) {
    best.cutoff = Math.min(best.cutoff, cost)
    return
  }
  best.rows.splice(low, 0, row)
  best.cost.splice(low, 0, cost)
  best.chance.splice(low, 0, chance)
  if (best.rows.length <= k) return
  best.rows.pop()
  best.cutoff = Math.min(best.cutoff, best.cost.pop()!)
  best.chance.pop()
}

/** Who helps in two communities stands where they are cheaper. */
function oncePerPerson(list: Shortlist, person: Int32Array): Shortlist {
  const seen = new Set<number>()
  const kept = list.rows
    .map((_, n) => n)
    .filter((n) => !seen.has(person[list.rows[n]!]!) && seen.add(person[list.rows[n]!]!))
  if (kept.length === list.rows.length) return list
  const of = (values: number[]) => kept.map((n) => values[n]!)
  return { rows: of(list.rows), cost: of(list.cost), chance: of(list.chance), cutoff: list.cutoff }
}

/** In the order of the list, with zero for each. */
export const noExclusions = (): Record<Exclusion, number> =>
  Object.fromEntries(exclusions.map((reason) => [reason, 0])) as Record<Exclusion, number>
