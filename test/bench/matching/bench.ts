// `npm run bench -- matching [s] [m] [l]`: our assignment beside other solvers, on the same problems, taking turns.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { assign, solve } from '@kernel/matching/assign/assign'
import { highestCost, strictPenalties } from '@kernel/matching/assign/strict-penalties'
import { matchedOf, mostMatched } from '../../kernel/matching/most-matched'
import { median, rounded } from '../stopwatch'
import { coldMs } from './cold'
import { compareHard } from './hard'
import { measureIncremental } from './incremental'
import { families, instanceOf, sizes, type Family, type Instance, type Size } from './instances'
import { compileLemon, hasScipy, highs, lemon, munkresOf, scipy, type Rival } from './rivals'
import { takeTurns, TURNS } from './turns'
import { writeInstance } from './write-instance'

const WARM_UP_MS = 500
const HIGHS_SECONDS_MAX = 60

type BySize = Record<Size, number | null>

export async function benchMatching(): Promise<Record<string, unknown>> {
  const asked = sizes.filter((size) => process.argv.slice(3).includes(size))
  const folder = mkdtempSync(path.join(tmpdir(), 'matching-'))
  const program = compileLemon(folder)
  const withScipy = hasScipy()
  if (!program) console.log('LEMON is not installed (Debian: g++, liblemon-dev): not run')
  if (!withScipy) console.log('scipy is not installed (Debian: python3-scipy): not run')
  const worst: Record<string, BySize> = { lemon: nobody(), scipy: nobody(), highs: nobody(), munkres: nobody() }
  let [gap, urgentLost] = [0, 0]
  let incrementalOverFull: number | null = null
  try {
    for (const size of asked.length > 0 ? asked : sizes) {
      for (const family of families) {
        const instance = instanceOf(family, size)
        const file = path.join(folder, `${family}-${size}`)
        writeInstance(file, instance.problem)
        const rivals: Record<string, Rival> = {}
        if (program) rivals.lemon = lemon(program, file)
        if (withScipy) rivals.scipy = scipy(file)
        if (size !== 'l') rivals.highs = await highs(instance.problem, HIGHS_SECONDS_MAX)
        if (size === 's') rivals.munkres = munkresOf(instance.problem)
        const { ours, ratios } = await compare(family, size, instance, rivals)
        for (const [name, ratio] of Object.entries(ratios))
          worst[name]![size] = Math.max(worst[name]![size] ?? 0, ratio)
        gap = Math.max(gap, Math.abs(assign(instance.problem).certificate.gap))
        urgentLost += urgentLostIn(instance)
        const standing = measureIncremental(`${family}-${size}`, instance.problem)
        gap = Math.max(gap, Math.abs(standing.gap))
        if (size === 'm') incrementalOverFull = Math.max(incrementalOverFull ?? 0, standing.meanMs / ours)
      }
    }
    if (program && asked.length !== 1) gap = Math.max(gap, await compareHard(program, folder))
  } finally {
    rmSync(folder, { recursive: true })
  }
  return {
    oursOverLemon: worst.lemon,
    oursOverScipy: worst.scipy,
    oursOverHighs: worst.highs,
    oursOverMunkres: worst.munkres,
    incrementalOverFull: incrementalOverFull && rounded(incrementalOverFull, 6),
    gap,
    urgentLost,
  }
}

const nobody = (): BySize => ({ s: null, m: null, l: null })

async function compare(family: Family, size: Size, { problem }: Instance, rivals: Record<string, Rival>) {
  const expected = assign(problem).certificate.primal
  const ours: Rival = {
    async solve() {
      const began = performance.now()
      solve(problem)
      return { ms: performance.now() - began, objective: expected }
    },
    end: () => undefined,
  }
  const whole: Rival = {
    async solve() {
      const began = performance.now()
      const { certificate } = assign(problem)
      return { ms: performance.now() - began, objective: certificate.primal }
    },
    end: () => undefined,
  }
  for (const began = performance.now(); performance.now() - began < WARM_UP_MS; ) await whole.solve()
  const runs = await takeTurns({ ours, 'with checks and proof': whole, ...rivals })
  const ms: Record<string, number> = {}
  for (const [name, each] of Object.entries(runs)) {
    const solved = each.filter((run) => !Number.isNaN(run.objective))
    if (solved.some((run) => run.objective !== expected))
      throw new Error(`${name} finds ${solved[0]!.objective}, ours is ${expected}`)
    if (solved.length > 0) ms[name] = median(solved.map((run) => run.ms))
    rivals[name]?.end()
  }
  const words = Object.entries(ms).map(
    ([name, taken]) => `${name} ${rounded(taken)}${runs[name]!.length === 1 ? ' (one turn)' : ''}`,
  )
  console.log(
    `${family}-${size} ms: ${words.join(' · ')} · first in a process ` +
      `${rounded(await coldMs(family, size, TURNS), 1)}; objective ${expected}`,
  )
  const ratios = Object.keys(rivals).flatMap((name) =>
    ms[name] === undefined ? [] : [[name, rounded(ms.ours! / ms[name]!, 4)]],
  )
  return { ours: ms.ours!, ratios: Object.fromEntries(ratios) as Record<string, number> }
}

/** Urgent cases left beyond those that no assignment could serve, with penalties soft and strict. */
function urgentLostIn({ problem, classOf }: Instance): number {
  const urgent = (i: number) => classOf[i] === 0
  const most = mostMatched(problem, urgent)
  const strict = strictPenalties({ classOf, casesMax: classOf.length, costMax: highestCost(problem) })
  return [problem.penalty, strict].reduce(
    (lost, penalty) => lost + most - matchedOf(assign({ ...problem, penalty }).helperOf, urgent),
    0,
  )
}
