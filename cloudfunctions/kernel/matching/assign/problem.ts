// Who helps whom, as numbers: each case wants one helper, each helper takes up to its capacity, only the pairs that are
// listed are possible, and a case left without a helper costs its penalty. An optimum is a cheapest way to serve or
// leave.

/**
 * A min-cost b-matching. Cases are 0 … penalty.length − 1, helpers 0 … capacity.length − 1.
 * Costs are whole numbers in one unit of the caller's choice (metres, in our offers), |cost| ≤ `COST_MAX`.
 */
export interface Problem {
  /** Case i has the pairs start[i] … start[i + 1] − 1. Length: cases + 1. */
  readonly start: Int32Array
  /** Pair e is helper pairs[2e] at cost pairs[2e + 1]; beside each other, because they are always read together. */
  readonly pairs: Int32Array
  /** How many cases a helper can take, 0 … `CAPACITY_MAX`. */
  readonly capacity: Int32Array
  /** What it costs to leave a case unmatched, whole numbers ≥ 0; `strictPenalties` makes them for priority classes. */
  readonly penalty: Float64Array
}

/** No helper: the case is left unmatched. */
export const UNMATCHED = -1

export const COST_MAX = 2 ** 20
export const CAPACITY_MAX = 2 ** 20
/** Sums of this many times the highest price must stay exact in a double, see `mustAddUp`. */
export const PENALTY_MAX = 2 ** 45

export type Fault =
  | 'BAD_SHAPE'
  | 'NOT_A_NUMBER'
  | 'NOT_WHOLE'
  | 'NEGATIVE_CAPACITY'
  | 'CAPACITY_OUT_OF_RANGE'
  | 'COST_OUT_OF_RANGE'
  | 'PENALTY_OUT_OF_RANGE'
  | 'CLASS_OUT_OF_RANGE'
  | 'UNKNOWN_HELPER'
  | 'UNKNOWN_CASE'
  | 'PAIR_TWICE'
  | 'SUM_TOO_LARGE'

/** The problem is none: a bug of the caller, or input that a border let through. `fault` is its name. */
export class WrongProblem extends Error {
  override name = 'WrongProblem'
  constructor(
    readonly fault: Fault,
    why: string,
  ) {
    super(`${fault}: ${why}`)
  }
}

export function wrong(fault: Fault, why: string): never {
  throw new WrongProblem(fault, why)
}

/** Whole and from `min` to `max`, or refused as `fault`; what is no number at all is said first. */
export function mustBeWhole(value: number, min: number, max: number, fault: Fault, what: () => string): void {
  if (value >= min && value <= max && Number.isInteger(value)) return
  if (typeof value !== 'number' || Number.isNaN(value)) wrong('NOT_A_NUMBER', `${what()} is ${value}`)
  if (Number.isFinite(value) && !Number.isInteger(value)) wrong('NOT_WHOLE', `${what()} is ${value}`)
  wrong(fault, `${what()} is ${value}, not ${min} … ${max}`)
}

export function mustBeCapacity(value: number, helper: number): void {
  if (value < 0) wrong('NEGATIVE_CAPACITY', `capacity of helper ${helper} is ${value}`)
  mustBeWhole(value, 0, CAPACITY_MAX, 'CAPACITY_OUT_OF_RANGE', () => `capacity of helper ${helper}`)
}

export function mustBePenalty(value: number, of: number): void {
  mustBeWhole(value, 0, PENALTY_MAX, 'PENALTY_OUT_OF_RANGE', () => `penalty of case ${of}`)
}

export function mustBeCost(value: number, of: number, helper: number): void {
  mustBeWhole(value, -COST_MAX, COST_MAX, 'COST_OUT_OF_RANGE', () => `cost of case ${of} with helper ${helper}`)
}

export function mustBeIndex(value: number, count: number, fault: Fault): void {
  if (typeof value !== 'number' || Number.isNaN(value)) wrong('NOT_A_NUMBER', `an index is ${value}`)
  if (!(Number.isInteger(value) && value >= 0 && value < count)) wrong(fault, `${value} of ${count}`)
}

/**
 * Primal and dual are sums of at most `cases` penalties or prices, and no price is above the highest penalty and the
 * range of costs. Below 2^53 every partial sum is exact; a problem that could leave that range is refused.
 */
export function mustAddUp(cases: number, penaltyMax: number): void {
  if (cases * (penaltyMax + 2 * COST_MAX) > Number.MAX_SAFE_INTEGER) {
    wrong('SUM_TOO_LARGE', `${cases} cases of a penalty up to ${penaltyMax} do not add up exactly`)
  }
}
