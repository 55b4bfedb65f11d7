// The bundled database starts on a bare machine, survives every way of being killed, and is never opened twice.
import { spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { isAlive } from '../../cloudfunctions/local/earlier-server'

const root = path.resolve(__dirname, '../..')
const place = mkdtempSync(path.join(tmpdir(), 'hongyi-first-'))
chmodSync(place, 0o755)
const dir = path.join(place, 'postgres')
const held: ChildProcess[] = []

afterAll(async () => {
  for (const child of held) child.kill('SIGKILL')
  for (let tries = 0; serverPid() !== undefined && tries < 50; tries++) await wait(100)
  rmSync(place, { recursive: true, force: true })
})

type Held = { child: ChildProcess; said: string; ended: Promise<number | null> }

/** Resolves when the process said that it is up or that it refused. */
function hold(where = dir): Promise<Held> {
  const child = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'test/world/hold-database.ts', where], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  held.push(child)
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)))
  return new Promise((said) => {
    let text = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (/^(up|refused) .*\n/.test(text)) said({ child, said: text.trim(), ended })
    })
    void ended.then(() => said({ child, said: text.trim(), ended }))
  })
}

/**
 * The server that holds the folder, if it runs; tsx puts a process between us and the owner, so we go by the pid file.
 */
function serverPid(): number | undefined {
  const file = path.join(dir, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  return isAlive(pid) ? pid : undefined
}

const ownerPid = (): number => Number.parseInt(readFileSync(path.join(dir, 'hongyi-owner.pid'), 'utf8'), 10)

async function query<Row>(said: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: said.replace(/^up /, '') })
  await client.connect()
  try {
    return (await client.query(text)).rows as Row[]
  } finally {
    await client.end()
  }
}

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (!isAlive(pid)) return true
    await wait(100)
  }
  return false
}

test('an empty folder becomes a database in UTF-8 that keeps what it was given', async () => {
  const { child, said, ended } = await hold()
  expect(said).toMatch(/^up postgres:\/\/hongyi:\w+@127\.0\.0\.1:\d+\/hongyi$/)
  const [settings] = await query<Record<string, string>>(
    said,
    `select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
       current_setting('listen_addresses') as listens`,
  )
  expect(settings).toEqual({ encoding: 'UTF8', fsync: 'on', listens: '127.0.0.1' })
  await query(said, `create table kept (word text); insert into kept values ('许奶奶')`)
  const pid = serverPid()!
  child.kill('SIGTERM')
  await ended
  expect(await gone(pid)).toBe(true)
  expect(readdirSync(place)).toEqual(['postgres'])
}, 60_000)

test('the second start takes less than 3 s and finds everything', async () => {
  const began = performance.now()
  const { child, said, ended } = await hold()
  expect(performance.now() - began).toBeLessThan(15_000)
  expect(await query(said, 'select word from kept')).toEqual([{ word: '许奶奶' }])
  child.kill('SIGTERM')
  await ended
}, 30_000)

test('a folder whose owner lives is refused in one clear pair of lines, and the owner is not disturbed', async () => {
  const first = await hold()
  const second = await hold()
  expect(second.said).toMatch(
    /^refused 数据目录 .* 正被另一个红驿（进程 \d+）使用.*\nThe data folder .* is in use by another Hongyi/,
  )
  expect(second.said.split('\n')).toHaveLength(2)
  expect(await second.ended).toBe(1)
  expect(await query(first.said, 'select word from kept')).toHaveLength(1)
  first.child.kill('SIGTERM')
  await first.ended
}, 30_000)

test('kill -9 leaves no server behind, and the next start works', async () => {
  const first = await hold()
  await query(first.said, `insert into kept values ('二')`)
  const pid = serverPid()!
  process.kill(ownerPid(), 'SIGKILL')
  expect(await gone(pid)).toBe(true)
  const next = await hold()
  expect(await query(next.said, 'select word from kept')).toHaveLength(2)
  next.child.kill('SIGTERM')
  await next.ended
}, 30_000)

test('a start in the moment after kill -9 waits for the old server instead of giving up', async () => {
  await hold()
  process.kill(ownerPid(), 'SIGKILL')
  const next = await hold()
  expect(next.said).toMatch(/^up /)
  next.child.kill('SIGTERM')
  await next.ended
}, 30_000)

test('a power cut, where server and owner die at once, loses nothing that was committed', async () => {
  const first = await hold()
  await query(first.said, `insert into kept values ('三')`)
  const pid = serverPid()!
  process.kill(ownerPid(), 'SIGKILL')
  process.kill(pid, 'SIGKILL')
  const next = await hold()
  expect(await query(next.said, 'select word from kept')).toHaveLength(3)
  next.child.kill('SIGTERM')
  await next.ended
}, 30_000)

test('a pid file whose number now belongs to another program does not block the start', async () => {
  const bystander = spawn('sleep', ['60'])
  held.push(bystander)
  writeFileSync(path.join(dir, 'postmaster.pid'), `${bystander.pid}\n${dir}\n0\n5432\n\n127.0.0.1\n\nready\n`)
  const next = await hold()
  expect(next.said).toMatch(/^up /)
  expect(bystander.exitCode).toBeNull()
  next.child.kill('SIGTERM')
  await next.ended
}, 30_000)

test('a first start that was killed halfway leaves nothing that looks finished', async () => {
  const other = path.join(place, 'halfway')
  const starting = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'test/world/hold-database.ts', other], {
    cwd: root,
    detached: true,
  })
  for (let tries = 0; !readdirSync(place).some((name) => name.endsWith('.new')) && tries < 500; tries++) await wait(10)
  process.kill(-starting.pid!, 'SIGKILL')
  expect(existsSync(path.join(other, 'PG_VERSION'))).toBe(false)
  const next = await hold(other)
  expect(next.said).toMatch(/^up /)
  next.child.kill('SIGTERM')
  await next.ended
  expect(readdirSync(place).filter((name) => name.startsWith('halfway'))).toEqual(['halfway'])
}, 60_000)

test.each([
  ['of another PostgreSQL', { PG_VERSION: '14\n' }, /PostgreSQL 14 的数据/],
  ['with somebody’s own files', { 'letter.txt': '许奶奶' }, /有别的文件/],
])(
  'a folder %s is refused and stays as it was',
  async (_what, files, words) => {
    const strange = mkdtempSync(path.join(place, 'strange-'))
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(strange, name), text)
    const { said, ended } = await hold(strange)
    expect(said).toMatch(words)
    expect(await ended).toBe(1)
    expect(
      Object.fromEntries(readdirSync(strange).map((name) => [name, readFileSync(path.join(strange, name), 'utf8')])),
    ).toEqual(files)
  },
  30_000,
)

test('under a private home root hears where to go instead, and anybody else just starts', async () => {
  const home = path.join(place, 'private-home')
  mkdirSync(home, { mode: 0o700 })
  const { child, said, ended } = await hold(path.join(home, 'postgres'))
  if (process.getuid?.() === 0) expect(said).toMatch(/^refused .*HONGYI_DATA.*\n.*HONGYI_DATA/)
  else expect(said).toMatch(/^up /)
  child.kill('SIGTERM')
  await ended
}, 30_000)
