// The same call sent twenty times at once has one effect and one answer; another body under its id is refused.
import type { OperationName } from '@/contracts/operations'
import type { Call, Operation } from '../../cloudfunctions/kernel/call/operation'
import { Recorder } from '../../cloudfunctions/kernel/call/recorder'
import { newId } from '../../cloudfunctions/kernel/ids'
import { recordWork } from '../../cloudfunctions/kernel/dispatch/helper-moves'
import { scoped } from '../../cloudfunctions/store/transaction'
import { demoPerson } from '../world/city'
import type { Phone } from '../world/phone'
import { answered, brokenDoor, home, taken, useThread, type Which } from '../kernel/case/thread'

const thread = useThread(undefined, { max: 24 })
const times = 20
const helperId = demoPerson('volunteer').personId

/** What a call may leave behind about a case, counted: the check both the real way and the known-bad one must face. */
async function tracesOf({ caseId }: { caseId: string }): Promise<Record<string, number>> {
  const { rows } = await thread.db.pool.query<Record<string, number>>(
    `select (select count(*)::int from cases where case_id = $1) as cases,
       (select count(*)::int from case_event where case_id = $1) as events,
       (select count(*)::int from case_verdict where case_id = $1) as verdicts,
       (select count(*)::int from assignment where case_id = $1) as assignments,
       (select count(*)::int from outbox where case_id = $1) as messages,
       (select count(*)::int from audit where subject_id = $1) as audits`,
    [caseId],
  )
  return rows[0]!
}
const growth = (before: Record<string, number>, after: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(after)
      .map(([k, n]) => [k, n - before[k]!])
      .filter(([, n]) => n !== 0),
  )

const sendAtOnce = (phone: Phone, operation: OperationName, input: object, clientId = newId()) =>
  Promise.all(Array.from({ length: times }, () => phone.answer(operation, input, clientId)))

interface Sent {
  operation: OperationName
  who: 'resident' | 'volunteer' | 'community-staff'
  /** Another body under the same id. */
  other: object
  effect: Record<string, number>
  stage(): Promise<{ caseId: string; input: object }>
}
const about = async (it: Promise<Which>, more: object = {}) => {
  const { communityCode, caseId } = await it
  return { caseId, input: { communityCode, caseId, ...more } }
}
const calls: Sent[] = [
  {
    operation: 'post-case',
    who: 'resident',
    other: { text: '另一件' },
    effect: { cases: 1, events: 1, messages: 1, audits: 1 },
    stage: async () => {
      const input = brokenDoor()
      return { caseId: input.caseId, input }
    },
  },
  {
    operation: 'record-work',
    who: 'volunteer',
    other: { text: '别的' },
    effect: { events: 1, audits: 1 },
    stage: () => about(taken(thread, helperId), { text: '量了尺寸', finished: false }),
  },
  {
    operation: 'release-case',
    who: 'volunteer',
    other: { reason: '别的事' },
    effect: { events: 1, messages: 2, audits: 1 },
    stage: () => about(taken(thread, helperId), { reason: '孩子发烧' }),
  },
  {
    operation: 'ask-missing',
    who: 'community-staff',
    other: { missing: ['电话'] },
    effect: { events: 1, messages: 1, audits: 1 },
    stage: () => about(taken(thread, helperId), { missing: ['单元号'] }),
  },
  {
    operation: 'transfer-case',
    who: 'community-staff',
    other: { reason: '别的原因' },
    effect: { events: 1, messages: 3, audits: 1 },
    stage: () => about(taken(thread, helperId), { toOffice: '150105006002', reason: '归东风' }),
  },
  {
    operation: 'answer-case',
    who: 'community-staff',
    other: { text: '别的答复。' },
    effect: { events: 1, messages: 2, audits: 1 },
    stage: () => about(taken(thread, helperId), { text: '已经修好了。' }),
  },
  {
    operation: 'say-verdict',
    who: 'resident',
    other: { solved: false },
    effect: { events: 1, verdicts: 1, messages: 1, audits: 1 },
    stage: () => about(answered(thread), { contacted: true, solved: true, satisfied: true }),
  },
  {
    operation: 'rate-case',
    who: 'resident',
    other: { stars: 1 },
    effect: { events: 1, audits: 1 },
    stage: () => about(finished(), { stars: 5 }),
  },
]

