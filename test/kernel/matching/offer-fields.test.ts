// A tick over a flooded city looks only where somebody may be. It must find whom a look at everybody finds: the same,
// in the same order, whatever the floors are, at night, and if people should be learned to come rather from afar.
import { OFFER_POLICY } from '../../../cloudfunctions/kernel/matching/choose'
import { planColumns, priorChance, type ChanceModel } from '../../../cloudfunctions/kernel/matching/offer'
import { rowsOf } from '../../../cloudfunctions/kernel/matching/offer/columns-of'
import { chanceFeatures } from '../../../cloudfunctions/kernel/matching/offer/chance-features'
import { HERE, NOW } from './choose-people'
import { aTown, drawing } from './offer-cities'

const K = 12
const night = new Date('2026-03-02T23:30:00+08:00')
const prior = priorChance(OFFER_POLICY)
/** The weights of some features moved, by name. */
const learned = (change: (name: string, weight: number) => number): ChanceModel => ({
  ...prior,
  edition: 'learned',
  weights: prior.weights.map((weight, n) => change(chanceFeatures[n]!.name, weight)),
})

const fromAfar = learned((name, weight) => (/^(part-timer|volunteer)\.km$/.test(name) ? 1.2 : weight))
const skilled = learned((name, weight) => (name === 'skill-matched' ? 1.5 : weight))
const unskilled = learned((name, weight) => (name === 'skill-matched' ? -1.5 : weight))

/**
 * A town of 14 km across, people as tired as a flood makes them, at any hour; half of the towns have no grid workers.
 */
function flooded(seed: number, caseCount: number, [rested, tired]: readonly [number, number], now: Date) {
  const town = aTown(seed, caseCount, 700)
  const draw = drawing(seed + 1_000)
  const spread = (at: typeof HERE | null) =>
    at && { lng: HERE.lng + (at.lng - HERE.lng) * 5, lat: HERE.lat + (at.lat - HERE.lat) * 5 }
  return {
    cases: town.cases.map((one) => ({
      ...one,
      at: spread(one.at),
      escalateAt: new Date(one.escalateAt.getTime() + now.getTime() - NOW.getTime()),
    })),
    helpers: town.helpers
      .filter(({ kind }) => seed % 2 === 0 || kind !== 'grid-worker')
      .map((one) => ({
        ...one,
        at: spread(one.at),
        fatigue: rested + draw() * (tired - rested),
        freeWindows: [{ weekday: 1, from: 0, to: 1_440 }],
      })),
  }
}

test.each([
  ['a flood', 260, [0, 9], NOW, prior],
  ['a calm tick', 40, [0, 2], NOW, prior],
  ['a night', 260, [0, 4], night, prior],
  ['people who come rather from afar', 260, [12, 14], NOW, fromAfar],
  ['a skill that helps', 260, [0, 5], NOW, skilled],
  ['a skill that hinders', 260, [0, 5], NOW, unskilled],
] as const)('%s: each list is that of a look at everybody', (_, caseCount, tired, now, chance) => {
  let listed = 0
  let leftOut = 0
  for (let seed = 1; seed <= 6; seed++) {
    const { cases, helpers } = flooded(seed, caseCount, tired, now)
    const rows = rowsOf(cases, helpers, now, OFFER_POLICY)
    const { search, weigher } = planColumns(rows.cases, rows.helpers, now, { chance })
    for (let i = 0; i < cases.length; i++) {
      const able = Array.from({ length: rows.helpers.size }, (__, row) => row)
        .filter((row) => search.excludes(i, row) === null)
        .filter(
          (row) =>
            rows.cases.escalateAt[i]! > now.getTime() ||
            (rows.helpers.grid[row] !== -1 &&
              rows.helpers.grid[row] === rows.cases.grid[i] &&
              rows.wanted[i] &&
              rows.candidates[row]!.candidate.kind === 'grid-worker'),
        )
        .map((row) => {
          const metres = weigher.metres(i, row)
          return { row, cost: weigher.cost(i, row, metres, weigher.chance(i, row, metres)) }
        })
        .sort((a, b) => a.cost - b.cost || a.row - b.row)
      const list = search.list(i, K)
      expect(list.rows.map((row, n) => ({ row, cost: list.cost[n] }))).toEqual(able.slice(0, K))
      // Whoever is left out costs the cutoff at least.
      expect(able.slice(K).every(({ cost }) => cost >= list.cutoff)).toBe(true)
      listed += list.rows.length
      leftOut += rows.helpers.size - able.length
    }
  }
  expect(listed).toBeGreaterThan(100)
  expect(leftOut).toBeGreaterThan(listed)
})
