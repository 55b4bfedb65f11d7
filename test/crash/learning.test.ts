// Killed in the middle of learning, at any write: the edition that was
// in use is as it was, nothing is half there, and the next run learns.
import { setTimeout as wait } from 'node:timers/promises'
import { learnChance } from '../../cloudfunctions/kernel/dispatch/learn-chance'
import { useThread } from '../kernel/case/thread'
import { answersOf, keepAnswers, peopleLike } from '../kernel/dispatch/answer-history'
import { startWorker } from './start-worker'

const thread = useThread()
const people = peopleLike({ 'volunteer.noon': -2, 'grid-worker': -1.5 })

const editions = async (): Promise<object[]> =>
  (await thread.db.pool.query<object>('select *, day::text as day from chance_model order by edition')).rows

beforeAll(async () => {
  await keepAnswers(thread.db.pool, answersOf(people, 2_000, thread.f.now(), { seed: 5 }), { communities: 40 })
  thread.f.setTime('2026-11-23T19:00:00Z')
  await learnChance(thread.f.ports)
})

test('write by write', async () => {
  const [first] = await editions()
  expect(first).toMatchObject({ edition: 1, taken: true })
  const fates: string[] = []
  for (let write = 1; write < 20 && fates.at(-1) !== 'lived'; write++) {
    // Each on a night of its own, so that each has something to learn.
    const night = new Date(Date.UTC(2026, 10, 23 + write, 19))
    const before = await editions()
    const { signal } = await startWorker({
      databaseUrl: thread.db.url,
      now: night.toISOString(),
      learns: true,
      death: { write, still: 'sent' },
    })
    // The server finishes what it was sent, and then sees that nobody is there any more.
    const [free] = await lockIsFree()
    expect([write, free]).toEqual([write, true])
    const after = await editions()
    expect([write, after.slice(0, before.length)]).toEqual([write, before])
    expect([write, after.length - before.length]).toEqual([
      write,
      signal === null || after.length > before.length ? 1 : 0,
    ])
    thread.f.setTime(night)
    expect([write, await learnChance(thread.f.ports)]).toEqual([write, after.length === before.length])
    expect(await editions()).toHaveLength(before.length + 1)
    const killed = after.length > before.length ? 'after its last write' : 'before'
    fates.push(signal === null ? 'lived' : killed)
  }
  expect(new Set(fates)).toEqual(new Set(['before', 'after its last write', 'lived']))
}, 120_000)

async function lockIsFree(): Promise<boolean[]> {
  for (let tries = 0; tries < 50; tries++) {
    const { rows } = await thread.db.pool.query<{ free: boolean }>(
      `select not exists (
         select 1
         from pg_locks
         where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
       ) as free`,
    )
    if (rows[0]!.free) return [true]
    await wait(100)
  }
  return [false]
}
