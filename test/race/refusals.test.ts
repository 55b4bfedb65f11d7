// In danger the last "no" sends the next question itself, in the same second in which
// the timers run: one wave a case, one open question a helper, and not one "no" is lost.
import type { Pool } from 'pg'
import { entry } from '../../cloudfunctions/kernel/call/entry'
import { newId } from '../../cloudfunctions/kernel/ids'
import { memberOperations } from '../../cloudfunctions/member'
import { useThread, type Thread } from '../kernel/case/thread'
import { batchFaults } from './batch-faults'
import { atOnce } from './crowd'
import { useTwoTimers } from './two-timers'
import { seedWaiting, signedIn, type Waiting } from './waiting-cases'

interface Open {
  communityCode: string
  caseId: string
  helperId: string
}

const timers = useTwoTimers(() => thread)
const thread: Thread = useThread(undefined, { max: 40 })
const real = { cases: 'cases', offer: 'case_offer', event: 'case_event', batch: 'match_batch' }
let waiting: Waiting[]
let tokens: Map<string, string>

beforeAll(async () => {
  const { pool } = thread.db
  waiting = await seedWaiting(pool, thread.f.now(), { cases: 64, communities: 8, helpersEach: 24 })
  await pool.query(`update cases set urgency = 'danger' where case_id = any ($1)`, [waiting.map((w) => w.caseId)])
  const { rows } = await pool.query<{ helper_id: string }>(
    'select helper_id from helper where community_code = any ($1)',
    [[...new Set(waiting.map((w) => w.communityCode))]],
  )
  tokens = await signedIn(
    pool,
    thread.f.now(),
    rows.map((r) => r.helper_id),
  )
}, 60_000)

const openNow = async (): Promise<Open[]> =>
  (
    await thread.db.pool.query<Open>(
      `select community_code as "communityCode", case_id as "caseId", helper_id as "helperId"
       from case_offer
       where state = 'open'
       order by helper_id`,
    )
  ).rows

test('everybody who is asked says no at once, over 40 connections beside two timers, again and again', async () => {
  const main = entry(memberOperations, () => ({
    ...thread.f.ports,
    log: (line) => {
      if (line.level === 'error') timers.faults.push(line)
    },
  }))
  const refuse = async ({ communityCode, caseId, helperId }: Open): Promise<boolean> =>
    (
      (await main({
        operation: 'refuse-offer',
        input: { communityCode, caseId, reason: '今天不行' },
        clientId: newId(),
        token: tokens.get(helperId),
      })) as { ok: boolean }
    ).ok
  let noes = 0
  await timers.run()
  for (let round = 0; round < 5; round++) {
    thread.f.pass(0.5)
    // What found nobody before is due again, so that the timers choose among the same helpers at the same moment.
    await thread.db.pool.query(
      `update cases c
       set next_wave_at = $1
       where c.dispatch in ('waiting', 'offering')
         and not exists (select 1 from case_offer o where o.case_id = c.case_id and o.state = 'open')`,
      [thread.f.now()],
    )
    const asked = await openNow()
    const [said] = await Promise.all([atOnce(asked, 40, refuse), timers.run()])
    expect([round, said.filter((ok) => !ok).length]).toEqual([round, 0])
    noes += said.length
    expect([round, await batchFaults(thread.db.pool, real)]).toEqual([round, []])
  }
  expect(timers.faults).toEqual([])
  const {
    rows: [kept],
  } = await thread.db.pool.query(
    `select (select count(*)::int from case_offer where state = 'refused' and refusal_reason = '今天不行') as refused,
       (select count(*)::int from case_event where kind = 'offer-refused') as told,
       (select count(*) > 0 from match_batch where occasion = 'answer') as "askedByNoes"`,
  )
  expect(kept).toEqual({ refused: noes, told: noes, askedByNoes: true })
  expect(noes).toBeGreaterThan(150)
  // Nobody in danger was left for the timer: whoever still has somebody to ask has been asked about.
  const { rows: left } = await thread.db.pool.query(
    'select case_id from cases where case_id = any ($1) and next_wave_at <= $2',
    [waiting.map((w) => w.caseId), thread.f.now()],
  )
  expect(left).toEqual([])
}, 120_000)

test('the same check catches a "no" that looks whether it is the last one and then asks', async () => {
  const { pool } = thread.db
  await pool.query(`
    create table naive_case as select * from cases where case_id = any (select case_id from case_offer);
    create table naive_event as select * from case_event where false;
    create table naive_batch as select * from match_batch where false;
    create table naive_offer as select distinct on (helper_id) * from case_offer order by helper_id;
    update naive_offer set state = 'open', wave = 1, batch_id = null;
    update naive_case set wave = 1;
    insert into naive_event
    select *
    from case_event e
    where e.kind = 'offered'
      and case_id in (select case_id from naive_case)
      and not exists (
        select 1 from case_event b where b.case_id = e.case_id and b.kind = 'offered' and b.event_id < e.event_id
      );`)
  const { rows: asked } = await pool.query<Open>(
    `select community_code as "communityCode", case_id as "caseId", helper_id as "helperId" from naive_offer`,
  )
  await atOnce(asked, 50, (o) => refuseNaively(pool, o))
  const found = await batchFaults(pool, {
    cases: 'naive_case',
    offer: 'naive_offer',
    event: 'naive_event',
    batch: 'naive_batch',
  })
  expect([...new Set(found.map((f) => f.replace(/ \(\d+\)/, '')))]).toEqual(
    expect.arrayContaining([
      'a case was in two batches of one wave',
      'a case went through more waves than it says',
      'a helper holds several open questions',
    ]),
  )
}, 60_000)

/**
 * Writes the no, looks who is left and who is free, thinks for a
 * moment, asks: without the case's lock and without the index.
 */
async function refuseNaively(pool: Pool, { communityCode, caseId, helperId }: Open): Promise<void> {
  await pool.query(`update naive_offer set state = 'refused' where case_id = $1 and helper_id = $2`, [caseId, helperId])
  const { rowCount: others } = await pool.query(`select 1 from naive_offer where case_id = $1 and state = 'open'`, [
    caseId,
  ])
  const {
    rows: [seen],
  } = await pool.query<{ wave: number }>('select wave from naive_case where case_id = $1', [caseId])
  const {
    rows: [free],
  } = await pool.query<{ helper_id: string }>(
    `select helper_id
     from helper h
     where community_code = $1
       and not exists (select 1 from naive_offer o where o.helper_id = h.helper_id and o.state = 'open')
     order by helper_id
     limit 1`,
    [communityCode],
  )
  await pool.query('select pg_sleep(0.05)')
  if (others || !free) return
  await pool.query(
    `insert into naive_offer (
       community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at,
       until, batch_id
     )
     values ($1, $2, $3, '', $4, 1, 'open', '[]', '{}', '', now(), now(), $5)`,
    [communityCode, caseId, free.helper_id, seen!.wave + 1, newId()],
  )
  await pool.query(
    `insert into naive_event (community_code, case_id, event_id, at, kind, actor_role, actor_name)
     values ($1, $2, $3, now(), 'offered', 'system', '')`,
    [communityCode, caseId, newId()],
  )
  await pool.query('update naive_case set wave = $2 where case_id = $1', [caseId, seen!.wave + 1])
}
