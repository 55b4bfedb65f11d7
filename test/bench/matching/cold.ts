// The first solve of a fresh process, nothing compiled yet: what a function that was just started pays.
import { spawnSync } from 'node:child_process'
import { assign } from '@kernel/matching/assign/assign'
import { median } from '../stopwatch'
import { instanceOf, type Family, type Size } from './instances'

export function coldMs(family: Family, size: Size, turns: number): number {
  return median(Array.from({ length: turns }, () => {
    const run = spawnSync(process.execPath, ['--import', 'tsx', __filename, family, size], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(run.stderr)
    return Number(run.stdout)
  }))
}

if (require.main === module) {
  const { problem } = instanceOf(process.argv[2] as Family, process.argv[3] as Size)
  const began = performance.now()
  assign(problem)
  process.stdout.write(String(performance.now() - began))
}
