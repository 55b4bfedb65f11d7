// npm start on a bare machine ends with an address; whatever stops it, the next start finds everything.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { isAlive } from '../../cloudfunctions/local/earlier-server'
import { asRefusal } from '../../cloudfunctions/local/start-refusals'
import { columns, table } from '../../cloudfunctions/local/welcome'
import { buildFunctions, endAll, start, type Started } from '../world/run-start'

const root = path.resolve(__dirname, '../..')
const place = mkdtempSync(path.join(tmpdir(), 'hongyi-start-'))
chmodSync(place, 0o755)
const data = path.join(place, 'data')
const pidFile = path.join(data, 'postgres/postmaster.pid')

beforeAll(buildFunctions, 120_000)
afterEach(endAll)
afterAll(() => rmSync(place, { recursive: true, force: true }))

const databasePid = (): number => Number.parseInt(readFileSync(pidFile, 'utf8'), 10)

async function call(url: string, operation: string, input: object = {}, token = ''): Promise<Record<string, any>> {
  const answer = await fetch(`${url}/rpc/${operation}`, {
    method: 'POST',
    body: JSON.stringify({ input }),
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  })
  return (await answer.json()) as Record<string, any>
}

async function stop({ child, ended }: Started): Promise<number | null> {
  child.kill('SIGTERM')
  return ended
}

/** Two lines, one in each language, and nothing that only a programmer can read. */
function expectOneClearLineEach(output: string): void {
  const lines = output.trim().split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/[\u4e00-\u9fff]/)
  expect(lines[1]).toMatch(/^[\x20-\x7e]+$/)
}

describe('npm start', () => {
  test('brings a database, a city and an address, says who you may be, and stops cleanly on SIGTERM', async () => {
    const first = await start(data)
    expect(first.output()).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+$/m)
    expect((await fetch(`${first.url}/ready`)).status).toBe(200)
    const { data: listed } = await call(first.url, 'list-demo-accounts')
    expect(listed.accounts.length).toBeGreaterThan(2)
    for (const account of listed.accounts) expect(first.output()).toMatch(new RegExp(`^  ${account.key} `, 'm'))
    const pid = databasePid()
    const began = performance.now()
    expect(await stop(first)).toBe(0)
    expect(performance.now() - began).toBeLessThan(15_000)
    expect([isAlive(pid), existsSync(pidFile)]).toEqual([false, false])
  }, 120_000)

  test('takes seconds the second time, and what was done is still there', async () => {
    const second = await start(data)
    expect(second.seconds).toBeLessThan(10)
    const { data: listed } = await call(second.url, 'list-demo-accounts')
    const { data: session } = await call(second.url, 'sign-in-demo', { account: listed.accounts[0].key })
    await stop(second)
    const third = await start(data)
    const me = await call(third.url, 'who-am-i', {}, session.token)
    expect(me).toMatchObject({ ok: true })
    await stop(third)
  }, 60_000)

  test('works again after kill -9, with the session that was open before', async () => {
    const first = await start(data)
    const { data: listed } = await call(first.url, 'list-demo-accounts')
    const { data: session } = await call(first.url, 'sign-in-demo', { account: listed.accounts[0].key })
    const pid = databasePid()
    first.child.kill('SIGKILL')
    await first.ended
    const next = await start(data)
    expect(await call(next.url, 'who-am-i', {}, session.token)).toMatchObject({ ok: true })
    expect(isAlive(pid)).toBe(false)
    await stop(next)
  }, 60_000)

  test('hears a SIGTERM that npm passes on to its shell', async () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      scripts: { start: string }
    }
    const host = await start(data, {}, ['sh', '-c', scripts.start.split('&&').at(-1)!])
    const pid = databasePid()
    expect(await stop(host)).toBe(0)
    expect(isAlive(pid)).toBe(false)
    await expect(fetch(host.url)).rejects.toThrow()
  }, 60_000)

  test('leaves at once on the second signal', async () => {
    const host = await start(data)
    const pid = databasePid()
    host.child.kill('SIGINT')
    host.child.kill('SIGTERM')
    const began = performance.now()
    await host.ended
    expect(performance.now() - began).toBeLessThan(10_000)
    for (let tries = 0; isAlive(pid) && tries < 50; tries++) await wait(100)
    expect(isAlive(pid)).toBe(false)
  }, 60_000)
})

