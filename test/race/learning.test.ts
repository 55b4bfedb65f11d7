// However many timers wake up in the same night, the city learns once, and nobody is asked by half of an edition.
import { Pool } from 'pg'
import { learnChance, learnFrom } from '../../cloudfunctions/kernel/dispatch/learn-chance'
import { runTimer } from '../../cloudfunctions/kernel/run-timer'
import { OFFER_POLICY } from '../../cloudfunctions/kernel/matching/choose'
import { priorChance } from '../../cloudfunctions/kernel/matching/offer'
import type { Ports } from '../../cloudfunctions/kernel/ports'
import { useThread } from '../kernel/case/thread'
import { answersOf, keepAnswers, peopleLike } from '../kernel/dispatch/answer-history'
import { seedWaiting } from './waiting-cases'

let timers: { pool: Pool; ports: Ports }[]
// Before the database goes: hooks run in the order in which they are written.
afterAll(() => Promise.all(timers.map((t) => t.pool.end())))

const thread = useThread(undefined, { max: 12 })
const faults: Record<string, unknown>[] = []
const people = peopleLike({ 'volunteer.noon': -2, 'grid-worker': -1.5 })
const nights = 4

beforeAll(async () => {
  timers = Array.from({ length: 4 }, () => {
    const pool = new Pool({ connectionString: thread.db.url, max: 3, pipeline: true })
    return {
      pool,
      ports: {
        ...thread.f.ports,
        pool,
        log: (line: Record<string, unknown>) => {
          if (line.level === 'error') faults.push(line)
        },
      },
    }
  })
  await keepAnswers(thread.db.pool, answersOf(people, 2_000, thread.f.now(), { seed: 5 }), { communities: 40 })
})

/** Nights in which somebody learned, and by how many it was done. */
async function learnedTwice(table: string): Promise<{ day: string; times: number }[]> {
  const { rows } = await thread.db.pool.query<{ day: string; times: number }>(
    `select day::text as day, count(*)::int as times from ${table} group by day having count(*) > 1 order by day`,
  )
  return rows
}

test('four timers at once, four nights: one edition a night, and three timers that say they did nothing', async () => {
  for (let night = 0; night < nights; night++) {
    thread.f.setTime(new Date(Date.UTC(2026, 10, 23 + night, 19)))
    const did = await Promise.all(timers.map((t) => learnChance(t.ports)))
    expect([night, did.filter(Boolean).length]).toEqual([night, 1])
  }
  expect(await learnedTwice('chance_model')).toEqual([])
  const { rows } = await thread.db.pool.query<{ edition: number }>('select edition from chance_model order by edition')
  expect(rows.map((r) => r.edition)).toEqual([1, 2, 3, 4])
  expect(faults).toEqual([])
})

test('timers that ask and learn at once: every question names an edition that is there, or stated priors', async () => {
  thread.f.setTime('2026-11-28T02:00:00Z')
  await seedWaiting(thread.db.pool, thread.f.now(), { cases: 40, communities: 8, helpersEach: 6 })
  await Promise.all(timers.map((t) => runTimer(t.ports)))
  expect(faults).toEqual([])
  const { rows: asked } = await thread.db.pool.query<{ named: string; n: number }>(
    `select why ->> 'chanceModel' as named, count(*)::int as n from case_offer where why ? 'chanceModel' group by 1`,
  )
  const { rows: taken } = await thread.db.pool.query<{ name: string }>(
    `select 'learned-' || edition as name from chance_model where taken`,
  )
  expect(asked.reduce((sum, r) => sum + r.n, 0)).toBeGreaterThan(20)
  for (const { named } of asked) expect([`prior-${OFFER_POLICY.edition}`, ...taken.map((t) => t.name)]).toContain(named)
  expect(await learnedTwice('chance_model')).toEqual([])
})

test('the same check catches timers that look first and write later', async () => {
  await thread.db.pool.query('create table naive_model (edition int, day date, model jsonb)')
  const answers = answersOf(people, 500, thread.f.now(), { seed: 6 })
  const day = '2026-11-29'
  const seen = await Promise.all(
    timers.map(async (t) => (await t.pool.query('select 1 from naive_model where day = $1', [day])).rowCount),
  )
  await Promise.all(
    timers.map(async (t, i) => {
      if (seen[i]) return
      const { model } = learnFrom(answers, priorChance(OFFER_POLICY))
      await t.pool.query('insert into naive_model select coalesce(max(edition), 0) + 1, $1, $2 from naive_model', [
        day,
        JSON.stringify(model),
      ])
    }),
  )
  expect(await learnedTwice('naive_model')).toEqual([{ day, times: timers.length }])
})
