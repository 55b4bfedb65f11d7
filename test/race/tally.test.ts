// How often a helper was asked and said yes is kept and not counted
// anew: after any race it is what counting would find.
import { Pool } from 'pg'
import { localDay } from '@/rules/local-time'
import { candidatesFor } from '../../cloudfunctions/kernel/dispatch/candidates'
import { runTimer } from '../../cloudfunctions/kernel/run-timer'
import type { Ports } from '../../cloudfunctions/kernel/ports'
import { scoped } from '../../cloudfunctions/store/transaction'
import { brokenDoor, home, peopleOf, useThread } from '../kernel/case/thread'

let timers: { pool: Pool; ports: Ports }[]
// Before the database goes: hooks run in the order in which they are written.
afterAll(() => Promise.all(timers.map((t) => t.pool.end())))
const thread = useThread(undefined, { max: 12 })

const faults: Record<string, unknown>[] = []
const dayMs = 86_400_000

beforeAll(async () => {
  timers = Array.from({ length: 3 }, () => {
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
  // Many hands, so that every wave has somebody to choose and the timers meet at the same helpers.
  await thread.db.pool.query(
    `update helper
     set skills = '{electric,carry,cleaning,elder-care}', windows = '[]', kind = 'grid-worker', vetted = true,
       max_open_tasks = 90
     where community_code = $1`,
    [home],
  )
})

/** "helper day offered accepted", one line for each day on which somebody was asked. */
type Tally = string[]
const inWindow = (day: string, today: string): boolean =>
  day <= today && Date.parse(today) - Date.parse(day) < 30 * dayMs

async function recounted(today: string): Promise<Tally> {
  const { rows } = await thread.db.pool.query<{ helper_id: string; offered_at: Date; state: string }>(
    'select helper_id, offered_at, state from case_offer where community_code = $1',
    [home],
  )
  const counts = new Map<string, [number, number]>()
  for (const { helper_id, offered_at, state } of rows) {
    const key = `${helper_id} ${localDay(offered_at)}`
    const [offered, accepted] = counts.get(key) ?? [0, 0]
    counts.set(key, [offered + 1, accepted + (state === 'accepted' ? 1 : 0)])
  }
  return [...counts]
    .filter(([key]) => inWindow(key.split(' ')[1]!, today))
    .map(([key, [offered, accepted]]) => `${key} ${offered} ${accepted}`)
    .sort()
}

async function kept(today: string): Promise<Tally> {
  const { rows } = await thread.db.pool.query<{
    helper_id: string
    day: string
    offered: number[]
    accepted: number[]
  }>('select helper_id, day::text as day, offered, accepted from helper_tally where community_code = $1', [home])
  return rows
    .flatMap((r) =>
      r.offered.map((offered, i) => ({
        id: r.helper_id,
        day: localDay(new Date(Date.parse(r.day) - i * dayMs)),
        offered,
        accepted: r.accepted[i]!,
      })),
    )
    .filter((t) => t.offered + t.accepted > 0 && inWindow(t.day, today))
    .map((t) => `${t.id} ${t.day} ${t.offered} ${t.accepted}`)
    .sort()
}

/** Three of four who are asked tap at once, while the timers run. */
async function claimWhileTimersRun(): Promise<void> {
  const { rows } = await thread.db.pool.query<{ case_id: string; helper_id: string }>(
    `select case_id, helper_id from case_offer where state = 'open' and community_code = $1`,
    [home],
  )
  const asked = rows.filter((_, i) => i % 4 !== 0)
  const phones = await Promise.all(asked.map((a) => thread.f.signInAs(a.helper_id)))
  await Promise.all([
    ...phones.map((phone, i) => phone.answer('claim-case', { communityCode: home, caseId: asked[i]!.case_id })),
    ...timers.map((t) => runTimer(t.ports)),
  ])
}

test('the tally equals a recount after claims and timers raced over several days', async () => {
  const residents = await Promise.all(
    peopleOf('resident')
      .slice(0, 9)
      .map((p) => thread.f.signInAs(p.personId)),
  )
  for (const start of [
    '2026-11-23T02:00:00Z',
    '2026-11-24T02:30:00Z',
    '2026-11-27T02:00:00Z',
    '2026-12-21T02:00:00Z',
  ]) {
    thread.f.setTime(start)
    for (const phone of residents) {
      for (const categoryCode of ['facility', 'sanitation']) await phone.call('post-case', brokenDoor({ categoryCode }))
    }
    for (let round = 0; round < 3; round++) {
      await Promise.all(timers.map((t) => runTimer(t.ports)))
      await claimWhileTimersRun()
      thread.f.pass(9)
    }
    const today = start.slice(0, 10)
    expect(await kept(today)).toEqual(await recounted(today))
  }
  expect(faults).toEqual([])
  const { rows } = await thread.db.pool.query<{ accepted: number; open: number }>(
    `select count(*) filter (where state = 'accepted')::int as accepted, count(*)::int as open
     from case_offer
     where offered_at > '2026-11-23T00:00:00Z'`,
  )
  expect(rows[0]!.accepted).toBeGreaterThan(10)
  expect(rows[0]!.open).toBeGreaterThan(rows[0]!.accepted)
}, 120_000)

test('choosing reads the last thirty days of it, and a day later one day less', async () => {
  for (const later of [0, 1, 5, 29, 30, 45]) {
    const now = new Date(Date.parse('2026-12-21T03:00:00Z') + later * dayMs)
    const helpers = await scoped(thread.db.pool, { scope: [home] }, (sql) =>
      candidatesFor(sql, { community_code: home, grid_code: null }, now),
    )
    const sums = new Map<string, [number, number]>()
    for (const line of await recounted(localDay(now))) {
      const [id, , offered, accepted] = line.split(' ') as [string, string, string, string]
      const [o, a] = sums.get(id) ?? [0, 0]
      sums.set(id, [o + Number(offered), a + Number(accepted)])
    }
    expect([later, helpers.map((h) => [h.helperId, h.offeredBefore, h.acceptedBefore])]).toEqual([
      later,
      helpers.map((h) => [h.helperId, ...(sums.get(h.helperId) ?? [0, 0])]),
    ])
  }
})

test('counting again gives the same', async () => {
  const today = '2026-12-21'
  const before = await kept(today)
  await thread.db.pool.query('select tally_again($1)', [today])
  expect(before.length).toBeGreaterThan(5)
  expect(await kept(today)).toEqual(before)
})

test('a tally that is read first and written later is caught', async () => {
  await thread.db.pool.query('create table naive_tally as select 1 as id, 0 as offered')
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      const { rows } = await thread.db.pool.query<{ offered: number }>('select offered from naive_tally')
      await new Promise((done) => setTimeout(done, 50))
      await thread.db.pool.query('update naive_tally set offered = $1', [rows[0]!.offered + 1])
    }),
  )
  expect((await thread.db.pool.query('select offered from naive_tally')).rows[0].offered).toBeLessThan(12)
})
