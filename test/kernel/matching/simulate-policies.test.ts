// Policies play by the rules that people were promised: one question at a time, none
// to who has muted, and nobody is better than who knows every answer beforehand.
import { ours } from '../../simulate/policies/ours'
import { policyNames, policyOf } from '../../simulate/policies'
import { broadcast, nearest } from '../../simulate/policies/plain'
import { boundOf } from '../../simulate/run/bound'
import { Events } from '../../simulate/run/events'
import { Cells, Field } from '../../simulate/run/field'
import { gini } from '../../simulate/run/gini'
import { simulate } from '../../simulate/run/simulate'
import { BEHAVIOUR, untiring } from '../../simulate/world/world-numbers'
import { Places } from '../../simulate/world/world-place'
import { recorded, smallCity, smallDemand } from './simulate-small'

const NOBODY = -1

test.each(['random-5', 'nearest', 'nearest-5', 'ours'] as const)(
  '%s: nobody is offered two cases at once, nor one case twice',
  (name) => {
    const city = smallCity(1)
    const { notices } = recorded(city, smallDemand(city), BEHAVIOUR, policyOf(name))
    expect(notices.length).toBeGreaterThan(100)
    expect(notices.filter(({ askedAbout }) => askedAbout !== NOBODY)).toEqual([])
    expect(new Set(notices.map(({ person, wanted }) => `${person}/${wanted}`)).size).toBe(notices.length)
  },
)

test('that would be seen: everybody at once is', () => {
  const city = smallCity(1)
  const { notices } = recorded(city, smallDemand(city), BEHAVIOUR, broadcast)
  expect(notices.some(({ askedAbout }) => askedAbout !== NOBODY)).toBe(true)
})

test.each(policyNames.filter((name) => name !== 'none'))('%s: who muted gets nothing more that day', (name) => {
  const city = smallCity(2)
  const touchy = { ...BEHAVIOUR, muteShare: 0.5, muteFatigue: 1 }
  const { notices, result } = recorded(city, smallDemand(city, 150, 2), touchy, policyOf(name))
  expect(result.muted).toBeGreaterThan(10)
  expect(notices.filter(({ wasMuted }) => wasMuted)).toEqual([])
})

test('tiredness outlives the night: the second day of the same demand finds fewer', () => {
  const city = smallCity(3)
  const { daily } = simulate(city, smallDemand(city, 300, 3), { ...BEHAVIOUR, muteShare: 0 }, nearest)
  expect(daily.byHelper[2]!).toBeLessThan(daily.byHelper[0]!)
})

test.each([
  ['usual', BEHAVIOUR],
  ['untiring', untiring(BEHAVIOUR)],
] as const)('the bound of %s people is above every policy, and not above the cases', (_, behaviour) => {
  const city = smallCity(4)
  for (const casesADay of [60, 400]) {
    const demand = smallDemand(city, casesADay)
    const bound = boundOf(city, demand, behaviour).reduce((sum, day) => sum + day, 0)
    expect(bound).toBeLessThanOrEqual(demand.count)
    for (const name of policyNames) {
      expect(
        simulate(city, demand, behaviour, policyOf(name)).byHelper.reduce((sum, n) => sum + n, 0),
      ).toBeLessThanOrEqual(bound)
    }
  }
})

test('ours takes no more than a helper can hold, and less from each than asking the nearest takes', () => {
  const city = smallCity(5)
  const demand = smallDemand(city, 400)
  const [mine, near] = [ours(), nearest].map((policy) => simulate(city, demand, BEHAVIOUR, policy))
  expect(mine!.notices / mine!.byHelper.reduce((a, b) => a + b)).toBeLessThan(
    near!.notices / near!.byHelper.reduce((a, b) => a + b),
  )
})

test('what is to happen comes in order, and at the same moment in the order it was put in', () => {
  const events = new Events()
  const times = Array.from({ length: 3_000 }, (_, n) => (n * 7_919) % 501)
  times.forEach((time, n) => events.put(time, 0, n, 0))
  const order = times.map(() => {
    events.take()
    return events.person
  })
  expect(order).toEqual(times.map((_, n) => n).sort((a, b) => times[a]! - times[b]! || a - b))
  expect(events.next).toBe(Infinity)
})

test('the nearest of a field are those that trying all finds', () => {
  const city = smallCity(6)
  const all = Int32Array.from({ length: city.helpers }, (_, h) => h)
  const places = new Places(city)
  const field = new Field(new Cells(places, city.helpers, 5_000), all)
  field.fill(new Uint8Array(city.helpers).fill(1))
  for (let i = 0; i < 50; i++) {
    const [x, y] = [city.x[i]! + 37 * i, city.y[i]! - 53 * i]
    const metres = (h: number) => Math.hypot(city.x[h]! - x, city.y[h]! - y)
    const passes = (h: number) => h % 3 !== 0
    const expected = [...all]
      .filter((h) => passes(h) && metres(h) <= 5_000)
      .sort((a, b) => metres(a) - metres(b))
      .slice(0, 7)
    expect(field.nearest(x, y, 7, 5_000, passes).map(({ n }) => n)).toEqual(expected)
    const within = new Set<number>()
    field.within(x, y, 2_000, (h) => within.add(h))
    expect([...within].sort((a, b) => a - b)).toEqual([...all].filter((h) => metres(h) <= 2_000))
  }
})

test('Gini: the same for all is 0, all for one of n is 1 − 1/n', () => {
  expect(gini([3, 3, 3])).toBeCloseTo(0)
  expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75)
  expect(gini([])).toBe(0)
  expect(gini([0, 0])).toBe(0)
})
