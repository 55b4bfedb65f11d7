// Many run over one community at once, the timers and whoever posts in
// danger: each case goes through one wave, each helper is asked once.
import { Pool } from 'pg'
import { askNow } from '../../cloudfunctions/kernel/dispatch/ask-now'
import { runTimer } from '../../cloudfunctions/kernel/run-timer'
import { newId } from '../../cloudfunctions/kernel/ids'
import { cityOf } from '../../cloudfunctions/kernel/city/city'
import type { Ports } from '../../cloudfunctions/kernel/ports'
import { useThread } from '../kernel/case/thread'
import { batchFaults } from './batch-faults'
import { atOnce } from './crowd'
import { seedWaiting, type Waiting } from './waiting-cases'

let timers: { pool: Pool; ports: Ports }[]
// Before the database goes: hooks run in the order in which they are written.
afterAll(() => Promise.all(timers.map((t) => t.pool.end())))

const thread = useThread(undefined, { max: 16 })
const faults: Record<string, unknown>[] = []
const real = { cases: 'cases', offer: 'case_offer', event: 'case_event', batch: 'match_batch' }
let waiting: Waiting[]

beforeAll(async () => {
  timers = Array.from({ length: 2 }, () => {
    const pool = new Pool({ connectionString: thread.db.url, max: 5, pipeline: true })
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
  waiting = await seedWaiting(thread.db.pool, thread.f.now(), { cases: 200, communities: 8, helpersEach: 12 })
})

test('two timers and forty who post in danger at once, over 200 cases: each goes through one wave', async () => {
  const city = await cityOf(thread.db.pool)
  const [reports, moved] = await Promise.all([
    Promise.all(timers.map((t) => runTimer(t.ports))),
    atOnce(
      waiting.filter((_, i) => i % 5 === 0),
      6,
      (w) => askNow({ ports: timers[0]!.ports, city }, w.communityCode, w.caseId),
    ),
  ])
  expect(faults).toEqual([])
  expect(await batchFaults(thread.db.pool, real)).toEqual([])
  // A case that one run held, another passes over; nobody had it twice.
  expect(reports.reduce((sum, r) => sum + r.waves, 0) + moved.reduce((sum, n) => sum + n, 0)).toBe(200)
  const {
    rows: [asked],
  } = await thread.db.pool.query<{ offers: number; helpers: number; proven: boolean }>(
    `select (select count(*)::int from case_offer where state = 'open') as offers,
       (select count(distinct helper_id)::int from case_offer where state = 'open') as helpers,
       (select bool_and((r ->> 'gap')::float8 = 0) from match_batch, jsonb_array_elements(rounds) r) as proven`,
  )
  expect(asked).toEqual({ offers: 8 * 12, helpers: 8 * 12, proven: true })
}, 60_000)

test('an hour later, waves over waves by both timers: still one question a helper and one batch a wave', async () => {
  for (let round = 0; round < 6; round++) {
    thread.f.pass(8)
    await Promise.all(timers.map((t) => runTimer(t.ports)))
    expect([round, await batchFaults(thread.db.pool, real)]).toEqual([round, []])
  }
  expect(faults).toEqual([])
  const {
    rows: [never],
  } = await thread.db.pool.query<{ n: number }>(
    'select count(*)::int as n from cases where case_id = any ($1) and wave = 0',
    [waiting.map((w) => w.caseId)],
  )
  // Fourteen cases for each helper of a community: 84 questions in seven rounds reach well over half of the cases.
  expect(never!.n).toBeLessThan(200)
}, 60_000)

test('the same check catches runs that look first and write later', async () => {
  const { pool } = thread.db
  await pool.query(`create table naive_case as select * from cases;
    create table naive_event as select * from case_event where false;
    create table naive_offer as select * from case_offer where false;
    create table naive_batch as select * from match_batch where false;
    update naive_case set wave = 0;`)
  const { rows: communities } = await pool.query<{ code: string }>(
    'select distinct community_code as code from naive_case',
  )
  for (const { code } of communities) {
    const seen = await Promise.all(
      timers.map(async (t) => ({
        due: (
          await t.pool.query<{ case_id: string }>(
            'select case_id from naive_case where community_code = $1 and wave = 0 order by case_id limit 5',
            [code],
          )
        ).rows,
        free: (
          await t.pool.query<{ helper_id: string }>(
            `select helper_id from helper where community_code = $1 order by helper_id limit 5`,
            [code],
          )
        ).rows,
      })),
    )
    await Promise.all(
      timers.map(async (t, i) => {
        const batchId = newId()
        for (const [n, { case_id }] of seen[i]!.due.entries())
          await writeNaively(t.pool, code, case_id, seen[i]!.free[n % seen[i]!.free.length]!.helper_id, batchId)
      }),
    )
  }
  const found = await batchFaults(pool, {
    cases: 'naive_case',
    offer: 'naive_offer',
    event: 'naive_event',
    batch: 'naive_batch',
  })
  expect([...new Set(found.map((f) => f.replace(/ \(\d+\)/, '')))].sort()).toEqual([
    'a case was in two batches of one wave',
    'a case went through more waves than it says',
    'a helper holds several open questions',
    'a question of no batch',
  ])
})

/** Without the lock, without the condition in the update, without the index, and the batch left for later. */
async function writeNaively(
  pool: Pool,
  communityCode: string,
  caseId: string,
  helperId: string,
  batchId: string,
): Promise<void> {
  await pool.query(
    `insert into naive_offer (
       community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at,
       until, batch_id
     )
     values ($1, $2, $3, '', 1, 1, 'open', '[]', '{}', '', now(), now(), $4)`,
    [communityCode, caseId, helperId, batchId],
  )
  await pool.query(
    `insert into naive_event (community_code, case_id, event_id, at, kind, actor_role, actor_name)
     values ($1, $2, $3, now(), 'offered', 'system', '')`,
    [communityCode, caseId, newId()],
  )
  await pool.query('update naive_case set wave = 1 where case_id = $1', [caseId])
}
