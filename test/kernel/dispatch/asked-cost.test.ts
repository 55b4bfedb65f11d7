// What a helper is being asked is one look away, after years of questions and while half of the city is being asked,
// also when the planner's statistics know nothing of the few open ones, as they seldom do.
import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { demoPerson } from '../../world/city'
import { listeningPool } from '../../world/listening-pool'
import { makeFunctions } from '../../world/phone'
import { home, mondayMorning, useThread } from '../case/thread'

const thread = useThread()
const volunteer = demoPerson('volunteer').personId
const columns =
  'community_code, case_id, helper_id, helper_name, wave, rank, state, reasons, terms, staff_line, offered_at, until'
/** Questions of no case: what is counted is how they are found. */
const asked = (helper: string, state: string, until: string, count: number): string =>
  `insert into case_offer (${columns})
   select '${home}', gen_random_uuid(), ${helper}, '', 1, 1, '${state}', '[]', '{}', '', now, now + ${until}
   from generate_series(1, ${count}) n, (values (timestamptz '${mondayMorning}')) v (now)`

/** By a connection that ends: what it read is then told at once, and is not counted with what follows. */
async function load(...statements: string[]): Promise<void> {
  const pool = listeningPool(thread.db.url, () => undefined, 1)
  await pool.query(['set session_replication_role = replica', ...statements].join(';'))
  await pool.end()
}

beforeAll(async () => {
  await load(
    asked(`'${volunteer}'`, 'refused', `n * interval '-1 hour'`, 2_000),
    asked('gen_random_uuid()', 'refused', `n * interval '-1 minute'`, 40_000),
  )
  await load('analyze case_offer')
  await load(asked('gen_random_uuid()', 'open', `interval '5 minutes'`, 3_000))
  await wait(300)
})

/** Rows of the table, and entries of its indexes, that something goes through which a connection of its own does. */
async function readBy(work: (pool: Pool) => Promise<unknown>): Promise<number> {
  const pool = listeningPool(thread.db.url, () => undefined, 1)
  const before = await read()
  await work(pool)
  await pool.end()
  await wait(300)
  return (await read()) - before
}

async function read(): Promise<number> {
  const { rows } = await thread.db.pool.query<{ n: string }>(
    `select (
       select sum(idx_tup_read) from pg_stat_user_indexes where relname = 'case_offer'
     ) + (select seq_tup_read from pg_stat_user_tables where relname = 'case_offer') as n`,
  )
  return Number(rows[0]!.n)
}

test('2,000 questions behind, 3,000 others asked now: to sign in and see what one is asked is one look', async () => {
  expect(
    await readBy(async (pool) => {
      const phone = await makeFunctions(pool, mondayMorning).signIn('volunteer')
      expect((await phone.call('list-offers', {})).offers).toEqual([])
    }),
  ).toBeLessThan(20)
}, 60_000)

test('the same count catches the plain question, for which the planner goes through everybody', async () => {
  const plain = `select case_id
    from case_offer
    where helper_id = $1 and state = 'open' and until > $2
    order by until
    limit 20`
  expect(await readBy((pool) => pool.query(plain, [volunteer, new Date(mondayMorning)]))).toBeGreaterThan(1_000)
}, 60_000)
