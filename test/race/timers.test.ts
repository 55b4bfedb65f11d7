// Two timers at once do what one would: no question twice, no warning twice, no message twice.
import { Pool } from 'pg'
import { runTimer } from '../../cloudfunctions/kernel/run-timer'
import type { Ports } from '../../cloudfunctions/kernel/ports'
import { brokenDoor, home, kindsOf, peopleOf, rowOf, useThread } from '../kernel/case/thread'
import { timerFaults } from './timer-faults'

let timers: { pool: Pool; ports: Ports }[]
// Before the database goes: hooks run in the order in which they are written.
afterAll(() => Promise.all(timers.map((t) => t.pool.end())))

const thread = useThread(undefined, { max: 12 })
const faults: Record<string, unknown>[] = []

beforeAll(() => {
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
})

const tickTogether = () => Promise.all(timers.map((t) => runTimer(t.ports)))
const real = { offer: 'case_offer', told: 'outbox', notice: 'notice' }
let caseIds: string[]

test('sixty cases wait and four timers start at once: each case sends one wave', async () => {
  const phones = await Promise.all(
    peopleOf('resident')
      .slice(0, 20)
      .map((p) => thread.f.signInAs(p.personId)),
  )
  const inputs = phones.flatMap((_, i) =>
    ['facility', 'sanitation', 'elder-care'].map((categoryCode) => ({ i, input: brokenDoor({ categoryCode }) })),
  )
  for (const { i, input } of inputs) await phones[i]!.call('post-case', input)
  caseIds = inputs.map(({ input }) => input.caseId)
  // Many hands, so that every wave has somebody to choose and the timers meet at the same helpers.
  await thread.db.pool.query(
    `update helper
     set skills = '{electric,carry,cleaning,elder-care}', windows = '[]', kind = 'grid-worker', vetted = true,
       max_open_tasks = 9
     where community_code = $1`,
    [home],
  )
  const reports = await tickTogether()
  expect(reports.reduce((sum, r) => sum + r.waves, 0)).toBe(caseIds.length)
  expect(faults).toEqual([])
  expect(await timerFaults(thread.db.pool, real)).toEqual([])
  const { rows } = await thread.db.pool.query<{ asked: string; cases: string }>(
    'select count(*) as asked, count(distinct case_id) as cases from case_offer',
  )
  expect(Number(rows[0]!.cases)).toBeGreaterThan(5)
  for (const caseId of caseIds) {
    const { wave } = await rowOf(thread, { caseId })
    expect(wave).toBeLessThanOrEqual(1)
    expect((await kindsOf(thread, { caseId })).filter((k) => k === 'offered')).toHaveLength(wave)
  }
})

test('over a day with four timers every warning, climb and message happens once', async () => {
  for (const hour of [
    '2026-11-23T02:08:00Z',
    '2026-11-23T04:00:00Z',
    '2026-11-23T07:36:00Z',
    '2026-11-24T02:00:00Z',
    '2026-11-27T07:52:30Z',
    '2026-11-30T09:30:00Z',
  ]) {
    thread.f.setTime(hour)
    await tickTogether()
    expect([hour, await timerFaults(thread.db.pool, real)]).toEqual([hour, []])
  }
  expect(faults).toEqual([])
  for (const caseId of caseIds) {
    const kinds = await kindsOf(thread, { caseId })
    for (const kind of ['warned', 'overdue', 'climbed'])
      expect([kind, kinds.filter((k) => k === kind).length]).toEqual([kind, 1])
  }
  const { rows } = await thread.db.pool.query(
    `select (select count(*)::int from outbox where sent_at is null) as unsent,
       (select count(*)::int from outbox) - (select count(*)::int from notice) as lost`,
  )
  expect(rows).toEqual([{ unsent: 0, lost: 0 }])
}, 180_000)

test('the same check catches a timer that looks first and writes later', async () => {
  const { pool } = thread.db
  await pool.query(`
    create table naive_case as select case_id, community_code from cases;
    create table naive_offer as select * from case_offer where false;
    create table naive_told as select * from outbox where false;
    create table naive_notice as select * from notice where false;`)
  await tickNaively(timers.map((t) => t.pool))
  const found = await timerFaults(pool, { offer: 'naive_offer', told: 'naive_told', notice: 'naive_notice' })
  expect([...new Set(found.map((f) => f.replace(/ \d+ times/, '')))].sort()).toEqual([
    'a case asked one helper',
    'a helper holds an open question',
    'a helper was told of one offer',
    'a message arrived',
  ])
})

/**
 * Without skip locked, without a condition in the update, without a unique index;
 * and in the order that a busy day brings sooner or later: all look, then all write.
 */
async function tickNaively(pools: readonly Pool[]): Promise<void> {
  const { rows: due } = await pools[0]!.query<{ case_id: string; community_code: string }>(
    'select case_id, community_code from naive_case order by case_id',
  )
  for (const { case_id, community_code } of due) {
    const free = await Promise.all(
      pools.map(
        async (p) =>
          (
            await p.query<{ helper_id: string }>(
              `select helper_id
               from helper h
               where community_code = $1
                 and not exists (select 1 from naive_offer o where o.helper_id = h.helper_id and o.state = 'open')
               order by helper_id
               limit 2`,
              [community_code],
            )
          ).rows,
      ),
    )
    await Promise.all(
      pools.map(async (p, i) => {
        for (const { helper_id } of free[i]!) await askNaively(p, community_code, case_id, helper_id)
      }),
    )
  }
  const unsent = await Promise.all(
    pools.map(async (p) => (await p.query('select * from naive_told where sent_at is null order by at')).rows),
  )
  await Promise.all(
    pools.map(async (p, i) => {
      for (const m of unsent[i]!) {
        await p.query(
          `insert into naive_notice (person_id, notice_id, kind, title, body, at) values ($1, $2, $3, '', '', now())`,
          [m.to_person, m.outbox_id, m.kind],
        )
        await p.query('update naive_told set sent_at = now() where outbox_id = $1', [m.outbox_id])
      }
    }),
  )
}

async function askNaively(pool: Pool, communityCode: string, caseId: string, helperId: string): Promise<void> {
  await pool.query(
    `insert into naive_offer (
       community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at, until
     )
     values ($1, $2, $3, '', 1, 1, 'open', '[]', '{}', '', now(), now())`,
    [communityCode, caseId, helperId],
  )
  await pool.query(
    `insert into naive_told (community_code, outbox_id, kind, to_person, case_id, title, body, at, tries)
     values ($1, gen_random_uuid(), 'offer.open', $2, $3, '', '', now(), 0)`,
    [communityCode, helperId, caseId],
  )
}
