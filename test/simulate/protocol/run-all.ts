// The runs of a protocol, as many at a time as there are cores, each in a process of its own. What has a file is not
// run again: stop it whenever you like, the next start goes on, and only the runs that were under way are lost.
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { builtFrom, forkBuilt } from '../../world/as-built'
import type { Result } from '../run/tally'
import { Progress } from './progress'
import { fileOf, type RunKey } from './run-key'

export type Answers = (key: RunKey) => Result
export type Bounds = (key: RunKey) => number[]

export async function runAll(folder: string, keys: readonly RunKey[], atOnce: number): Promise<void> {
  const missing = keys.filter((key) => !existsSync(path.join(folder, fileOf(key))))
  const progress = new Progress(keys.length, missing)
  const script = missing.length > 0 ? await builtFrom(path.join(__dirname, 'run-one.ts')) : ''
  const running = new Set<ChildProcess>()
  const stop = (): void => running.forEach((child) => child.kill())
  process.once('SIGINT', () => {
    stop()
    console.log('\n停下了。算完的都在，再运行一次就接着算。')
    process.exit(130)
  })
  // The dearest first, so that at the end no core waits for one long run.
  const queue = [...missing].sort((a, b) => progress.weightOf(b) - progress.weightOf(a))
  const worker = async (): Promise<void> => {
    for (let key = queue.shift(); key; key = queue.shift()) {
      progress.begin(key)
      await runOne(script, folder, key, running)
      progress.finish(key)
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, worker))
  } finally {
    stop()
    progress.end()
  }
}

function runOne(script: string, folder: string, key: RunKey, running: Set<ChildProcess>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = forkBuilt(script, [path.join(folder, fileOf(key)), JSON.stringify(key)])
    running.add(child)
    child.once('error', reject)
    child.once('exit', (code) => {
      running.delete(child)
      if (code === 0) resolve()
      else reject(new Error(`run ${JSON.stringify(key)} ended with ${code}`))
    })
  })
}

export const readResult =
  (folder: string): Answers =>
  (key) =>
    JSON.parse(readFileSync(path.join(folder, fileOf(key)), 'utf8')) as Result
export const readBound =
  (folder: string): Bounds =>
  (key) =>
    (
      JSON.parse(readFileSync(path.join(folder, fileOf({ ...key, people: 'usual', what: 'bound' })), 'utf8')) as {
        bound: number[]
      }
    ).bound
