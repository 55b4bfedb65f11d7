import loadHighs from 'highs'
import type { Problem } from '@kernel/matching/assign/problem'

/** The problem in CPLEX LP text; the constraints make every corner of it whole (they are a network). */
export function asLinearProgram({ start, pairs, capacity, penalty }: Problem): string {
  const cost: string[] = []
  const served: string[] = []
  const places = Array.from(capacity, () => [] as string[])
  for (let i = 0; i < penalty.length; i++) {
    const options = [`y${i}`]
    cost.push(`+ ${penalty[i]} y${i}`)
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const c = pairs[2 * e + 1]!
      cost.push(`${c < 0 ? '-' : '+'} ${Math.abs(c)} x${e}`)
      options.push(`x${e}`)
      places[pairs[2 * e]!]!.push(`x${e}`)
    }
    served.push(` s${i}: ${options.join(' + ')} = 1`)
  }
  const held = places.flatMap((at, j) => (at.length > 0 ? [` h${j}: ${at.join(' + ')} <= ${capacity[j]}`] : []))
  return ['Minimize', ` cost: ${cost.join('\n ')}`, 'Subject To', ...served, ...held, 'End'].join('\n')
}

/** HiGHS, a linear programming solver that shares nothing with ours. @returns a function to the lowest cost */
export async function highs(): Promise<(problem: Problem) => number> {
  const solver = await loadHighs()
  return (problem) => {
    if (problem.penalty.length === 0) return 0
    const solved = solver.solve(asLinearProgram(problem))
    if (solved.Status !== 'Optimal') throw new Error(`HiGHS says ${solved.Status}`)
    return Math.round(solved.ObjectiveValue)
  }
}
