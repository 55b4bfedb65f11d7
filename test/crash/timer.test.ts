// A timer that is killed at any moment loses at most the case it had
// in hand: the next run finds it again and nothing happens twice.
import type { Ports } from '../../cloudfunctions/kernel/ports'
import { brokenDoor, home, kindsOf, peopleOf, rowOf, useThread } from '../kernel/case/thread'
import { timerFaults } from '../race/timer-faults'
import { halfWritten } from './half-written'
import { soon } from './soon'
import { startWorker } from './start-worker'

const thread = useThread()
const tables = { offer: 'case_offer', told: 'outbox', notice: 'notice' }
let caseIds: string[]

beforeAll(async () => {
  const phones = await Promise.all(
    peopleOf('resident')
      .slice(0, 20)
      .map((p) => thread.f.signInAs(p.personId)),
  )
  const inputs = phones.flatMap((_, i) =>
    ['facility', 'sanitation'].map((categoryCode) => ({ i, input: brokenDoor({ categoryCode }) })),
  )
  for (const { i, input } of inputs) await phones[i]!.call('post-case', input)
  caseIds = inputs.map(({ input }) => input.caseId)
  await thread.db.pool.query(
    `update helper
     set skills = '{electric,carry,cleaning}', windows = '[]', kind = 'grid-worker', vetted = true, max_open_tasks = 9
     where community_code = $1`,
    [home],
  )
})

/** Kills a timer at its n-th write to the server, at this hour of the city. */
async function killedAt(now: string, write: number): Promise<void> {
  const { signal } = await startWorker({
    databaseUrl: thread.db.url,
    now,
    death: { write, still: write % 2 ? 'kept' : 'sent' },
  })
  expect([now, write, signal]).toEqual([now, write, 'SIGKILL'])
}

/** What is left is done by a timer that lives, and what a second one then finds is nothing. */
async function finish(now: string): Promise<void> {
  thread.f.setTime(now)
  await thread.f.tick()
  expect(await thread.f.tick()).toEqual({ waves: 0, reminders: 0, warned: 0, climbed: 0, unconfirmed: 0, delivered: 0 })
  expect(await timerFaults(thread.db.pool, tables)).toEqual([])
  expect(await halfWritten(thread.db.pool)).toEqual([])
}

test.each([
  ['waves', '2026-11-23T02:01:00Z', [4, 17, 40]],
  ['warnings', '2026-11-27T07:52:30Z', [5, 36, 71]],
  ['climbing and messages', '2026-11-30T09:30:00Z', [8, 61, 120]],
])(
  'killed in the middle of %s, three times',
  async (_, now, writes) => {
    for (const write of writes) {
      await killedAt(now, write)
      // The server needs a moment to see that nobody is there any more.
      expect(
        await soon(
          () => timerFaults(thread.db.pool, tables),
          (faults) => faults.length === 0,
        ),
      ).toEqual([])
      expect(
        await soon(
          () => halfWritten(thread.db.pool),
          (faults) => faults.length === 0,
        ),
      ).toEqual([])
    }
    await finish(now)
  },
  180_000,
)

test('in the end every case was warned about once and climbed once, and every message arrived', async () => {
  for (const caseId of caseIds) {
    const kinds = await kindsOf(thread, { caseId })
    for (const kind of ['warned', 'overdue', 'climbed'])
      expect([kind, kinds.filter((k) => k === kind).length]).toEqual([kind, 1])
    expect((await rowOf(thread, { caseId })).office_code).toBe('150105006')
  }
  const { rows } = await thread.db.pool.query(
    `select (select count(*)::int from outbox) - (select count(*)::int from notice) as lost`,
  )
  expect(rows).toEqual([{ lost: 0 }])
})

test('the same check catches a sender that marks messages as sent before they are there', async () => {
  const { rows } = await thread.db.pool.query<{ outbox_id: string }>(
    `insert into outbox (community_code, outbox_id, kind, to_person, title, body, at)
     select $1, gen_random_uuid(), 'case.due-soon', $2, '', '', $3 from generate_series(1, 3) returning outbox_id`,
    [home, peopleOf('resident')[0]!.personId, thread.f.now()],
  )
  await expect(
    sendNaively(
      thread.f.ports,
      rows.map((r) => r.outbox_id),
      2,
    ),
  ).rejects.toThrow('killed')
  expect((await halfWritten(thread.db.pool)).filter((f) => /did not arrive/.test(f))).toHaveLength(1)
})

/** Marks, then delivers, each in a transaction of its own, and dies at the n-th. */
async function sendNaively({ pool }: Ports, ids: readonly string[], dies: number): Promise<void> {
  for (const [i, id] of ids.entries()) {
    await pool.query('update outbox set sent_at = now() where outbox_id = $1', [id])
    if (i + 1 === dies) throw new Error('killed')
    await pool.query(
      `insert into notice (person_id, notice_id, kind, title, body, at)
       select to_person, outbox_id, kind, title, body, at
       from outbox
       where outbox_id = $1`,
      [id],
    )
  }
}
