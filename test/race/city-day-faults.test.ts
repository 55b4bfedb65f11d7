// What ends a city's day with "nobody held one case twice, none was lost,
// every choice was proven" finds each of the three when it is not so.
import { newId } from '../../cloudfunctions/kernel/ids'
import { outcomeOf } from '../city-day/faults'
import { useThread } from '../kernel/case/thread'
import { seedWaiting } from './waiting-cases'

const thread = useThread()
const later = (minutes: number): Date => new Date(thread.f.now().getTime() + minutes * 60_000)

test('a day without faults has none, and each fault is counted', async () => {
  const { pool } = thread.db
  const waiting = await seedWaiting(pool, thread.f.now(), { cases: 6, communities: 2, helpersEach: 6 })
  await thread.f.tick()
  const said = waiting.map((w) => w.caseId)
  const good = await outcomeOf(pool, said, later(1))
  expect(good).toMatchObject({ cases: 6, batches: 2, twoHolders: 0, lost: 0, gapMax: 0, unsent: 0 })
  expect(good.offers).toBeGreaterThan(5)
  expect(good.rounds).toBeGreaterThan(1)

  // Answered with a number, and not there; waiting, and nothing wakes it; a tick that never came.
  expect((await outcomeOf(pool, [...said, newId()], later(1))).lost).toBe(1)
  await pool.query('update cases set next_wave_at = null where case_id = $1', [said[0]])
  expect((await outcomeOf(pool, said, later(1))).lost).toBe(1)
  expect((await outcomeOf(pool, said, later(60))).lost).toBe(6)

  const held = (since: Date, until: Date | null) =>
    pool.query(
      `insert into assignment (community_code, case_id, assignment_id, helper_id, way, since, ended_at)
       values ($1, $2, $3, $4, 'claim', $5, $6)`,
      [waiting[1]!.communityCode, said[1], newId(), newId(), since, until],
    )
  await held(later(1), later(5))
  await held(later(5), later(9))
  expect((await outcomeOf(pool, said, later(1))).twoHolders).toBe(0)
  await held(later(8), null)
  expect((await outcomeOf(pool, said, later(1))).twoHolders).toBe(1)

  await pool.query(`update match_batch set rounds = jsonb_set(rounds, '{0,gap}', '3')`)
  expect((await outcomeOf(pool, said, later(1))).gapMax).toBe(3)
  await pool.query(`delete from match_batch`)
  expect((await outcomeOf(pool, said, later(1))).gapMax).toBe(-1)
})
