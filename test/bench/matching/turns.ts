import { median } from '../stopwatch'
import type { Rival, Run } from './rivals'

export const TURNS = 5
/** Who takes longer has one turn: its noise is small against its time. */
const SLOW_MS = 4_000
/**
 * Of solves of a millisecond a turn takes so many, one after another,
 * and their median: one preemption is longer than they.
 */
const SHORT_MS = 10
const SHORT_SOLVES = 9

/** One after another, and then backwards: what disturbs the machine disturbs all alike. */
export async function takeTurns(solvers: Record<string, Rival>): Promise<Record<string, Run[]>> {
  const runs: Record<string, Run[]> = Object.fromEntries(Object.keys(solvers).map((name) => [name, []]))
  for (let turn = 0; turn < TURNS; turn++) {
    for (const name of turn % 2 === 0 ? Object.keys(solvers) : Object.keys(solvers).reverse()) {
      if (turn > 0 && runs[name]![0]!.ms > SLOW_MS) continue
      runs[name]!.push(await turnOf(solvers[name]!))
    }
  }
  return runs
}

async function turnOf(solver: Rival): Promise<Run> {
  const run = await solver.solve()
  if (run.ms > SHORT_MS) return run
  const ms = [run.ms]
  while (ms.length < SHORT_SOLVES) ms.push((await solver.solve()).ms)
  return { ...run, ms: median(ms) }
}
