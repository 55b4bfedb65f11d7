// What the engine gives is the cheapest there is: proven for each answer, and the same that two others find who share
// nothing with it, all ways tried one by one and HiGHS.
import fc from 'fast-check'
import { assign } from '@kernel/matching/assign/assign'
import { UNMATCHED } from '@kernel/matching/assign/problem'
import { problemOf } from '@kernel/matching/assign/problem-of'
import { highestCost, strictPenalties } from '@kernel/matching/assign/strict-penalties'
import { instanceOf } from '../../bench/matching/instances'
import { randomFrom } from '../../bench/matching/random'
import { highs } from './assign-highs'
import { everyPair, lowestByTrying, smallProblems } from './assign-problems'
import { matchedOf, mostMatched } from './most-matched'

test('no way tried one by one is cheaper, in 3,000 small problems', () => {
  fc.assert(
    fc.property(smallProblems(7, 4), (listed) => {
      const problem = problemOf(listed)
      const { certificate } = assign(problem)
      expect(certificate).toMatchObject({ primal: lowestByTrying(problem), gap: 0 })
    }),
    { numRuns: 3000 },
  )
})

test('HiGHS finds nothing cheaper, in 400 problems of up to 40 cases', async () => {
  const lowest = await highs()
  fc.assert(
    fc.property(smallProblems(40, 15), (listed) => {
      const problem = problemOf(listed)
      expect(assign(problem).certificate.primal).toBe(lowest(problem))
    }),
    { numRuns: 400 },
  )
})

describe('hard families are proven too', () => {
  const random = randomFrom(5)
  test.each([
    ['a city', instanceOf('geo', 's').problem],
    ['random pairs', instanceOf('rand', 's').problem],
    ['a city with too few places', instanceOf('over', 's').problem],
    ['costs of four values', everyPair(150, 150, () => Math.floor(random() * 4), 1000)],
    ['equal costs and too few places', everyPair(200, 120, () => 7, 50)],
    ['dense', everyPair(200, 200, () => Math.floor(random() * 10_000), 100_000)],
    ['Machol and Wien (cost i·j)', everyPair(150, 150, (i, j) => (i + 1) * (j + 1), 400_000)],
    [
      'a canteen town: 2,000 meals, 14 stations of 145',
      everyPair(2000, 14, () => Math.floor(random() * 5000), 100_000, 145),
    ],
    ['as many meals as places', everyPair(1450, 10, () => Math.floor(random() * 5000), 100_000, 145)],
    [
      'one crowded helper beside many idle',
      problemOf({
        capacity: new Array<number>(300).fill(1),
        penalty: new Array<number>(301).fill(100_000),
        pairs: Array.from({ length: 301 }, (_, i) => (i < 200 ? [i, 0, i] : [i, i - 1, 5, i, i - 2, 9])).flat(),
      }),
    ],
  ])('%s', (_, problem) => {
    expect(assign(problem).certificate.gap).toBe(0)
  })

  test('a chain of 3,000 where the last case moves everyone', () => {
    // Case i can go to i or i + 1; case 0 comes to helper 1 only, so that each must move on.
    const n = 3000
    const pairs = Array.from({ length: n }, (_, i) => (i === 0 ? [0, 1, 0] : [i, i, 0, i, (i + 1) % (n + 1), 1])).flat()
    const { certificate } = assign(
      problemOf({ capacity: new Array<number>(n + 1).fill(1), penalty: new Array<number>(n).fill(1e6), pairs }),
    )
    expect(certificate).toMatchObject({ primal: n - 1, gap: 0, matched: n })
  })
})

describe('edges of the world', () => {
  test('nothing to assign', () => {
    expect(assign(problemOf({ capacity: [], penalty: [], pairs: [] })).certificate).toEqual({
      primal: 0,
      dual: 0,
      gap: 0,
      matched: 0,
      unmatched: 0,
    })
    expect(assign(problemOf({ capacity: [1, 2], penalty: [], pairs: [] })).certificate.matched).toBe(0)
  })

  test('nobody can help: all are left, and that is proven', () => {
    expect(
      assign(problemOf({ capacity: [0, 0], penalty: [5, 7], pairs: [0, 0, 1, 1, 1, 1] })).certificate,
    ).toMatchObject({ primal: 12, gap: 0, unmatched: 2 })
    expect(assign(problemOf({ capacity: [], penalty: [5, 7], pairs: [] })).certificate).toMatchObject({
      primal: 12,
      unmatched: 2,
    })
  })

  test('a case dearer to serve than to leave is left', () => {
    expect([...assign(problemOf({ capacity: [1], penalty: [5], pairs: [0, 0, 6] })).helperOf]).toEqual([UNMATCHED])
  })
})

describe('ties do not depend on chance', () => {
  test('the same problem gives the same assignment and prices, whatever was solved before', () => {
    const problem = everyPair(60, 50, (i, j) => (i + j) % 2, 10)
    const first = assign(problem)
    assign(instanceOf('over', 's').problem)
    expect(assign(problem)).toEqual(first)
  })

  test('the order in which pairs are listed decides nothing', () => {
    fc.assert(
      fc.property(
        smallProblems(8, 5),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (listed, draws) => {
          const threes = Array.from({ length: listed.pairs.length / 3 }, (_, e) =>
            Array.from(listed.pairs).slice(e * 3, e * 3 + 3),
          )
          const shuffled = threes
            .map((three) => ({ three, at: draws.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .flatMap(({ three }) => three)
          expect(assign(problemOf({ ...listed, pairs: shuffled }))).toEqual(assign(problemOf(listed)))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('urgent first, strictly', () => {
  test('no case of a class is left that could be served without leaving one of an earlier class', () => {
    fc.assert(
      fc.property(smallProblems(20, 8), fc.infiniteStream(fc.nat(2)), (listed, levels) => {
        const classOf = Array.from(listed.penalty, () => levels.next().value as number)
        const plain = problemOf(listed)
        const penalty = strictPenalties({ classOf, casesMax: classOf.length, costMax: highestCost(plain) })
        const { helperOf, certificate } = assign({ ...plain, penalty })
        expect(certificate.gap).toBe(0)
        for (const level of [0, 1, 2]) {
          const upTo = (i: number) => classOf[i]! <= level
          expect(matchedOf(helperOf, upTo)).toBe(mostMatched(plain, upTo))
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('a city with too few places loses no urgent case beyond what can not be helped, strict or soft', () => {
    const { problem, classOf } = instanceOf('over', 's')
    const strict = strictPenalties({ classOf, casesMax: classOf.length, costMax: highestCost(problem) })
    for (const penalty of [problem.penalty, strict]) {
      const { helperOf } = assign({ ...problem, penalty })
      for (const level of [0, 1, 2])
        expect(matchedOf(helperOf, (i) => classOf[i]! <= level)).toBe(mostMatched(problem, (i) => classOf[i]! <= level))
    }
  })
})
