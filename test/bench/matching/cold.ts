// The first solve of a fresh process, nothing compiled yet: what a function that was just started pays.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { builtFrom } from '../../world/as-built'
import { median } from '../stopwatch'
import type { Family, Size } from './instances'

export async function coldMs(family: Family, size: Size, turns: number): Promise<number> {
  const script = await builtFrom(path.join(__dirname, 'cold-one.ts'))
  return median(
    Array.from({ length: turns }, () => {
      const run = spawnSync(process.execPath, [script, family, size], { encoding: 'utf8' })
      if (run.status !== 0) throw new Error(run.stderr)
      return Number(run.stdout)
    }),
  )
}
