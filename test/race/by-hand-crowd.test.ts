// Two hundred say "not by a machine" over 50 connections while the machine chooses:
// helpers who opt out, residents who ask for a person, staff who decide themselves.
// Whoever was first, no question is left that nobody wants, and everybody is heard.
import type { Pool } from 'pg'
import { answerCall } from '../../cloudfunctions/kernel/call/answer-call'
import { newId } from '../../cloudfunctions/kernel/ids'
import { memberOperations } from '../../cloudfunctions/member'
import { staffOperations } from '../../cloudfunctions/staff'
import { useThread, type Thread } from '../kernel/case/thread'
import { byHandFaults } from './by-hand-faults'
import { atOnce } from './crowd'
import { useTwoTimers } from './two-timers'
import { seedWaiting, signedIn, type Waiting } from './waiting-cases'

const timers = useTwoTimers(() => thread)
const thread: Thread = useThread(undefined, { max: 40 })
const real = { cases: 'cases', offer: 'case_offer', helper: 'helper', assignment: 'assignment' }
const communities = 20
let waiting: Waiting[]
let helpers: { communityCode: string; helperId: string }[]
let tokens: Map<string, string>
let reporterOf: Map<string, string>

beforeAll(async () => {
  const { pool } = thread.db
  waiting = await seedWaiting(pool, thread.f.now(), { cases: 200, communities, helpersEach: 10 })
  // A neighbour of their own says each of them: one person may not call a hundred times a minute.
  reporterOf = new Map(waiting.map((w) => [w.caseId, newId()]))
  await pool.query(
    `update cases c
     set reporter_id = t.reporter::uuid
     from jsonb_to_recordset($1) as t(id text, reporter text)
     where c.case_id = t.id::uuid`,
    [JSON.stringify([...reporterOf].map(([id, reporter]) => ({ id, reporter })))],
  )
  helpers = (
    await pool.query<{ communityCode: string; helperId: string }>(
      `select community_code as "communityCode", helper_id as "helperId"
       from helper
       where community_code = any ($1)
       order by helper_id`,
      [[...new Set(waiting.map((w) => w.communityCode))]],
    )
  ).rows
  tokens = await signedIn(pool, thread.f.now(), [...helpers.map((h) => h.helperId), ...reporterOf.values()])
}, 60_000)

/** All cases wait for their first wave, and nobody has said anything yet. */
async function fresh(): Promise<void> {
  thread.f.pass(2)
  await thread.db.pool.query(
    'delete from case_offer; delete from assignment; delete from helper_tally; update helper set automatic = true',
  )
  await thread.db.pool.query(
    `update cases
     set dispatch = 'waiting', wave = 0, next_wave_at = $2, escalate_at = $2::timestamptz + interval '1 hour',
       by_hand_at = null, helper_id = null, helper_name = null, state = 'new'
     where case_id = any ($1)`,
    [waiting.map((w) => w.caseId), thread.f.now()],
  )
}

async function say<D>(personId: string, operation: string, input: object): Promise<{ told: string; data?: D }> {
  const table = operation === 'assign-helper' ? staffOperations : memberOperations
  const answer = await answerCall(
    {
      operation,
      input,
      clientId: newId(),
      token: tokens.get(personId)!,
      trustedOpenid: null,
      requestId: '',
      over: 'cloud',
    },
    table,
    thread.f.world,
  )
  return answer.ok ? { told: 'ok', data: answer.data as D } : { told: answer.code }
}

/**
 * Until both orders were seen: said before the wave reached them, and
 * after. Which comes how often is the machine's affair.
 */
async function untilBoth(round: () => Promise<{ before: number; after: number }>): Promise<void> {
  const seen = { before: 0, after: 0 }
  for (let n = 0; n < 10 && (n < 2 || seen.before === 0 || seen.after === 0); n++) {
    await fresh()
    const { before, after } = await round()
    seen.before += before
    seen.after += after
    expect(await byHandFaults(thread.db.pool, real)).toEqual([])
  }
  expect(timers.faults).toEqual([])
  expect(seen).toEqual({ before: expect.any(Number), after: expect.any(Number) })
  expect(Math.min(seen.before, seen.after)).toBeGreaterThan(0)
}

test(
  'two hundred helpers opt out while two timers ask them: nobody is left with a question',
  () =>
    untilBoth(async () => {
      const [answers] = await Promise.all([
        atOnce(helpers, 40, (h) =>
          say<{ offersWithdrawn: number }>(h.helperId, 'choose-matching', {
            communityCode: h.communityCode,
            automatic: false,
          }),
        ),
        timers.run(),
      ])
      expect(new Set(answers.map((a) => a.told))).toEqual(new Set(['ok']))
      const after = answers.reduce((sum, a) => sum + a.data!.offersWithdrawn, 0)
      const {
        rows: [kept],
      } = await thread.db.pool.query<{ withdrawn: number }>(
        `select count(*)::int as withdrawn from case_offer where state = 'withdrawn'`,
      )
      expect(kept!.withdrawn).toBe(after)
      return { before: helpers.length - after, after }
    }),
  180_000,
)

test(
  'two hundred residents ask for a person while waves go out: each of them gets one, and none is told to try again',
  () =>
    untilBoth(async () => {
      const [answers] = await Promise.all([
        atOnce(waiting, 40, (w) =>
          say<{ offersWithdrawn: number }>(reporterOf.get(w.caseId)!, 'ask-for-person', {
            communityCode: w.communityCode,
            caseId: w.caseId,
          }),
        ),
        timers.run(),
      ])
      expect(new Set(answers.map((a) => a.told))).toEqual(new Set(['ok']))
      const {
        rows: [kept],
      } = await thread.db.pool.query<{ decided: number }>(
        `select count(*)::int as decided
         from cases
         where by_hand_at is not null and dispatch = 'with-staff' and case_id = any ($1)`,
        [waiting.map((w) => w.caseId)],
      )
      expect(kept!.decided).toBe(200)
      const after = answers.filter((a) => a.data!.offersWithdrawn > 0).length
      return { before: answers.length - after, after }
    }),
  180_000,
)

