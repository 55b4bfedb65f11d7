// Helpers and cases as columns: a city has twenty thousand helpers and a tick hundreds of cases, and objects would cost
// more than the assignment. Row n of one column belongs with row n of every other. Whoever keeps a world (the
// simulation) keeps these columns and changes them in place; the functions get theirs from `columnsOf`.

/** Why a helper may not be asked now, as bits of `HelperColumns.bars`. Those of one case only are found by the plan. */
export const bar = {
  byHandOnly: 1,
  paused: 2,
  busyWithOffer: 4,
  offShift: 8,
  /** Quiet hours: urgent cases and danger are asked all the same. */
  quiet: 16,
  /** Quiet hours that the helper chose: they hold at the escalation, too, but not for what is urgent. */
  ownQuiet: 32,
  full: 64,
  askedEnough: 128,
} as const

export interface HelperColumns {
  size: number
  /** Rows of one person (who helps in two communities) have one number, 0 … size − 1; they are asked once. */
  person: Int32Array
  /** Index in `helperKinds`. */
  kind: Uint8Array
  /** Degrees, WGS 84; NaN where the place is not known. */
  lng: Float64Array
  lat: Float64Array
  /** Any numbering that cases share; grid −1 is none. */
  community: Int32Array
  grid: Int32Array
  /** A bit per skill. */
  skills: Int32Array
  vetted: Uint8Array
  openTasks: Int32Array
  tasksToday: Int32Array
  /** Faded to now, see `fatigueOf`. */
  fatigue: Float64Array
  /** See `recordOf`. */
  record: Float64Array
  bars: Uint8Array
}

export interface CaseColumns {
  size: number
  lng: Float64Array
  lat: Float64Array
  community: Int32Array
  grid: Int32Array
  /** Any one of these bits is enough; 0: anybody can do it. */
  skills: Int32Array
  needsVetted: Uint8Array
  /** Index in `urgencies`. */
  urgency: Uint8Array
  /** Milliseconds. From then on only the grid's own worker is asked. */
  escalateAt: Float64Array
  /** Person who must not be asked because the case is theirs; −1 for nobody of the pool. */
  reporter: Int32Array
  /** Persons who were asked before. */
  asked: (readonly number[])[]
}

export function helperColumns(size: number): HelperColumns {
  return {
    size,
    person: Int32Array.from({ length: size }, (_, n) => n),
    kind: new Uint8Array(size),
    lng: new Float64Array(size).fill(NaN),
    lat: new Float64Array(size).fill(NaN),
    community: new Int32Array(size),
    grid: new Int32Array(size).fill(-1),
    skills: new Int32Array(size),
    vetted: new Uint8Array(size),
    openTasks: new Int32Array(size),
    tasksToday: new Int32Array(size),
    fatigue: new Float64Array(size),
    record: new Float64Array(size),
    bars: new Uint8Array(size),
  }
}

export function caseColumns(size: number): CaseColumns {
  return {
    size,
    lng: new Float64Array(size).fill(NaN),
    lat: new Float64Array(size).fill(NaN),
    community: new Int32Array(size),
    grid: new Int32Array(size).fill(-1),
    skills: new Int32Array(size),
    needsVetted: new Uint8Array(size),
    urgency: new Uint8Array(size),
    escalateAt: new Float64Array(size),
    reporter: new Int32Array(size).fill(-1),
    asked: Array.from({ length: size }, () => []),
  }
}
