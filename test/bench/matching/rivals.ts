import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import loadHighs from 'highs'
import { munkres } from 'munkres'
import type { Problem } from '@kernel/matching/assign/problem'
import { asLinearProgram } from '../../kernel/matching/assign-highs'

/** One run of a solver: only its solving is timed, for none the building of its input. */
export interface Run {
  ms: number
  objective: number
}
export interface Rival {
  solve(): Promise<Run>
  end(): void
}

/** Prepares LEMON once, where a compiler and its headers are installed. @returns the program, or null */
export function compileLemon(folder: string): string | null {
  const program = path.join(folder, 'lemon')
  const compiled = spawnSync('g++', ['-O3', '-o', program, path.join(__dirname, 'lemon.cpp')], { stdio: 'ignore' })
  return compiled.status === 0 ? program : null
}

export const hasScipy = (): boolean =>
  spawnSync('python3', ['-c', 'import scipy.sparse.csgraph'], { stdio: 'ignore' }).status === 0

export const lemon = (program: string, instance: string): Rival => outside(program, [instance])
export const scipy = (instance: string): Rival => outside('python3', [path.join(__dirname, 'sparse.py'), instance])

/** A program that solves once for each line it is sent, and answers "milliseconds objective". */
function outside(program: string, given: string[]): Rival {
  const child = spawn(program, given, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async solve() {
      child.stdin.write('\n')
      const { value, done } = await lines.next()
      if (done) throw new Error(`${program} ended without an answer`)
      const [ms, objective] = String(value).split(' ').map(Number)
      return { ms: ms!, objective: objective! }
    },
    end: () => void child.stdin.end(),
  }
}

/** Null when it does not finish in so many seconds. */
export async function highs(problem: Problem, secondsMax: number): Promise<Rival> {
  const solver = await loadHighs()
  const text = asLinearProgram(problem)
  return {
    async solve() {
      const began = performance.now()
      const { Status, ObjectiveValue } = solver.solve(text, { time_limit: secondsMax })
      const ms = performance.now() - began
      return { ms, objective: Status === 'Optimal' ? Math.round(ObjectiveValue) : NaN }
    },
    end: () => undefined,
  }
}

/** Dense: a column a place of a helper, and one for each case that may be left. */
export function munkresOf({ start, pairs, capacity, penalty }: Problem): Rival {
  const placeFrom = [0]
  capacity.forEach((places, j) => placeFrom.push(placeFrom[j]! + places))
  const width = placeFrom.at(-1)! + penalty.length
  const never = 10 ** 9
  const matrix = Array.from(penalty, (left, i) => {
    const row = new Array<number>(width).fill(never)
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const j = pairs[2 * e]!
      row.fill(pairs[2 * e + 1]!, placeFrom[j]!, placeFrom[j + 1]!)
    }
    row[placeFrom.at(-1)! + i] = left
    return row
  })
  return {
    async solve() {
      const own = matrix.map((row) => row.slice())
      const began = performance.now()
      const chosen = munkres(own)
      const ms = performance.now() - began
      return { ms, objective: chosen.reduce((sum, [i, column]) => sum + matrix[i]![column]!, 0) }
    },
    end: () => undefined,
  }
}
