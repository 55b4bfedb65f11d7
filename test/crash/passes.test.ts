// A pass over many communities that is killed at any write loses what it had in hand and nothing else; somebody in
// danger whose function dies after the answer is found by the next run.
import { newId } from '../../cloudfunctions/kernel/ids'
import { brokenDoor, peopleOf, rowOf, useThread } from '../kernel/case/thread'
import { batchFaults } from '../race/batch-faults'
import { seedWaiting, type Waiting } from '../race/waiting-cases'
import { soon } from './soon'
import { startWorker } from './start-worker'

const thread = useThread()
const tables = { cases: 'cases', offer: 'case_offer', event: 'case_event', batch: 'match_batch' }
const now = '2026-11-23T02:01:00Z'
let waiting: Waiting[]

beforeAll(async () => {
  waiting = await seedWaiting(thread.db.pool, new Date('2026-11-23T02:00:00Z'), {
    cases: 60,
    communities: 6,
    helpersEach: 12,
  })
})

const waves = async (): Promise<{ asked: number; left: number }> =>
  (
    await thread.db.pool.query<{ asked: number; left: number }>(
      `select count(*) filter (where wave > 0)::int as asked, count(*) filter (where next_wave_at <= $2)::int as left
       from cases
       where case_id = any ($1)`,
      [waiting.map((w) => w.caseId), now],
    )
  ).rows[0]!

test('killed at write after write, the next run goes on where communities ended, the last one finishes', async () => {
  const reached: number[] = []
  for (const write of [3, 6, 7, 8, 11, 14]) {
    const { signal } = await startWorker({
      databaseUrl: thread.db.url,
      now,
      death: { write, still: write % 2 ? 'kept' : 'sent' },
    })
    expect([write, signal]).toEqual([write, 'SIGKILL'])
    expect(
      await soon(
        () => batchFaults(thread.db.pool, tables),
        (f) => f.length === 0,
      ),
    ).toEqual([])
    const { rows } = await thread.db.pool.query<{ half: string }>(
      `select community_code as half
       from cases
       where case_id = any ($1)
       group by 1
       having count(*) filter (where next_wave_at > $2) not in (0, count(*))`,
      [waiting.map((w) => w.caseId), now],
    )
    expect([write, rows]).toEqual([write, []])
    reached.push((await waves()).asked)
  }
  // Each run that got through a community kept it; none began again from nothing.
  expect(reached).toEqual([...reached].sort((a, b) => a - b))
  expect(reached.at(-1)).toBeGreaterThan(0)
  thread.f.setTime(now)
  await soon(
    async () => {
      await thread.f.tick()
      return waves()
    },
    (w) => w.left === 0,
  )
  expect((await waves()).left).toBe(0)
  expect(await batchFaults(thread.db.pool, tables)).toEqual([])
  expect((await thread.f.tick()).waves).toBe(0)
}, 180_000)

test('killed after the answer, around asking: the case stands, the next run asks whom it did not', async () => {
  thread.f.setTime(now)
  const phones = await Promise.all(
    peopleOf('resident')
      .slice(0, 12)
      .map((p) => thread.f.signInAs(p.personId)),
  )
  const fates: string[] = []
  for (let write = 2; write < 14 && fates.at(-1) !== 'lived'; write++) {
    await thread.db.pool.query(
      `update helper
       set windows = '[]', kind = 'grid-worker', vetted = true, skills = '{electric,carry}'
       where community_code = '150105006001'`,
    )
    await thread.db.pool.query(`update case_offer set state = 'expired' where state = 'open'`)
    const input = brokenDoor({ categoryCode: 'fire-hazard' })
    const { signal } = await startWorker({
      databaseUrl: thread.db.url,
      now,
      posts: [{ token: phones[write % 12]!.token!, clientId: newId(), input }],
      asFunction: true,
      death: { write, still: 'sent' },
    })
    const { rowCount: there } = await soon(
      () => thread.db.pool.query('select 1 from cases where case_id = $1', [input.caseId]),
      (r) => write < 4 || r.rowCount === 1,
    )
    if (!there) continue
    await soon(
      async () => {
        await thread.f.tick()
        return rowOf(thread, input)
      },
      (row) => row.wave === 1,
    )
    expect([write, (await rowOf(thread, input)).wave]).toEqual([write, 1])
    expect(await batchFaults(thread.db.pool, tables)).toEqual([])
    const {
      rows: [batch],
    } = await thread.db.pool.query<{ occasion: string }>(
      'select distinct occasion from case_offer join match_batch using (community_code, batch_id) where case_id = $1',
      [input.caseId],
    )
    fates.push(signal === 'SIGKILL' ? batch!.occasion : 'lived')
  }
  // Some died before they had asked, one after its last write, the last one not at all.
  expect(new Set(fates)).toEqual(new Set(['timer', 'posting', 'lived']))
}, 180_000)