test('twenty desks hand out 200 cases while waves go out: each is in one pair of hands, nobody is asked', async () => {
  const desks = await seedDesks()
  await untilBoth(async () => {
    const [answers] = await Promise.all([
      atOnce(waiting, 40, (w, i = waiting.indexOf(w)) =>
        say(desks.get(w.communityCode)!, 'assign-helper', {
          communityCode: w.communityCode,
          caseId: w.caseId,
          helperId: oneOf(w.communityCode, Math.floor(i / communities)),
        }),
      ),
      timers.run(),
    ])
    expect(new Set(answers.map((a) => a.told))).toEqual(new Set(['ok']))
    const {
      rows: [kept],
    } = await thread.db.pool.query<{ held: number; asked: number }>(
      `select (select count(*)::int from cases where dispatch = 'taken' and case_id = any ($1)) as held,
         (select count(distinct case_id)::int from case_offer) as asked`,
      [waiting.map((w) => w.caseId)],
    )
    expect(kept!.held).toBe(200)
    return { before: 200 - kept!.asked, after: kept!.asked }
  })
}, 180_000)

const oneOf = (communityCode: string, n: number): string => {
  const here = helpers.filter((h) => h.communityCode === communityCode)
  return here[n % here.length]!.helperId
}

/** One member of staff for each community. */
async function seedDesks(): Promise<Map<string, string>> {
  const desks = new Map([...new Set(waiting.map((w) => w.communityCode))].map((code) => [code, newId()]))
  tokens = new Map([...tokens, ...(await signedIn(thread.db.pool, thread.f.now(), [...desks.values()]))])
  for (const [code, personId] of desks) {
    await thread.db.pool.query(
      `insert into role_binding (person_id, role, area_code, display_name, valid_from)
       values ($1, 'community-staff', $2, '值班人员', $3)`,
      [personId, code, new Date(0)],
    )
  }
  return desks
}

test('the same check catches a machine and people who look first and write later', async () => {
  const { pool } = thread.db
  await fresh()
  await pool.query(`
    create table naive_cases as select * from cases where wave = 0 and dispatch = 'waiting';
    create table naive_helper as select * from helper;
    create table naive_offer as select * from case_offer where false;
    create table naive_assignment as select * from assignment where false;`)
  const codes = [...new Set(waiting.map((w) => w.communityCode))]
  const noes = [
    ...helpers.filter((_, i) => i % 2 === 0).map((h) => () => optOutNaively(pool, h.helperId)),
    ...waiting
      .filter((_, i) => i % 3 === 0)
      .map(
        (w) => () => decideNaively(pool, w.caseId, `by_hand_at = now(), dispatch = 'with-staff', next_wave_at = null`),
      ),
    ...waiting
      .filter((_, i) => i % 3 === 1)
      .map(
        (w) => () =>
          decideNaively(pool, w.caseId, `helper_id = gen_random_uuid(), dispatch = 'taken', next_wave_at = null`),
      ),
  ]
  await atOnce<() => Promise<unknown>, unknown>(
    [...codes.map((code) => () => waveNaively(pool, code)), ...noes],
    50,
    (act) => act(),
  )
  const found = await byHandFaults(pool, {
    cases: 'naive_cases',
    offer: 'naive_offer',
    helper: 'naive_helper',
    assignment: 'naive_assignment',
  })
  expect(found.map((f) => f.replace(/ \(\d+\)/, ''))).toEqual([
    'somebody who opted out is being asked',
    'a case that people decide is being asked about',
    'a case in hand is being asked about',
    'a case that people decide would be offered again',
    'a case in hand would be offered again',
    'a case in hand that nobody was given',
  ])
}, 60_000)

/**
 * Reads who is there and what is due, thinks for a moment, and writes what it has thought: no lock, and no second look.
 */
async function waveNaively(pool: Pool, code: string): Promise<void> {
  const { rows: due } = await pool.query<{ case_id: string }>(
    'select case_id from naive_cases where community_code = $1 and next_wave_at is not null order by case_id',
    [code],
  )
  const { rows: free } = await pool.query<{ helper_id: string }>(
    'select helper_id from naive_helper where community_code = $1 and automatic order by helper_id',
    [code],
  )
  await pool.query('select pg_sleep(0.1)')
  for (const [n, { case_id }] of due.entries()) {
    if (free.length === 0) return
    await pool.query(
      `insert into naive_offer (
         community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at,
         until
       )
       values ($1, $2, $3, '', 1, 1, 'open', '[]', '{}', '', now(), now())`,
      [code, case_id, free[n % free.length]!.helper_id],
    )
    await pool.query(
      `update naive_cases set dispatch = 'offering', wave = 1, next_wave_at = now() where case_id = $1`,
      [case_id],
    )
  }
}

async function optOutNaively(pool: Pool, helperId: string): Promise<void> {
  await pool.query('update naive_helper set automatic = false where helper_id = $1', [helperId])
  await pool.query(`update naive_offer set state = 'withdrawn' where helper_id = $1 and state = 'open'`, [helperId])
}

async function decideNaively(pool: Pool, caseId: string, set: string): Promise<void> {
  await pool.query(`update naive_cases set ${set} where case_id = $1`, [caseId])
  await pool.query(`update naive_offer set state = 'withdrawn' where case_id = $1 and state = 'open'`, [caseId])
}
