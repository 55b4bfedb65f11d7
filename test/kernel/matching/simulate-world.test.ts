// What a comparison of policies rests on: the same seed gives the same
// city, demand and answers, and no policy can change a coin.
import { simulate } from '../../simulate/run/simulate'
import { ours } from '../../simulate/policies/ours'
import { nearest, none, broadcast } from '../../simulate/policies/plain'
import { coinOf } from '../../simulate/world/world-acceptance'
import { chance, normal } from '../../simulate/world/world-chance'
import { layCity } from '../../simulate/world/world-city'
import { demandOf } from '../../simulate/world/world-demand'
import { BEHAVIOUR, classes, HOUR_WEIGHTS, untiring } from '../../simulate/world/world-numbers'
import { recorded, smallCity, smallDemand } from './simulate-small'

test('the same seed gives the same result, to the last notice, and another seed another', () => {
  const once = (seed: number) => {
    const city = smallCity(seed)
    return { ...simulate(city, smallDemand(city), BEHAVIOUR, ours()), milliseconds: 0 }
  }
  expect(once(3)).toEqual(once(3))
  expect(once(4)).not.toEqual(once(3))
})

test('a coin does not depend on the policy: rested people asked by two policies about a case say the same', () => {
  const city = smallCity(5)
  const demand = smallDemand(city)
  const rested = {
    ...untiring(BEHAVIOUR),
    busyLogOdds: 0,
    kinds: untiring(BEHAVIOUR).kinds.map((kind) => ({ ...kind, perKm: 0, perTask: 0 })) as never,
  }
  const [byOurs, byNearest] = [ours(), nearest].map((policy) => recorded(city, demand, rested, policy))
  const both = [...byOurs!.saidYes.keys()].filter((pair) => byNearest!.saidYes.has(pair))
  expect(both.length).toBeGreaterThan(100)
  expect(both.map((pair) => byOurs!.saidYes.get(pair))).toEqual(both.map((pair) => byNearest!.saidYes.get(pair)))
  expect(new Set(both.map((pair) => byOurs!.saidYes.get(pair)))).toEqual(new Set([true, false]))
})

test('coins fall evenly, and neighbours in person or case have nothing to do with each other', () => {
  const coins = Array.from({ length: 200 }, (_, h) => Array.from({ length: 200 }, (_, i) => coinOf(1, h, i)))
  const share = coins.flat().filter((coin) => coin < 0).length / 40_000
  expect(share).toBeGreaterThan(0.49)
  expect(share).toBeLessThan(0.51)
  const agree = (shift: [number, number]) =>
    coins
      .slice(0, 199)
      .flatMap((of, h) => of.slice(0, 199).map((coin, i) => coin < 0 === coins[h + shift[0]]![i + shift[1]]! < 0))
      .filter(Boolean).length /
    199 ** 2
  for (const shift of [
    [0, 1],
    [1, 0],
    [1, 1],
  ] as [number, number][])
    expect(Math.abs(agree(shift) - 0.5)).toBeLessThan(0.015)
})

test('normal draws have mean 0 and spread 1', () => {
  const draws = Array.from({ length: 50_000 }, (_, n) => normal(chance(7, 1, n)))
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
  expect(Math.abs(mean)).toBeLessThan(0.02)
  expect(Math.abs(Math.sqrt(draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length) - 1)).toBeLessThan(
    0.02,
  )
})

test('cases come by the stated hours, classes and share of vetted, each with its window', () => {
  const city = layCity(1)
  const demand = demandOf(city, 1, 8)
  expect(demand.count).toBe(5_250 * 8)
  const hours = HOUR_WEIGHTS.map(
    (_, hour) => demand.postedAt.filter((at) => Math.floor((at % 1_440) / 60) === hour).length / demand.count,
  )
  const all = HOUR_WEIGHTS.reduce((sum, weight) => sum + weight, 0)
  hours.forEach((share, hour) => expect(Math.abs(share - HOUR_WEIGHTS[hour]! / all)).toBeLessThan(0.005))
  classes.forEach(({ share }, level) => {
    expect(Math.abs(demand.level.filter((of) => of === level).length / demand.count - share)).toBeLessThan(0.01)
  })
  expect(Math.abs(demand.needsVetted.reduce((sum, needs) => sum + needs, 0) / demand.count - 0.2)).toBeLessThan(0.01)
  const kept = [10, 36, 144]
  for (let i = 0; i < demand.count; i += 97) {
    const { windowMinutes } = classes[demand.level[i]!]!
    expect(demand.dueAt[i]! - demand.postedAt[i]!).toBeCloseTo(windowMinutes)
    expect(demand.dueAt[i]! - demand.escalateAt[i]!).toBeCloseTo(kept[demand.level[i]!]!)
  }
})

test('cases lie where the city is: every community has its own, and its grid workers live there', () => {
  const city = layCity(2)
  const demand = demandOf(city, 1, 2)
  const communityOf = (worker: number) => city.firstGrid.findIndex((_, c) => city.firstGrid[c + 1]! > worker)
  const withCases = new Set(Array.from(demand.gridWorker, communityOf))
  expect(withCases.size).toBeGreaterThan(370)
  const middle = (xs: Float64Array) => xs.reduce((sum, x) => sum + x, 0) / xs.length
  expect(Math.abs(middle(demand.x) - middle(city.x.slice(0, city.helpers)))).toBeLessThan(500)
})

test('without a policy no helper is asked; with everybody asked many are', () => {
  const city = smallCity(6)
  const demand = smallDemand(city)
  expect(simulate(city, demand, BEHAVIOUR, none)).toMatchObject({ notices: 0, byHelper: [0, 0, 0] })
  expect(simulate(city, demand, BEHAVIOUR, broadcast).notices).toBeGreaterThan(demand.count)
})