async function finished(): Promise<Which> {
  const it = await taken(thread, helperId)
  await (await thread.f.signIn('community-staff')).call('answer-case', { ...it, text: '已经修好了。' })
  return it
}

beforeEach(async () => {
  thread.f.pass(2)
  await thread.db.pool.query(
    `update assignment set ended_at = now(), end_reason = 'another test' where ended_at is null`,
  )
})

test.each(calls.map((c) => [c.operation, c] as const))(
  '%s, twenty times at once: one effect, one answer',
  async (_, { operation, who, other, effect, stage }) => {
    const { caseId, input } = await stage()
    thread.f.pass(1)
    const phone = await thread.f.signIn(who)
    const before = await tracesOf({ caseId })
    const clientId = newId()
    const answers = await sendAtOnce(phone, operation, input, clientId)
    expect(answers.map((a) => (a.ok ? 'ok' : a.code))).toEqual(Array(times).fill('ok'))
    for (const answer of answers) expect(answer).toEqual({ ...answers[0], requestId: answer.requestId })
    const after = await tracesOf({ caseId })
    expect(growth(before, after)).toEqual(effect)
    expect(await phone.refused(operation, { ...input, ...other }, clientId)).toBe('RECEIPT_MISMATCH')
    expect(growth(after, await tracesOf({ caseId }))).toEqual({})
  },
)

test('a retry that overtakes the first try in the next minute still gets its answer', async () => {
  const input = brokenDoor()
  const resident = await thread.f.signIn('resident')
  const clientId = newId()
  const answers = await Promise.all(
    Array.from({ length: times }, () => {
      const sent = resident.answer('post-case', input, clientId)
      // Each is counted in another minute, so nothing but the id holds them together.
      thread.f.pass(1)
      return sent
    }),
  )
  expect(answers.map((a) => (a.ok ? 'ok' : a.code))).toEqual(Array(times).fill('ok'))
  expect(await tracesOf(input)).toMatchObject({ cases: 1, events: 1 })
})

test("the same id in two people's hands is two calls", async () => {
  const clientId = newId()
  const [a, b] = [brokenDoor(), brokenDoor()]
  const answers = await Promise.all([
    (await thread.f.signIn('resident')).answer('post-case', a, clientId),
    (await thread.f.signIn('rider')).answer('post-case', b, clientId),
  ])
  expect(answers.map((x) => x.ok)).toEqual([true, true])
})

test('the same check catches a way without receipts: what is sent twenty times happens twenty times', async () => {
  const it = await taken(thread, helperId)
  const before = await tracesOf(it)
  const input = { ...it, text: '量了尺寸', finished: false }
  await Promise.all(
    Array.from({ length: times }, () => withoutReceipt(recordWork as unknown as Operation, helperId, input)),
  )
  const grown = growth(before, await tracesOf(it))
  expect(grown.events).toBeGreaterThan(1)
  expect(grown).not.toEqual({ events: 1, audits: 1 })
})

/** The same command and transaction as a call has, but nobody remembers which calls were answered. */
async function withoutReceipt(operation: Operation, personId: string, input: object): Promise<void> {
  const { ports, world } = thread.f
  const city = await world.city()
  // A lost conditional update is tried again, as an impatient phone would.
  for (let tries = 0; tries < times; tries++) {
    try {
      return await scoped(ports.pool, { person: personId, scope: [home] }, async (sql) => {
        const now = ports.now()
        const record = new Recorder(now, ports.newId, '')
        const call = {
          operation: operation.contract.name,
          input,
          actor: { personId, name: '陈老师', roles: [] },
          sql,
          ports,
          city,
          now,
          requestId: '',
          record,
          trustedOpenid: null,
        } as unknown as Call
        const loaded = await operation.load?.(call)
        await operation.run(call, loaded, await operation.who(call, loaded))
        await record.write(sql)
      })
    } catch (error) {
      if ((error as Error).message !== 'STATE_CHANGED') throw error
    }
  }
}
