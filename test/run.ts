import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

/**
 * Everything `npm test` runs, in the order in which a mistake is cheapest to find. A suite is a program that prints and
 * exits; it says `N passed, N failed` in its last line, or it counts as one.
 */
interface Suite {
  name: string
  command: readonly string[]
  count?: () => Count
}
interface Count {
  passed: number
  failed: number
  notes: string[]
}

const root = path.resolve(__dirname, '..')
const jestReport = path.join(root, 'test/.artifacts/jest.json')

const suites: readonly Suite[] = [
  { name: 'form', command: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.'] },
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'] },
  {
    name: 'promises',
    command: [
      'node_modules/jest/bin/jest.js',
      '--ci',
      '--maxWorkers=2',
      '--testTimeout=30000',
      '--json',
      `--outputFile=${jestReport}`,
    ],
    count: countJest,
  },
  { name: 'web', command: ['node_modules/tsx/dist/cli.mjs', 'test/h5/life.ts'] },
  { name: 'gridwork', command: ['node_modules/tsx/dist/cli.mjs', 'test/h5/gridwork-life.ts'] },
  { name: 'canteen', command: ['node_modules/tsx/dist/cli.mjs', 'test/h5/canteen-life.ts'] },
  { name: 'rider', command: ['node_modules/tsx/dist/cli.mjs', 'test/h5/stations-life.ts'] },
  { name: 'wechat', command: ['node_modules/tsx/dist/cli.mjs', 'test/weapp/life.ts'] },
  { name: 'wechat meal', command: ['node_modules/tsx/dist/cli.mjs', 'test/weapp/canteen-life.ts'] },
  { name: 'stations', command: ['node_modules/tsx/dist/cli.mjs', 'test/h5/station-desk-life.ts'] },
  { name: 'wechat ride', command: ['node_modules/tsx/dist/cli.mjs', 'test/weapp/stations-life.ts'] },
  { name: 'wechat desks', command: ['node_modules/tsx/dist/cli.mjs', 'test/weapp/desks-life.ts'] },
  { name: 'story', command: ['node_modules/tsx/dist/cli.mjs', 'test/story.ts'] },
]

interface JestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  numRuntimeErrorTestSuites: number
}

/** A test file that does not load and a test that is skipped are failures: neither keeps its promise. */
function countJest(): Count {
  const report = JSON.parse(readFileSync(jestReport, 'utf8')) as JestReport
  const skipped = report.numPendingTests + report.numTodoTests
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites + skipped,
    notes: [
      ...(report.numRuntimeErrorTestSuites ? [`${report.numRuntimeErrorTestSuites} files did not load`] : []),
      ...(skipped ? [`${skipped} skipped`] : []),
    ],
  }
}

function run(suite: Suite): Promise<{ code: number; output: string }> {
  return new Promise((done, failed) => {
    // No colours of its own, and no watcher: the output is read by people in a log too.
    const child = spawn(process.execPath, [...suite.command], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0' },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        process.stdout.write(chunk)
      })
    }
    child.once('error', failed)
    child.once('close', (code) => done({ code: code ?? 1, output }))
  })
}

function countLastLine(code: number, output: string): Count {
  const said = /(\d+) passed, (\d+) failed\s*$/.exec(output.trimEnd())
  const itself = { passed: code === 0 ? 1 : 0, failed: 0 }
  const count = said ? { passed: Number(said[1]), failed: Number(said[2]) } : itself
  // A program that says nothing failed and exits with an error is not believed.
  return { ...count, failed: code !== 0 && count.failed === 0 ? 1 : count.failed, notes: [] }
}

async function main(): Promise<void> {
  mkdirSync(path.dirname(jestReport), { recursive: true })
  rmSync(jestReport, { force: true })
  const lines: string[] = []
  let passed = 0
  let failed = 0
  for (const suite of suites) {
    console.log(`\n── ${suite.name}`)
    const began = performance.now()
    const { code, output } = await run(suite)
    const counted =
      suite.count && (suite.count !== countJest || existsSync(jestReport)) ? suite.count() : countLastLine(code, output)
    if (code !== 0 && counted.failed === 0) counted.failed = 1
    passed += counted.passed
    failed += counted.failed
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    const counts = `${String(counted.passed).padStart(5)} passed ${String(counted.failed).padStart(4)} failed`
    lines.push(`${suite.name.padEnd(12)} ${counts} ${seconds.padStart(7)} s  ${counted.notes.join(', ')}`.trimEnd())
  }
  console.log(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}

void main()
