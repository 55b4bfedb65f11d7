// The first run installs and builds what is missing, the second does
// nothing, and what cannot be done is said in a sentence.
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')
const place = mkdtempSync(path.join(tmpdir(), 'hongyi-bootstrap-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

interface Checkout {
  write(file: string, text: string): void
  run(goal: string, variables?: Record<string, string>): { status: number | null; said: string; runs: string[] }
}

/** What each compiler is asked to do, and the files that come of it. */
const MADE = {
  'config/functions.ts': ['member', 'staff', 'matching']
    .map((name) => `dist/cloudfunctions/${name}/index.js`)
    .concat('dist/local/start.js')
    .concat(
      ['dist/cloudfunctions/member', 'dist/local'].flatMap((folder) =>
        ['mozjpeg_dec', 'mozjpeg_enc', 'webp_dec'].map((codec) => `${folder}/${codec}.wasm`),
      ),
    ),
  'build --type h5 --no-check': ['dist/h5/index.html'],
  'build --type weapp --no-check': ['dist/weapp/app.json'],
}
const COMPILER = `
  const fs = require('fs'), path = require('path')
  const made = ${JSON.stringify(MADE)}
  const asked = process.argv.slice(2).join(' ')
  fs.appendFileSync('runs', asked + '\\n')
  if (process.env.BREAKS === asked) { console.log('line 7 is wrong'); process.exit(1) }
  for (const file of made[asked]) { fs.mkdirSync(path.dirname(file), { recursive: true }); fs.writeFileSync(file, 'x') }
`

const NPM = `
  const fs = require('fs')
  fs.appendFileSync('runs', 'npm ' + process.argv[2] + '\\n')
  if (process.env.NPM_BREAKS) process.exit(1)
  fs.mkdirSync('node_modules/tsx/dist', { recursive: true })
  fs.mkdirSync('node_modules/@tarojs/cli/bin', { recursive: true })
  fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
  fs.copyFileSync('compiler.js', 'node_modules/@tarojs/cli/bin/taro')
  fs.writeFileSync(
    'node_modules/tsx/dist/cli.mjs',
    'import { createRequire } from "node:module"; ' +
      'createRequire(import.meta.url)(process.cwd() + "/compiler.js")',
  )
`

/**
 * A checkout in small: the real bootstrap, a lock file of one package, and stand-ins for npm and the three compilers
 * that note each run in `runs`. What is tested is when they are called, not what they do.
 */
function checkout(): Checkout {
  const home = mkdtempSync(path.join(place, 'checkout-'))
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(home, file)), { recursive: true })
    writeFileSync(path.join(home, file), text)
  }
  cpSync(path.join(root, 'config'), path.join(home, 'config'), { recursive: true })
  write(
    'package-lock.json',
    JSON.stringify({
      packages: {
        '': {},
        'node_modules/one': { version: '1.0.0' },
        'node_modules/other-system': { version: '1.0.0', optional: true },
      },
    }),
  )
  write('src/contracts/case.ts', 'a')
  write('cloudfunctions/member/index.ts', 'a')
  write('npm.js', NPM)
  write('compiler.js', COMPILER)
  return {
    write,
    run(goal, variables = {}) {
      rmSync(path.join(home, 'runs'), { force: true })
      const done = spawnSync(process.execPath, ['config/bootstrap.mjs', goal], {
        cwd: home,
        encoding: 'utf8',
        env: {
          NODE_ENV: 'test',
          TARO_ENV: 'h5',
          PATH: process.env.PATH,
          npm_execpath: path.join(home, 'npm.js'),
          ...variables,
        },
      })
      const runs = existsSync(path.join(home, 'runs'))
        ? readFileSync(path.join(home, 'runs'), 'utf8').trim().split('\n')
        : []
      return { status: done.status, said: done.stdout + done.stderr, runs }
    },
  }
}

const [functions, h5] = Object.keys(MADE) as [string, string]

test('a fresh checkout installs and builds all once, with one line a step; the second start says nothing', () => {
  const { run } = checkout()
  const first = run('start')
  expect(first.runs).toEqual(['npm ci', functions, h5])
  expect(first.said.match(/^· .* \d+\.\d s$/gm)).toHaveLength(3)
  expect(run('start')).toEqual({ status: 0, said: '', runs: [] })
})

test('only what a change touches is built again', () => {
  const { run, write } = checkout()
  run('start')
  write('cloudfunctions/member/index.ts', 'b')
  expect(run('start').runs).toEqual([functions])
  write('src/my-cases/screen.tsx', 'b')
  expect(run('start').runs).toEqual([h5])
  write('src/contracts/case.ts', 'b')
  expect(run('start').runs).toEqual([functions, h5])
  expect(run('start', { HONGYI_MODE: 'production' }).runs).toEqual([h5])
})

test('a new lock file installs again; an npm install of one’s own does not', () => {
  const { run, write } = checkout()
  run('functions')
  const lock = JSON.stringify({ packages: { '': {}, 'node_modules/one': { version: '1.0.1' } } })
  write('package-lock.json', lock)
  expect(run('functions').runs[0]).toBe('npm ci')
  write('package-lock.json', `${lock} `)
  expect(run('functions').runs).not.toContain('npm ci')
})

test('a build that fails shows its reason and where the rest is, and is tried again', () => {
  const { run } = checkout()
  const failed = run('functions', { BREAKS: functions })
  expect(failed.status).toBe(1)
  expect(failed.said).toMatch(/line 7 is wrong[\s\S]*dist\/\.built\/functions\.log/)
  expect(failed.said).not.toMatch(/^\s+at /m)
  expect(run('functions').runs).toEqual([functions])
})

test('an install that fails says what to do, and is tried again', () => {
  const { run } = checkout()
  const failed = run('start', { NPM_BREAKS: '1' })
  expect([failed.status, failed.runs]).toEqual([1, ['npm ci']])
  expect(failed.said).toMatch(/依赖没有装上[\s\S]*could not be installed/)
  expect(run('start').status).toBe(0)
})

test('a Node older than 20 gets a sentence', () => {
  const program = readFileSync(path.join(root, 'config/bootstrap.mjs'), 'utf8').replace(
    /process\.versions\.node/g,
    '"18.20.1"',
  )
  const file = path.join(place, 'old.mjs')
  writeFileSync(file, program)
  chmodSync(file, 0o644)
  const done = spawnSync(process.execPath, [file, 'start'], { encoding: 'utf8' })
  expect([done.status, done.stderr.trim().split('\n')]).toEqual([
    1,
    [expect.stringContaining('18.20.1'), expect.stringContaining('Node.js 20 or newer')],
  ])
})

test('the lock file names every package for every system, or npm ci gives up on a fresh clone', () => {
  type Entry = { version?: string; optionalDependencies?: Record<string, string> }
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Entry>
  }
  const found = (from: string, name: string): Entry | undefined => {
    const here = packages[`${from ? `${from}/` : ''}node_modules/${name}`]
    return (
      here ?? (from === '' ? undefined : found(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name))
    )
  }
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, wanted]) => {
        const there = found(from, name)
        return !there || (/^\d/.test(wanted) && there.version !== wanted)
      })
      .map(([name, wanted]) => `${name}@${wanted}`),
  )
  expect(missing).toEqual([])
})
