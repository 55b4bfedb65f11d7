// The database itself is killed under load, twice: whatever was answered is there
// after the restart, nothing is half-written, and sending all again completes it.
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'pg'
import { newId } from '../../cloudfunctions/kernel/ids'
import { migrate } from '../../cloudfunctions/store/migrate'
import { brokenDoor, mondayMorning, peopleOf } from '../kernel/case/thread'
import { layCity } from '../world/city'
import { makeFunctions, type Functions, type Phone } from '../world/phone'
import { halfWritten } from './half-written'

const root = path.resolve(__dirname, '../..')
const place = mkdtempSync(path.join(tmpdir(), 'hongyi-crash-'))
chmodSync(place, 0o755)
const dir = path.join(place, 'postgres')
const pools: Pool[] = []
let holder: ChildProcess

/** A process of its own holds the server, with fsync on: what a test loses there, a city loses. */
async function hold(): Promise<Pool> {
  holder = spawn(process.execPath, ['--import', 'tsx', 'test/world/hold-database.ts', dir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((up, refused) => {
    holder.stdout!.on('data', (chunk: Buffer) => {
      const said = /^up (\S+)$/m.exec(chunk.toString())
      if (said) up(said[1]!)
    })
    holder.once('close', () => refused(new Error('the database did not start')))
  })
  const pool = new Pool({ connectionString: url, max: 8, pipeline: true })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  pools.push(pool)
  return pool
}

/** As `pg_ctl stop -m immediate` does it (SIGQUIT), or as a power cut does (SIGKILL of everything). */
async function crash(how: 'SIGQUIT' | 'SIGKILL'): Promise<void> {
  const server = Number.parseInt(readFileSync(path.join(dir, 'postmaster.pid'), 'utf8'), 10)
  process.kill(server, how)
  const gone = new Promise((closed) => holder.once('close', closed))
  holder.kill('SIGKILL')
  await gone
}

afterAll(async () => {
  await letGo()
  rmSync(place, { recursive: true, force: true })
}, 30_000)

async function letGo(): Promise<void> {
  await Promise.all(pools.splice(0).map((p) => p.end()))
  if (holder.exitCode !== null || holder.signalCode !== null) return
  const gone = new Promise((closed) => holder.once('close', closed))
  holder.kill('SIGTERM')
  await gone
}

interface Sent {
  person: string
  clientId: string
  input: ReturnType<typeof brokenDoor>
}
const phonesOf = async (f: Functions): Promise<Map<string, Phone>> =>
  new Map(
    await Promise.all(
      peopleOf('resident')
        .slice(0, 16)
        .map(async (p): Promise<[string, Phone]> => [p.personId, await f.signInAs(p.personId)]),
    ),
  )

test.each([
  ['an immediate stop', 'SIGQUIT', 40],
  ['a power cut', 'SIGKILL', 15],
] as const)(
  '%s under load',
  async (_, how, enough) => {
    let pool = await hold()
    if (how === 'SIGQUIT') {
      await migrate(pool.options.connectionString!)
      await layCity(pool.options.connectionString!)
    }
    const quiet = { log: () => undefined }
    const f = makeFunctions(pool, mondayMorning, quiet)
    const phones = await phonesOf(f)
    const all: Sent[] = Array.from({ length: 96 }, (_, i) => ({
      person: [...phones.keys()][i % phones.size]!,
      clientId: newId(),
      input: brokenDoor(),
    }))
    const answered = new Map<Sent, string>()
    const codes = new Set<string>()
    let falling: Promise<void> | undefined
    await Promise.all(
      Array.from({ length: 8 }, async (_, worker) => {
        for (const sent of all.filter((_, i) => i % 8 === worker)) {
          const answer = await phones.get(sent.person)!.answer('post-case', sent.input, sent.clientId)
          if (answer.ok) answered.set(sent, answer.data.number)
          else codes.add(answer.code)
          if (answered.size >= enough) falling ??= crash(how)
        }
      }),
    )
    await falling
    expect(answered.size).toBeGreaterThanOrEqual(enough)
    expect(answered.size).toBeLessThan(all.length)
    // To who was cut off it is "busy, try again": their words are kept and the outbox sends them once more.
    expect([...codes]).toEqual(['BUSY'])

    await wait(100)
    pool = await hold()
    expect(await halfWritten(pool)).toEqual([])
    const standing = new Set(
      (await pool.query<{ case_id: string }>('select case_id from cases')).rows.map((r) => r.case_id),
    )
    for (const sent of answered.keys()) expect(standing).toContain(sent.input.caseId)

    const again = makeFunctions(pool, mondayMorning, quiet)
    const phonesAgain = await phonesOf(again)
    const numbers = new Set<string>()
    await Promise.all(
      [...phonesAgain].map(async ([person, phone]) => {
        for (const sent of all.filter((one) => one.person === person)) {
          const { number } = await phone.call('post-case', sent.input, sent.clientId)
          if (answered.has(sent)) expect(number).toBe(answered.get(sent))
          numbers.add(number)
        }
      }),
    )
    expect(numbers.size).toBe(all.length)
    expect(await halfWritten(pool)).toEqual([])
    await again.tick()
    expect(await halfWritten(pool)).toEqual([])
    await letGo()
  },
  180_000,
)