describe('a start that cannot be is refused in one line of each language', () => {
  test('the port is taken: nothing is made', async () => {
    const neighbour = await new Promise<Server>((up) => {
      const server = createServer().listen(0, '127.0.0.1', () => up(server))
    })
    const { port } = neighbour.address() as AddressInfo
    const fresh = path.join(place, 'fresh')
    const host = await start(fresh, { PORT: String(port) })
    expect(await host.ended).toBe(1)
    expectOneClearLineEach(host.output())
    expect(host.output()).toContain(`PORT=${port + 1} npm start`)
    expect(existsSync(fresh)).toBe(false)
    neighbour.close()
  }, 30_000)

  test('a second start on the same data: the first goes on', async () => {
    const first = await start(data)
    const second = await start(data)
    expect(await second.ended).toBe(1)
    expectOneClearLineEach(second.output())
    expect((await fetch(`${first.url}/ready`)).status).toBe(200)
    await stop(first)
  }, 60_000)

  test('the data is of a newer version: it stays as it was', async () => {
    const host = await start(data)
    const port = readFileSync(pidFile, 'utf8').split('\n')[3]
    const password = readFileSync(path.join(data, 'postgres/hongyi-password'), 'utf8').trim()
    const client = new Client({ connectionString: `postgres://hongyi:${password}@127.0.0.1:${port}/hongyi` })
    await client.connect()
    await client.query(`insert into migration (name, hash) values ('999-later.sql', 'x')`)
    await client.query(`delete from migration where name like '001%'`)
    await client.end()
    await stop(host)
    const refused = await start(data)
    expect(await refused.ended).toBe(1)
    expectOneClearLineEach(refused.output())
    expect(refused.output()).toContain('999-later.sql')
    // It had one migration to run again; running it would have failed or changed the newer data.
    expect(existsSync(pidFile)).toBe(false)
    const again = await start(data)
    expect(again.output()).toBe(refused.output())
    await again.ended
  }, 60_000)

  test.each([
    ['the demo on an address that others reach', { HONGYI_BIND: '0.0.0.0' }, '演示模式'],
    ['a mode that is none', { HONGYI_MODE: 'test' }, 'HONGYI_MODE'],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', HONGYI_MODE: 'production' },
      '连不上',
    ],
    ['a port that is no number', { PORT: 'https' }, 'PORT'],
    ['a log level nobody knows', { HONGYI_LOG: 'loud' }, 'HONGYI_LOG'],
  ])(
    '%s',
    async (_what, variables, words) => {
      const fresh = path.join(place, 'untouched')
      const host = await start(fresh, variables as unknown as Record<string, string>)
      expect(await host.ended).toBe(1)
      expectOneClearLineEach(host.output())
      expect(host.output()).toContain(words)
      expect(existsSync(path.join(fresh, 'postgres'))).toBe(false)
    },
    30_000,
  )

  test('the data folder is a file', async () => {
    const file = path.join(place, 'a-file')
    writeFileSync(file, 'letter')
    const host = await start(file)
    expect(await host.ended).toBe(1)
    expectOneClearLineEach(host.output())
    expect(readFileSync(file, 'utf8')).toBe('letter')
  }, 30_000)

  // A full disk and a locked folder cannot be made on every machine; what the system reports for them can.
  test.each(['ENOSPC', '53100', 'EACCES', 'EROFS', '28P01', '3D000', '42501'])('the system answers %s', (code) => {
    const refusal = asRefusal(Object.assign(new Error('x'), { code, path: '/data' }))
    expectOneClearLineEach(refusal!.message)
  })

  test('a bug is no refusal: it keeps its stack', () => {
    expect(asRefusal(new TypeError('x is not a function'))).toBeNull()
  })
})

test('the table of accounts stands straight under Chinese and Latin words', () => {
  const lines = table([
    ['账号', 'x', '做'],
    ['resident', '许奶奶', '提一件诉求'],
  ]).split('\n')
  const starts = lines.map((line) => columns(line.slice(0, line.indexOf(line.includes('做') ? '做' : '提'))))
  expect(starts[0]).toBe(starts[1])
})

test('no database server of these tests is left running', () => {
  const processes = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []
  const ours = processes.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(place)
    } catch {
      return false
    }
  })
  const listed = existsSync('/proc')
    ? ours
    : spawnSync('pgrep', ['-f', place], { encoding: 'utf8' }).stdout.trim().split('\n').filter(Boolean)
  expect(listed).toEqual([])
})
