// What a run of the timer costs depends on what is open, not on what
// was: the same statements and about the same rows after years.
import { setTimeout as wait } from 'node:timers/promises'
import { runTimer } from '../../../cloudfunctions/kernel/run-timer'
import { listeningPool } from '../../world/listening-pool'
import { seedWaiting } from '../../race/waiting-cases'
import { useThread } from '../case/thread'

const thread = useThread()
const communities = 4
let seq = 1_000

/** Work that waits, and nothing else: the same each time. */
async function openWork(cases: number): Promise<void> {
  const { pool } = thread.db
  await pool.query(
    `update cases set next_wave_at = null, dispatch = 'with-staff' where dispatch in ('waiting', 'offering')`,
  )
  await pool.query(`update case_offer set state = 'expired' where state = 'open'`)
  await seedWaiting(pool, thread.f.now(), { cases, communities, helpersEach: 0, firstSeq: (seq += 1_000) })
  await pool.query('vacuum (analyze)')
}

beforeAll(async () => {
  await seedWaiting(thread.db.pool, thread.f.now(), { cases: 1, communities, helpersEach: 12 })
  // The first run of a process also sweeps what is to be forgotten, which it does once an hour.
  await thread.f.tick()
})

/** One run, its statements, and the rows that it read of the tables that grow. */
async function oneRun(
  cases: number,
): Promise<{ waves: number; statements: number; rowsRead: number; byTable: Record<string, number> }> {
  await openWork(cases)
  let statements = 0
  const timer = listeningPool(
    thread.db.url,
    () => {
      statements++
    },
    1,
  )
  const before = await read()
  const { waves } = await runTimer({ ...thread.f.ports, pool: timer })
  // A connection tells what it read when it ends.
  await timer.end()
  await wait(300)
  const after = await read()
  const byTable = Object.fromEntries(Object.entries(after).map(([table, rows]) => [table, rows - (before[table] ?? 0)]))
  return { waves, statements, byTable, rowsRead: Object.values(byTable).reduce((sum, n) => sum + n, 0) }
}

async function read(): Promise<Record<string, number>> {
  const { rows } = await thread.db.pool.query<{ relname: string; n: string }>(
    `select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) as n
     from pg_stat_user_tables
     where relname in (
       'cases', 'case_offer', 'case_event', 'assignment', 'helper', 'helper_tally', 'match_batch', 'outbox'
     )`,
  )
  return Object.fromEntries(rows.map((r) => [r.relname, Number(r.n)]))
}

/**
 * Cases of the years before, each with its offers, its helper and its
 * batch; of the very communities that have work now.
 */
async function loadHistory(cases: number): Promise<void> {
  await thread.db.pool.query(`create temp table old as
    select h.community_code, h.helper_id, gen_random_uuid() as case_id, gen_random_uuid() as id, n,
      timestamptz '2026-11-01' - n * interval '5 minutes' as at
    from generate_series(1, ${cases}) n
    join (
      select community_code, helper_id, row_number() over () as i, count(*) over () as all
      from helper
      where name like '帮手%'
    ) h on h.i = n % h.all + 1;
    insert into cases (
      community_code, case_id, day, seq, state, outcome, category_edition, category_code, urgency, text, visibility,
      reporter_id, placed_level, placed_by, street_code, office_code, first_office_code, first_owner_name, dispatch,
      wave, helper_id, helper_name, due_amount, due_unit, posted_at, accept_due_at, accepted_at, counted_from, due_at,
      warn_at, closed_at
    )
    select community_code, case_id, at::date, 100000 + n, 'closed', 'solved', 2026, 'facility', 'ordinary', '',
      'private', helper_id, 'community', 'chosen', left(community_code, 9), community_code, community_code, '',
      'finished', 1, helper_id, '', 5, 'work-day', at, at, at, at, at, at, at
    from old;
    insert into case_offer (
      community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at, until,
      batch_id
    )
    select community_code, case_id, helper_id, '', 1, 1, 'accepted', '[]', '{}', '', at, at, id
    from old;
    insert into assignment select community_code, case_id, id, helper_id, 'claim', at, at, 'closed' from old;
    insert into match_batch select community_code, id, at, 'timer', '2026-1', 1, 12, 1, '[]' from old`)
}

test('30,000 cases later: the same statements, no more rows of what is over', async () => {
  const young = await oneRun(40)
  expect(young.waves).toBe(40)
  await loadHistory(30_000)
  thread.f.pass(60)
  const old = await oneRun(40)
  expect(old.waves).toBe(40)
  expect(old.statements).toBe(young.statements)
  expect({ young, old, fewEnough: old.rowsRead < young.rowsRead * 1.2 + 500 }).toMatchObject({ fewEnough: true })
}, 120_000)

test('four times the cases of the same communities: the same statements', async () => {
  thread.f.pass(60)
  const few = await oneRun(40)
  thread.f.pass(60)
  const many = await oneRun(160)
  expect([few.waves, many.waves]).toEqual([40, 160])
  expect(many.statements).toBe(few.statements)
}, 120_000)

test('the same count of rows catches a look through what is over', async () => {
  const before = await read()
  const looking = listeningPool(thread.db.url, () => undefined, 1)
  await looking.query(`select count(*) from cases where state = 'closed'`)
  await looking.end()
  await wait(300)
  expect((await read()).cases! - before.cases!).toBeGreaterThan(30_000)
})
