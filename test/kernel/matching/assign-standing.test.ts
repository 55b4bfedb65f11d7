// While cases come and go and helpers go on and off, what stands is the cheapest there is: proven against a second
// record of all events, kept here and not by the engine, and equal to what a batch would find.
import fc from 'fast-check'
import { assign } from '@kernel/matching/assign/assign'
import { certify } from '@kernel/matching/assign/certificate'
import { UNMATCHED } from '@kernel/matching/assign/problem'
import { problemOf } from '@kernel/matching/assign/problem-of'
import { StandingAssignment } from '@kernel/matching/assign/standing'
import { randomFrom } from '../../bench/matching/random'
import { smallProblems } from './assign-problems'

/** A town of events, remembered on its own: what is there, as lists, to be made a problem afresh. */
function townOf(standing: StandingAssignment, seed: number, costMax: number) {
  const random = randomFrom(seed)
  const below = (n: number) => Math.floor(random() * n)
  const cases = new Map<number, number>()
  const capacity: number[] = []
  const costs = new Map<string, number>()
  const flat = (others: number[]) => others.flatMap((other) => [other, below(costMax + 1)])
  const some = (of: number[], count: number) => [
    ...new Set(Array.from({ length: Math.min(count, of.length) }, () => of[below(of.length)]!)),
  ]
  const events = {
    arrive() {
      const pairs = flat(some([...capacity.keys()], below(8)))
      const penalty = [100, 300, 2000][below(3)]!
      const i = standing.arrive(penalty, pairs)
      expect(cases.has(i)).toBe(false)
      cases.set(i, penalty)
      for (let e = 0; e < pairs.length; e += 2) costs.set(`${i} ${pairs[e]}`, pairs[e + 1]!)
    },
    depart() {
      if (cases.size === 0) return
      const i = [...cases.keys()][below(cases.size)]!
      standing.depart(i)
      cases.delete(i)
      for (const j of capacity.keys()) costs.delete(`${i} ${j}`)
    },
    join() {
      const pairs = flat(some([...cases.keys()], below(20)))
      const j = standing.join(capacity.push(below(5)) && capacity.at(-1)!, pairs)
      expect(j).toBe(capacity.length - 1)
      for (let e = 0; e < pairs.length; e += 2) costs.set(`${pairs[e]} ${j}`, pairs[e + 1]!)
    },
    onOrOff() {
      if (capacity.length === 0) return
      const j = below(capacity.length)
      if (capacity[j] === 0) capacity[j] = 1 + below(4)
      else capacity[j] = below(3) === 0 ? below(5) : 0
      standing.setCapacity(j, capacity[j]!)
    },
  }
  const now = () => {
    const count = Math.max(-1, ...cases.keys()) + 1
    return problemOf({
      capacity,
      penalty: Array.from({ length: count }, (_, i) => cases.get(i) ?? 0),
      pairs: [...costs].flatMap(([key, cost]) => [...key.split(' ').map(Number), cost]),
    })
  }
  const proven = () => {
    const { helperOf, price } = standing.snapshot()
    const problem = now()
    // Numbers beyond are of cases that went.
    expect(helperOf.subarray(problem.penalty.length).every((j) => j === UNMATCHED)).toBe(true)
    return certify(problem, helperOf.slice(0, problem.penalty.length), price)
  }
  return { events, cases, capacity, random, now, proven }
}

const empty = problemOf({ capacity: [], penalty: [], pairs: [] })

test.each([
  ['many different costs', 1000],
  ['ties', 2],
])('after 10,000 random events the certificate is exact, and so it was on the way: %s', (_, costMax) => {
  const standing = new StandingAssignment(empty)
  const town = townOf(standing, 11, costMax)
  for (let n = 0; n < 40; n++) town.events.join()
  for (let n = 1; n <= 10_000; n++) {
    const draw = town.random()
    // Up to 150 cases for about 120 places: there is shortage and slack in turn.
    if (draw < 0.8) (town.random() < town.cases.size / 150 ? town.events.depart : town.events.arrive)()
    else if (draw < 0.997) town.events.onOrOff()
    else town.events.join()
    if (n % 25 === 0) {
      const certificate = town.proven()
      expect(certificate.gap).toBe(0)
      expect(standing.certificate().primal).toBe(certificate.primal)
      if (n % 500 === 0) expect(assign(town.now()).certificate.primal).toBe(certificate.primal)
    }
  }
  expect(town.capacity.length).toBeGreaterThan(50)
  expect(town.proven().gap).toBe(0)
})

test('after each single event what stands costs as much as a batch, from any beginning', () => {
  fc.assert(
    fc.property(smallProblems(8, 4), fc.array(fc.nat(99), { maxLength: 12 }), (listed, draws) => {
      const standing = new StandingAssignment(problemOf(listed))
      const pairs = Array.from(listed.pairs)
      const problem = {
        capacity: [...Array.from(listed.capacity)],
        penalty: [...Array.from(listed.penalty)],
        pairs: Array.from({ length: pairs.length / 3 }, (_, e) => pairs.slice(e * 3, e * 3 + 3)),
      }
      const gone = new Set<number>()
      for (const draw of draws) {
        const i = draw % Math.max(1, problem.penalty.length)
        if (draw % 2 === 0 && i < problem.penalty.length && !gone.has(i)) {
          standing.depart(i)
          gone.add(i)
          problem.penalty[i] = 0
          problem.pairs = problem.pairs.filter(([of]) => of !== i)
        } else if (problem.capacity.length > 0) {
          const j = draw % problem.capacity.length
          problem.capacity[j] = draw % 4
          standing.setCapacity(j, draw % 4)
        }
        const { primal } = assign(problemOf({ ...problem, pairs: problem.pairs.flat() })).certificate
        expect(standing.certificate()).toMatchObject({ primal, gap: 0 })
      }
    }),
    { numRuns: 500 },
  )
})

test('a helper who goes off gives its cases to others, and has them again when it comes back', () => {
  const standing = new StandingAssignment(
    problemOf({ capacity: [2, 1], penalty: [100, 200], pairs: [0, 0, 5, 1, 0, 5, 0, 1, 50, 1, 1, 50] }),
  )
  expect([standing.helperOf(0), standing.helperOf(1)]).toEqual([0, 0])
  standing.setCapacity(0, 0)
  // One place is left, and case 1 is dearer to leave.
  expect([standing.helperOf(0), standing.helperOf(1)]).toEqual([UNMATCHED, 1])
  standing.setCapacity(0, 2)
  expect([standing.helperOf(0), standing.helperOf(1)]).toEqual([0, 0])
})

test('the problem it began with is not changed', () => {
  const problem = problemOf({ capacity: [1], penalty: [10], pairs: [0, 0, 1] })
  const standing = new StandingAssignment(problem)
  standing.arrive(50, [0, 3])
  standing.setCapacity(0, 3)
  standing.depart(0)
  expect(problem).toEqual(problemOf({ capacity: [1], penalty: [10], pairs: [0, 0, 1] }))
})
