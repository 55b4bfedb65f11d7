// The instance families: geo (a city: communities round five centres, the nearest
// 15–20 eligible helpers), rand (uniform random pairs of the same degree, the
// classical hard case) and over (geo with a quarter more cases than places).
import type { Problem } from '@kernel/matching/assign/problem'
import { gaussianFrom, randomFrom } from './random'

export const families = ['geo', 'rand', 'over'] as const
export type Family = (typeof families)[number]
export const sizes = ['s', 'm', 'l'] as const
export type Size = (typeof sizes)[number]

const COUNTS = {
  s: { cases: 1_000, helpers: 1_000, helpersOver: 320 },
  m: { cases: 10_000, helpers: 5_000, helpersOver: 3_200 },
  l: { cases: 50_000, helpers: 20_000, helpersOver: 16_000 },
}
/** Urgent, soon, later: what leaving one costs, in metres, and how often each comes. */
export const PENALTIES = [400_000, 200_000, 100_000] as const
const URGENT_SHARE = 0.1
const SOON_SHARE = 0.4
const SKILLS = 8
const COST_HIGHEST = 10_000

export interface Instance {
  problem: Problem
  classOf: Uint8Array
}

export function instanceOf(family: Family, size: Size, seed = 1): Instance {
  const { cases, helpers, helpersOver } = COUNTS[size]
  const random = randomFrom(seed * 7919 + families.indexOf(family) * 31 + sizes.indexOf(size))
  const helperCount = family === 'over' ? helpersOver : helpers
  const capacity = new Int32Array(helperCount)
  for (let j = 0; j < helperCount; j++) capacity[j] = 1 + (j % 4)
  const classOf = new Uint8Array(cases)
  const penalty = new Float64Array(cases)
  for (let i = 0; i < cases; i++) {
    const draw = random()
    classOf[i] = [URGENT_SHARE, SOON_SHARE].filter((share) => draw >= share).length
    penalty[i] = PENALTIES[classOf[i]!]!
  }
  const rows = family === 'rand' ? randomRows(cases, helperCount, random) : cityRows(cases, helperCount, random)
  const start = new Int32Array(cases + 1)
  rows.forEach((row, i) => {
    start[i + 1] = start[i]! + row.length / 2
  })
  const pairs = new Int32Array(start[cases]! * 2)
  rows.forEach((row, i) => pairs.set(row, start[i]! * 2))
  return { problem: { start, pairs, capacity, penalty }, classOf }
}

const degreeFrom = (random: () => number): number => 15 + Math.floor(random() * 6)

function randomRows(cases: number, helpers: number, random: () => number): number[][] {
  return Array.from({ length: cases }, () => {
    const chosen = new Set<number>()
    for (const degree = degreeFrom(random); chosen.size < degree; ) chosen.add(Math.floor(random() * helpers))
    return [...chosen].flatMap((j) => [j, Math.floor(random() * (COST_HIGHEST + 1))])
  })
}

/** 378 communities in 60 × 50 km; a case wants one of eight skills, a helper has about two. */
function cityRows(cases: number, helpers: number, random: () => number): number[][] {
  const gaussian = gaussianFrom(random)
  const centres = Array.from({ length: 5 }, () => [random() * 60_000, random() * 50_000] as const)
  const communities = Array.from({ length: 378 }, () => {
    const [x, y] = centres[Math.floor(random() * 5)]!
    return [x + gaussian() * 5_000, y + gaussian() * 5_000] as const
  })
  const somewhere = () => {
    const [x, y] = communities[Math.floor(random() * communities.length)]!
    return [x + gaussian() * 500, y + gaussian() * 500] as const
  }
  const bySkill = Array.from({ length: SKILLS }, () => [] as number[])
  const at = new Float64Array(helpers * 2)
  const load = new Float64Array(helpers)
  for (let j = 0; j < helpers; j++) {
    const [x, y] = somewhere()
    at[j * 2] = x
    at[j * 2 + 1] = y
    load[j] = Math.floor(random() * 4) * 300 + Math.floor(random() * 200)
    const first = Math.floor(random() * SKILLS)
    bySkill[first]!.push(j)
    bySkill[(first + 1 + Math.floor(random() * (SKILLS - 1))) % SKILLS]!.push(j)
  }
  return Array.from({ length: cases }, () => {
    const [x, y] = somewhere()
    const near = nearest(bySkill[Math.floor(random() * SKILLS)]!, at, x, y, degreeFrom(random))
    return near.flatMap(({ j, metres }) => [j, Math.min(COST_HIGHEST, Math.round(metres + load[j]! + random() * 100))])
  })
}

function nearest(among: number[], at: Float64Array, x: number, y: number, count: number) {
  const found: { j: number; square: number }[] = []
  for (const j of among) {
    const square = (at[j * 2]! - x) ** 2 + (at[j * 2 + 1]! - y) ** 2
    if (found.length === count && square >= found[count - 1]!.square) continue
    let n = found.length === count ? count - 1 : found.length
    for (; n > 0 && found[n - 1]!.square > square; n--) found[n] = found[n - 1]!
    found[n] = { j, square }
  }
  return found.map(({ j, square }) => ({ j, metres: Math.sqrt(square) }))
}
