import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { Work } from './worker'

const root = path.resolve(__dirname, '../..')

export interface Ended {
  signal: NodeJS.Signals | null
  lines: string[]
  answered: Map<string, string>
}

/** Starts a worker and gives each line it says to `heard`, which may kill it. Resolves when it is gone. */
export function startWorker(
  work: Work,
  heard: (line: string, child: ChildProcess) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/crash/worker.ts', JSON.stringify(work)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  let rest = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n')
    rest = parts.pop()!
    for (const line of parts) {
      lines.push(line)
      heard(line, child)
    }
  })
  return new Promise((ended) =>
    child.once('close', (_, signal) => {
      const answered = new Map(
        lines.filter((l) => l.startsWith('answered ')).map((l) => l.split(' ').slice(1) as [string, string]),
      )
      ended({ signal, lines, answered })
    }),
  )
}
