// A certificate can not be had for less than the optimum: whatever is changed in
// an answer, the check finds it, and it asks nothing of the solver but the answer.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { assign } from '@kernel/matching/assign/assign'
import { NotProven, certify } from '@kernel/matching/assign/certificate'
import { UNMATCHED } from '@kernel/matching/assign/problem'
import { problemOf } from '@kernel/matching/assign/problem-of'
import { lowestByTrying, smallProblems } from './assign-problems'

// Two cases, two helpers; 0 is cheaper for both, case 1 gains more by it.
const problem = problemOf({ capacity: [1, 2], penalty: [100, 100], pairs: [0, 0, 10, 0, 1, 20, 1, 0, 10, 1, 1, 50] })
const helperOf = Int32Array.of(1, 0)
const price = Float64Array.of(10, 0)

test('a proven answer', () => {
  expect(certify(problem, helperOf, price)).toEqual({ primal: 30, dual: 30, gap: 0, matched: 2, unmatched: 0 })
})

test.each([
  ['dearer than need be', Int32Array.of(0, 1), price],
  ['a case left for nothing', Int32Array.of(1, UNMATCHED), price],
  ['one helper over its capacity', Int32Array.of(0, 0), price],
  ['a helper that is no pair of the case', Int32Array.of(1, 7), price],
  ['a case forgotten', Int32Array.of(1), price],
  ['a price where there is room', helperOf, Float64Array.of(10, 1)],
  ['a price too low for the optimum', helperOf, Float64Array.of(9, 0)],
  ['a price too high', helperOf, Float64Array.of(51, 0)],
  ['a price below 0', helperOf, Float64Array.of(10, -1)],
  ['a price that is no number', helperOf, Float64Array.of(NaN, 0)],
  ['a price that is not whole', helperOf, Float64Array.of(10.5, 0)],
  ['a price forgotten', helperOf, Float64Array.of(10)],
])('%s is refused', (_, assigned, prices) => {
  expect(() => certify(problem, assigned, prices)).toThrow(NotProven)
})

test('whatever assignment and prices are made up, what is certified is the lowest cost there is', () => {
  const made = smallProblems(4, 3).chain((listed) =>
    fc.tuple(
      fc.constant(listed),
      fc.array(fc.integer({ min: UNMATCHED, max: listed.capacity.length - 1 }), {
        minLength: listed.penalty.length,
        maxLength: listed.penalty.length,
      }),
      fc.array(fc.nat(2), { minLength: listed.capacity.length, maxLength: listed.capacity.length }),
    ),
  )
  let certified = 0
  fc.assert(
    fc.property(made, ([listed, assigned, prices]) => {
      const of = problemOf(listed)
      let primal: number
      try {
        primal = certify(of, Int32Array.from(assigned), Float64Array.from(prices)).primal
      } catch (error) {
        expect(error).toBeInstanceOf(NotProven)
        return
      }
      certified++
      expect(primal).toBe(lowestByTrying(of))
    }),
    { numRuns: 5000 },
  )
  expect(certified).toBeGreaterThan(50)
})

test('any one case moved elsewhere at other cost loses the proof', () => {
  fc.assert(
    fc.property(smallProblems(6, 4), fc.nat(5), fc.integer({ min: UNMATCHED, max: 3 }), (listed, i, to) => {
      const of = problemOf(listed)
      const best = assign(of)
      if (i >= of.penalty.length || best.helperOf[i] === to) return
      const moved = best.helperOf.slice()
      moved[i] = to
      let primal: number
      try {
        primal = certify(of, moved, best.price).primal
      } catch {
        return
      }
      // Only an equally cheap one may pass.
      expect(primal).toBe(best.certificate.primal)
    }),
    { numRuns: 1000 },
  )
})

test('the check imports nothing that solves', () => {
  const folder = path.join(__dirname, '../../../cloudfunctions/kernel/matching/assign')
  const imports = [...readFileSync(path.join(folder, 'certificate.ts'), 'utf8').matchAll(/from '(.+)'/g)].map(
    ([, from]) => from,
  )
  expect(imports).toEqual(['./problem'])
  expect(readFileSync(path.join(folder, 'problem.ts'), 'utf8')).not.toMatch(/^import/m)
  expect(readdirSync(folder)).toContain('auction.ts')
})
