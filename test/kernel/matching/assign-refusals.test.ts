// What is no problem is refused by its name, and never turned into another problem without a word.
import { assign } from '@kernel/matching/assign/assign'
import { COST_MAX, PENALTY_MAX, WrongProblem, type Fault } from '@kernel/matching/assign/problem'
import { problemOf, type Listed } from '@kernel/matching/assign/problem-of'
import { StandingAssignment } from '@kernel/matching/assign/standing'
import { strictPenalties } from '@kernel/matching/assign/strict-penalties'

const fine: Listed = { capacity: [1, 2], penalty: [100, 100], pairs: [0, 0, 10, 1, 1, 50] }

function faultOf(run: () => unknown): Fault | undefined {
  try {
    run()
  } catch (error) {
    expect(error).toBeInstanceOf(WrongProblem)
    return (error as WrongProblem).fault
  }
  return undefined
}

test('what is fine is taken', () => {
  expect(assign(problemOf(fine)).certificate.primal).toBe(60)
})

test.each<[Fault, Partial<Listed>]>([
  ['NEGATIVE_CAPACITY', { capacity: [1, -1] }],
  ['CAPACITY_OUT_OF_RANGE', { capacity: [1, 2 ** 21] }],
  ['NOT_WHOLE', { capacity: [1, 1.5] }],
  ['NOT_A_NUMBER', { capacity: [1, NaN] }],
  ['NOT_A_NUMBER', { penalty: [NaN, 100] }],
  ['PENALTY_OUT_OF_RANGE', { penalty: [-1, 100] }],
  ['PENALTY_OUT_OF_RANGE', { penalty: [Infinity, 100] }],
  ['PENALTY_OUT_OF_RANGE', { penalty: [PENALTY_MAX + 1, 100] }],
  ['NOT_A_NUMBER', { pairs: [0, 0, NaN] }],
  ['NOT_A_NUMBER', { pairs: [0, NaN, 1] }],
  ['NOT_A_NUMBER', { pairs: [0, 0, undefined as unknown as number] }],
  ['COST_OUT_OF_RANGE', { pairs: [0, 0, COST_MAX + 1] }],
  ['COST_OUT_OF_RANGE', { pairs: [0, 0, -COST_MAX - 1] }],
  ['COST_OUT_OF_RANGE', { pairs: [0, 0, Infinity] }],
  ['NOT_WHOLE', { pairs: [0, 0, 0.5] }],
  ['UNKNOWN_HELPER', { pairs: [0, 2, 1] }],
  ['UNKNOWN_HELPER', { pairs: [0, -1, 1] }],
  ['UNKNOWN_CASE', { pairs: [2, 0, 1] }],
  ['UNKNOWN_CASE', { pairs: [0.5, 0, 1] }],
  ['PAIR_TWICE', { pairs: [0, 0, 1, 1, 0, 1, 0, 0, 2] }],
  ['BAD_SHAPE', { pairs: [0, 0] }],
])('%s: %j', (fault, part) => {
  expect(faultOf(() => assign(problemOf({ ...fine, ...part })))).toBe(fault)
})

describe('typed arrays given as they are', () => {
  const { start, pairs, capacity, penalty } = problemOf(fine)
  test.each<[Fault, Parameters<typeof assign>[0]]>([
    ['NEGATIVE_CAPACITY', { start, pairs, penalty, capacity: Int32Array.of(1, -3) }],
    ['UNKNOWN_HELPER', { start, capacity, penalty, pairs: Int32Array.of(0, 1, 9, 1) }],
    ['COST_OUT_OF_RANGE', { start, capacity, penalty, pairs: Int32Array.of(0, 1, 1, 2 ** 30) }],
    ['PAIR_TWICE', { start: Int32Array.of(0, 2, 2), capacity, penalty, pairs: Int32Array.of(1, 1, 1, 2) }],
    ['BAD_SHAPE', { start: Int32Array.of(0, 2), pairs, capacity, penalty }],
    ['BAD_SHAPE', { start: Int32Array.of(0, 3, 2), pairs, capacity, penalty }],
    ['BAD_SHAPE', { start: Int32Array.of(0, 1, 1), pairs, capacity, penalty }],
    ['NOT_A_NUMBER', { start, pairs, capacity, penalty: Float64Array.of(1, NaN) }],
    [
      'SUM_TOO_LARGE',
      {
        start: new Int32Array(1001),
        pairs: new Int32Array(0),
        capacity,
        penalty: new Float64Array(1000).fill(PENALTY_MAX),
      },
    ],
  ])('%s', (fault, problem) => {
    expect(faultOf(() => assign(problem))).toBe(fault)
  })
})

test('classes', () => {
  expect(faultOf(() => strictPenalties({ classOf: [0, -1], casesMax: 2 }))).toBe('CLASS_OUT_OF_RANGE')
  expect(faultOf(() => strictPenalties({ classOf: [0, NaN], casesMax: 2 }))).toBe('NOT_A_NUMBER')
  expect(faultOf(() => strictPenalties({ classOf: [0, 1, 2], casesMax: 2 }))).toBe('BAD_SHAPE')
  expect(faultOf(() => strictPenalties({ classOf: [0, 15], casesMax: 1e6 }))).toBe('SUM_TOO_LARGE')
  expect([...strictPenalties({ classOf: [1, 0], casesMax: 10, classes: 3, costMax: 5 })]).toEqual([202, 303])
})

describe('a refused event leaves everything as it was', () => {
  const standing = new StandingAssignment(problemOf(fine))
  const gone = standing.arrive(5, [0, 1])
  standing.depart(gone)
  const before = standing.snapshot()
  test.each<[Fault, () => unknown]>([
    ['NOT_A_NUMBER', () => standing.arrive(NaN, [])],
    ['PENALTY_OUT_OF_RANGE', () => standing.arrive(-1, [])],
    ['UNKNOWN_HELPER', () => standing.arrive(5, [0, 1, 2, 1])],
    ['PAIR_TWICE', () => standing.arrive(5, [0, 1, 0, 2])],
    ['COST_OUT_OF_RANGE', () => standing.arrive(5, [0, 1, 1, COST_MAX + 1])],
    ['NOT_A_NUMBER', () => standing.arrive(5, [0, 1, 1, NaN])],
    ['BAD_SHAPE', () => standing.arrive(5, [0])],
    ['UNKNOWN_CASE', () => standing.depart(gone)],
    ['UNKNOWN_CASE', () => standing.depart(99)],
    ['UNKNOWN_CASE', () => standing.helperOf(-1)],
    ['UNKNOWN_CASE', () => standing.join(1, [gone, 1])],
    ['NEGATIVE_CAPACITY', () => standing.join(-1, [0, 1])],
    ['COST_OUT_OF_RANGE', () => standing.join(1, [0, -COST_MAX - 1])],
    ['NEGATIVE_CAPACITY', () => standing.setCapacity(0, -1)],
    ['UNKNOWN_HELPER', () => standing.setCapacity(2, 1)],
  ])('%s', (fault, event) => {
    expect(faultOf(event)).toBe(fault)
    expect(standing.snapshot()).toEqual(before)
  })
})
