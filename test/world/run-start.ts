import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const root = path.resolve(__dirname, '../..')
const running = new Set<ChildProcess>()

export interface Started {
  child: ChildProcess
  url: string
  output(): string
  ended: Promise<number | null>
  seconds: number
}

/** Builds what `npm start` would build, if it is stale. */
export function buildFunctions(): void {
  const done = spawnSync(process.execPath, ['config/bootstrap.mjs', 'functions'], { cwd: root, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stdout + done.stderr)
}

/** What `npm start` runs after its pre-script, with its data in `dataDir`. Resolves when it is ready or has ended. */
export function start(
  dataDir: string,
  variables: Record<string, string> = {},
  command = [process.execPath, 'dist/local/start.js'],
): Promise<Started> {
  const began = performance.now()
  // The server that the test run itself uses must not be taken for the demo's.
  const { DATABASE_URL: _ours, ...surroundings } = process.env
  const child = spawn(command[0]!, command.slice(1), {
    // A group of its own: what a shell in between leaves behind can still be ended.
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...surroundings, PORT: '0', HONGYI_DATA: dataDir, ...variables } as NodeJS.ProcessEnv,
  })
  running.add(child)
  let output = ''
  // 'close' comes after the last word was read, but never while an orphan holds the pipe.
  const ended = new Promise<number | null>((done) => {
    child.once('exit', (code) => setTimeout(() => done(code), 3000).unref())
    child.once('close', done)
  })
  return new Promise((told) => {
    const tell = (url: string): void =>
      told({ child, url, output: () => output, ended, seconds: (performance.now() - began) / 1000 })
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        const ready = /^ready (http:\S+)$/m.exec(output)
        if (ready) tell(ready[1]!)
      })
    }
    void ended.then(() => tell(''))
  })
}

/** For afterEach: a test that failed halfway must not leave a host to the next one. */
export async function endAll(): Promise<void> {
  for (const { pid } of running) {
    try {
      process.kill(-pid!, 'SIGTERM')
      for (let tries = 0; tries < 60; tries++) {
        await wait(100)
        process.kill(-pid!, 0)
      }
      process.kill(-pid!, 'SIGKILL')
    } catch {
      // Nobody is left in the group.
    }
  }
  running.clear()
}
