// A whole day is numbered anew before it is solved, so that it is quick; what comes back bears the caller's numbers, is
// proven on the caller's problem, and can be gone on from.
import fc from 'fast-check'
import { assign } from '@kernel/matching/assign/assign'
import { LARGE } from '@kernel/matching/assign/auction'
import { nearOrder } from '@kernel/matching/assign/near-order'
import type { Problem } from '@kernel/matching/assign/problem'
import { problemOf } from '@kernel/matching/assign/problem-of'
import { StandingAssignment } from '@kernel/matching/assign/standing'
import { randomFrom } from '../../bench/matching/random'
import { smallProblems } from './assign-problems'

const rowOf = ({ start, pairs }: Problem, i: number) => Array.from(pairs.subarray(start[i]! * 2, start[i + 1]! * 2))
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)

test('under new numbers it is the same problem: everybody once, with the same pairs, penalty and places', () => {
  fc.assert(
    fc.property(smallProblems(12, 8), (listed) => {
      const old = problemOf(listed)
      const { problem, caseAt, helperAt } = nearOrder(old)
      expect([...caseAt].sort((a, b) => a - b)).toEqual(upTo(old.penalty.length))
      expect([...helperAt].sort((a, b) => a - b)).toEqual(upTo(old.capacity.length))
      caseAt.forEach((i, n) => {
        expect(rowOf(problem, n).map((value, e) => (e % 2 === 0 ? helperAt[value]! : value))).toEqual(rowOf(old, i))
        expect(problem.penalty[n]).toBe(old.penalty[i])
      })
      helperAt.forEach((j, n) => expect(problem.capacity[n]).toBe(old.capacity[j]))
    }),
    { numRuns: 500 },
  )
})

describe('a day of more cases than are solved as they are numbered', () => {
  const random = randomFrom(11)
  const below = (n: number) => Math.floor(random() * n)
  const [cases, helpers] = [LARGE + 500, 9_000]
  // Too few places on one side of the town and room on the other, in no order; two helpers whom nobody can have.
  const problem = problemOf({
    capacity: Array.from({ length: helpers + 2 }, (_, j) => (j < 5_000 ? 1 + (j % 2) : 4)),
    penalty: Array.from({ length: cases }, () => [4_000, 2_000, 1_000][below(3)]!),
    pairs: upTo(cases).flatMap((i) =>
      [...new Set(upTo(4).map(() => (i % 2 === 0 ? below(5_000) : 4_900 + below(4_100))))].flatMap((j) => [
        i,
        j,
        below(300),
      ]),
    ),
  })

  test('is proven in its own numbers, and twice the same', () => {
    const { helperOf, price, certificate } = assign(problem)
    expect(certificate.gap).toBe(0)
    expect(certificate.unmatched).toBeGreaterThan(0)
    expect(assign(problem)).toEqual({ helperOf, price, certificate })
  })

  test('stands, and stays the cheapest while cases go and helpers go off', () => {
    const standing = new StandingAssignment(problem)
    expect(standing.certificate()).toEqual(assign(problem).certificate)
    for (let n = 0; n < 40; n++) {
      standing.depart(n * 3)
      standing.setCapacity(n * 7, n % 2)
    }
    expect(standing.certificate().gap).toBe(0)
  })
})
