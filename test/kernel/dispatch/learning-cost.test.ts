// What a night's learning reads does not grow with what was: the newest questions of each community, and no others.
import { setTimeout as wait } from 'node:timers/promises'
import { learnChance } from '../../../cloudfunctions/kernel/dispatch/learn-chance'
import { listeningPool } from '../../world/listening-pool'
import { useThread } from '../case/thread'
import { answersOf, keepAnswers, peopleLike } from './answer-history'

const thread = useThread()

/** Rows that were read of the tables that grow. */
async function read(): Promise<number> {
  const { rows } = await thread.db.pool.query<{ n: string }>(
    `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as n
     from pg_stat_user_tables
     where relname in ('case_offer', 'assignment', 'cases', 'helper', 'case_event')`,
  )
  return Number(rows[0]!.n)
}

/** Counted round one thing that a connection of its own does; a connection tells what it read when it ends. */
async function countRound(
  work: (pool: ReturnType<typeof listeningPool>) => Promise<unknown>,
): Promise<{ statements: number; rowsRead: number }> {
  await thread.db.pool.query('vacuum (analyze)')
  let statements = 0
  const pool = listeningPool(
    thread.db.url,
    () => {
      statements++
    },
    1,
  )
  await wait(300)
  const before = await read()
  await work(pool)
  await pool.end()
  await wait(300)
  return { statements, rowsRead: (await read()) - before }
}

const night = (day: number) =>
  countRound(async (pool) => {
    thread.f.setTime(new Date(Date.UTC(2026, 10, day, 19)))
    expect(await learnChance({ ...thread.f.ports, pool })).toBe(true)
  })

test('ten times the questions of the same weeks: the same statements, as many rows, as many answers', async () => {
  await keepAnswers(thread.db.pool, answersOf(peopleLike({}), 6_000, new Date('2026-11-23T00:00:00Z'), { days: 5 }), {
    communities: 8,
  })
  const young = await night(23)
  // By a connection that ends: what its inserts read is then told at once, and is not counted with the night.
  const years = listeningPool(thread.db.url, () => undefined, 1)
  await years.query(`insert into case_offer (
      community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at, until,
      answered_at, why
    )
    select community_code, case_id, gen_random_uuid(), '', 1, 1, state, '[]', '{}', '',
      offered_at - n * interval '5 days', until - n * interval '5 days', answered_at - n * interval '5 days', why
    from case_offer, generate_series(1, 9) n`)
  await years.end()
  const old = await night(24)
  expect(old.statements).toBe(young.statements)
  const { rows } = await thread.db.pool.query<{ answers: number }>(
    'select answers + held_out as answers from chance_model order by edition',
  )
  expect(rows[0]!.answers).toBeGreaterThan(1_000)
  expect(rows[1]).toEqual(rows[0])
  expect([young.rowsRead, old.rowsRead, old.rowsRead < young.rowsRead * 1.2 + 500]).toEqual([
    young.rowsRead,
    old.rowsRead,
    true,
  ])
}, 60_000)

test('the same count of rows catches a look through everything', async () => {
  const { rowsRead } = await countRound((pool) => pool.query(`select count(*) from case_offer where why is not null`))
  expect(rowsRead).toBeGreaterThan(50_000)
}, 60_000)
