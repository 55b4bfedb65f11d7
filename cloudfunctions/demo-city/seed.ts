import { Client } from 'pg'
import { demoAccountKeys } from '@/contracts/demo-accounts'
import { roles } from '@/contracts/roles'
import { makeCity } from './city'
import { accountOf, makePeople, type Person } from './people'
import { demoHints } from '../kernel/account/people-of-demo'
import { nouns } from '../kernel/nouns'

export interface SeededAccount {
  key: string
  label: string
  role: string
  hint: string
}

/** A database that holds other people's data is never filled with invented ones. */
export class NotADemo extends Error {
  readonly code = 'NOT_A_DEMO'
}

/**
 * Fills an empty database with the demo city once, in one transaction: a kill half-way leaves it empty, the next start
 * fills it. The same seed gives the same city; the month of cases ends at `now`.
 */
export async function seedDemo(
  databaseUrl: string,
  now: Date,
  seed = 1,
): Promise<{ seeded: boolean; accounts: SeededAccount[] }> {
  const city = makeCity(seed)
  const people = makePeople(city, seed)
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`begin`)
    await client.query(`select pg_advisory_xact_lock(hashtext('hongyi.seed')), set_config('hongyi.scope', '%', true)`)
    const { rows } = await client.query<{ demo: boolean; people: boolean }>(
      `
      select exists (select 1 from setting where name = 'demo') as demo, exists (select 1 from person) as people`,
    )
    const isDemo = rows[0]!.demo
    if (!isDemo && rows[0]!.people) throw new NotADemo('the database holds data that is not the demo')
    if (!isDemo) {
      const ground = { client, city, people, now, seed }
      for (const { demo } of [...nouns].reverse()) await (await demo?.())?.lay(ground)
      await client.query(`insert into setting (name, value) values ('demo', to_jsonb($1::int))`, [seed])
    }
    await client.query('commit')
    if (!isDemo) await client.query('analyze')
    return { seeded: !isDemo, accounts: accountsOf(people) }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end()
  }
}

/** The names under which the app shows them: `list-demo-accounts` reads the same from their rows. */
const accountsOf = (people: readonly Person[]): SeededAccount[] =>
  demoAccountKeys.map((key) => {
    const { name, role } = accountOf(people, key)
    return { key, label: name, role: roles[role], hint: demoHints[key] }
  })
