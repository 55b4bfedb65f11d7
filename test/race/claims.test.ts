// Two helpers can never hold one case: 10,000 reach for 1,000 cases over 50 connections, and each case has one winner.
import type { Pool } from 'pg'
import { answerCall } from '../../cloudfunctions/kernel/call/answer-call'
import { newId } from '../../cloudfunctions/kernel/ids'
import { memberOperations } from '../../cloudfunctions/member'
import { useThread } from '../kernel/case/thread'
import { claimFaults, type Held, type Reached } from './claim-faults'
import { atOnce, seedCrowd, type Asked } from './crowd'

const thread = useThread(undefined, { max: 50 })

const claim = async ({ communityCode, caseId, helperId, token }: Asked): Promise<Reached> => {
  const answer = await answerCall(
    {
      operation: 'claim-case',
      input: { communityCode, caseId },
      clientId: newId(),
      token,
      trustedOpenid: null,
      requestId: '',
      over: 'cloud',
    },
    memberOperations,
    thread.f.world,
  )
  return { caseId, helperId, told: answer.ok ? 'ok' : answer.code }
}

const heldIn = async (cases: string, assignment: string, caseIds: readonly string[]): Promise<Held[]> =>
  (
    await thread.db.pool.query<Held>(
      `select c.case_id as "caseId", c.helper_id as "helperId",
         array(select a.helper_id from ${assignment} a where a.case_id = c.case_id and a.ended_at is null) as assigned
       from ${cases} c
       where c.case_id = any ($1)`,
      [caseIds],
    )
  ).rows

const count = (answers: readonly Reached[]): Record<string, number> =>
  answers.reduce<Record<string, number>>((sum, { told }) => ({ ...sum, [told]: (sum[told] ?? 0) + 1 }), {})

test('10,000 reach for 1,000 cases: 1,000 winners, nobody is lost, everybody hears the truth', async () => {
  const asked = await seedCrowd(thread.db.pool, thread.f.now(), { cases: 1_000, askedPerCase: 10, communities: 100 })
  const caseIds = [...new Set(asked.map((a) => a.caseId))]
  expect([asked.length, caseIds.length]).toEqual([10_000, 1_000])
  const answers = await atOnce(asked, 50, claim)
  // Not one of them met a deadlock: "busy" would be a lie to somebody who was merely second.
  expect(count(answers)).toEqual({ ok: 1_000, ALREADY_CLAIMED: 9_000 })
  expect(claimFaults(answers, await heldIn('cases', 'assignment', caseIds))).toEqual([])
  const offers = await thread.db.pool.query(
    'select state, count(*)::int as n from case_offer group by state order by state',
  )
  expect(offers.rows).toEqual([
    { state: 'accepted', n: 1_000 },
    { state: 'lost', n: 9_000 },
  ])
  const told = await thread.db.pool.query(
    `select count(*)::int as n, count(distinct (case_id, to_person))::int as different
     from outbox
     where kind = 'offer.lost'`,
  )
  expect(told.rows).toEqual([{ n: 9_000, different: 9_000 }])
  const record = await thread.db.pool.query(
    `select (select count(*)::int from audit where operation = 'claim-case') as audited,
      (select count(*)::int from case_event where kind = 'claimed') as events`,
  )
  expect(record.rows).toEqual([{ audited: 1_000, events: 1_000 }])
}, 180_000)

test('the same check catches the way that looks right: read that nobody holds it, then write', async () => {
  await thread.db.pool.query(
    `create table naive_cases as select * from cases;
     create table naive_assignment as select * from assignment where false`,
  )
  await thread.db.pool.query('update naive_cases set helper_id = null')
  const { rows: asked } = await thread.db.pool.query<Asked>(
    `select case_id as "caseId", helper_id as "helperId", community_code as "communityCode", '' as token from case_offer
     where case_id in (select case_id from cases order by case_id limit 100) order by case_id`,
  )
  const answers = await atOnce(asked, 50, (a) => claimNaively(thread.db.pool, a))
  const caseIds = [...new Set(asked.map((a) => a.caseId))]
  expect([asked.length, caseIds.length]).toEqual([1_000, 100])
  const faults = claimFaults(answers, await heldIn('naive_cases', 'naive_assignment', caseIds))
  expect(faults.filter((f) => /helpers were told yes/.test(f)).length).toBeGreaterThan(50)
  expect(faults.filter((f) => /assignments/.test(f)).length).toBeGreaterThan(50)
}, 180_000)

/** Two statements, neither with a condition, over copies of the tables without the unique index. */
async function claimNaively(pool: Pool, { caseId, helperId, communityCode }: Asked): Promise<Reached> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ helper_id: string | null }>(
      'select helper_id from naive_cases where case_id = $1',
      [caseId],
    )
    if (rows[0]!.helper_id !== null) {
      await client.query('rollback')
      return { caseId, helperId, told: 'ALREADY_CLAIMED' }
    }
    await client.query('update naive_cases set helper_id = $2 where case_id = $1', [caseId, helperId])
    await client.query(
      `insert into naive_assignment (community_code, case_id, assignment_id, helper_id, way, since)
       values ($1, $2, gen_random_uuid(), $3, 'claim', now())`,
      [communityCode, caseId, helperId],
    )
    await client.query('commit')
    return { caseId, helperId, told: 'ok' }
  } finally {
    client.release()
  }
}
