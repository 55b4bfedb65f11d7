// The second lock: should an authoriser forget to ask, the database still shows a person nothing that is not theirs.
import { Client, type PoolClient } from 'pg'
import { newId } from '../../cloudfunctions/kernel/ids'
import { scoped } from '../../cloudfunctions/store/transaction'
import { HOME_COMMUNITY } from '../../cloudfunctions/demo-city/city'
import { demoPerson, layCity } from '../world/city'
import { useDatabase } from '../world/database'
import { makeFunctions, type Functions, type Phone } from '../world/phone'
import { makeEveryTableFull } from './world/every-table-full'
import { closedTables, openTables, publicTables } from './world/open-tables'

/** A neighbour in the same street; nothing in this file happens there. */
const elsewhere = '150105006005'

// A machine that does other work too needs its time; a test that hangs still ends.
jest.setTimeout(30_000)
const db = useDatabase()
let f: Functions
let resident: Phone
let caseId: string
let tables: { name: string; secured: boolean; forced: boolean; policies: number }[]

beforeAll(async () => {
  await layCity(db.url)
  f = makeFunctions(db.pool)
  resident = await f.signIn('resident')
  caseId = newId()
  const place = { buildingCode: demoPerson('resident').buildingCode! }
  await resident.call('post-case', {
    caseId,
    text: '楼道灯不亮了，晚上看不见',
    place,
    categoryCode: 'facility',
    visibility: 'private',
  })
  await f.tick()
  await makeEveryTableFull(db.pool, caseId)
  tables = (
    await db.pool.query(
      `select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
         (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
       from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       order by 1`,
    )
  ).rows
})

const secured = () => tables.filter((t) => !(t.name in openTables) && !closedTables.includes(t.name)).map((t) => t.name)

/** A transaction as the app role, rolled back. `context` is what open_call would have said. */
async function asApp<T>(
  context: { person?: string; scope?: string },
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect()
  try {
    await client.query('begin; set local role hongyi_app')
    await client.query(`select set_config('hongyi.person', $1, true), set_config('hongyi.scope', $2, true)`, [
      context.person ?? '',
      context.scope ?? '',
    ])
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

async function rowsSeen(context: { person?: string; scope?: string }): Promise<Record<string, number>> {
  return asApp(context, async (client) => {
    const seen: Record<string, number> = {}
    for (const name of secured().filter((table) => !publicTables.includes(table))) {
      const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${name}`)
      if (rows[0]!.n > 0) seen[name] = rows[0]!.n
    }
    return seen
  })
}

test('every table has a policy that also binds its owner, or stands in a list that says why not', () => {
  expect(tables.length).toBeGreaterThan(25)
  const without = tables.filter((t) => !t.secured || !t.forced || t.policies === 0).map((t) => t.name)
  expect(without.sort()).toEqual([...Object.keys(openTables), ...closedTables].sort())
})

test('the app role can neither bypass the policies nor become somebody who can', async () => {
  const { rows } = await db.pool.query(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
       (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships
     from pg_roles r
     where rolname = 'hongyi_app'`,
  )
  expect(rows).toEqual([
    {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: false,
      memberships: 0,
    },
  ])
})

test('every table of people has rows to find, or the tests below would prove nothing', async () => {
  for (const name of secured()) {
    const { rows } = await db.pool.query<{ n: number }>(`select count(*)::int as n from ${name}`)
    expect({ name, n: rows[0]!.n }).not.toEqual({ name, n: 0 })
  }
})

test('without a context the app role sees no row of anybody', async () => {
  expect(await rowsSeen({})).toEqual({})
})

test("with the scope of another community it sees that community's helpers and nothing of this one", async () => {
  const { rows } = await db.pool.query<{ n: number }>(
    'select count(*)::int as n from helper where community_code = $1',
    [elsewhere],
  )
  expect(await rowsSeen({ scope: elsewhere })).toEqual({ helper: rows[0]!.n })
})

test('a prefix is no scope: "1501" opens nothing', async () => {
  expect(await rowsSeen({ scope: '1501' })).toEqual({})
})

test('a signed-in stranger without a scope sees own rows only', async () => {
  const stranger = demoPerson('rider').personId
  expect(await rowsSeen({ person: stranger })).toEqual({ person: 1, credential: 1 })
})

test('no context lets nothing in', async () => {
  const refused: string[] = []
  for (const name of secured()) {
    // A copy of a row that is there: if it were allowed to be read, the
    // key would refuse it, but nothing is seen and nothing is checked.
    const { rows } = await db.pool.query(`select * from ${name} limit 1`)
    const columns = Object.keys(rows[0]!)
    await asApp({}, (client) =>
      client.query(
        `insert into ${name} (${columns.join(', ')})
         select ${columns.join(', ')}
         from jsonb_populate_record(null::${name}, $1)`,
        [JSON.stringify(rows[0], jsonValue)],
      ),
    ).catch((e: { code: string }) => refused.push(e.code === '42501' ? name : `${name} ${e.code}`))
  }
  expect(refused).toEqual(secured())
})

const jsonValue = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && (value as { type?: string }).type === 'Buffer'
    ? `\\x${Buffer.from((value as { data: number[] }).data).toString('hex')}`
    : value

test('an authoriser that forgot leaks nothing: the SQL of a command, in a wrong scope, finds no case', async () => {
  const wrong = { person: demoPerson('community-staff').personId, scope: [elsewhere] }
  const seen = await scoped(db.pool, wrong, async (sql) => ({
    cases: (await sql.query('select * from cases where community_code = $1 and case_id = $2', [HOME_COMMUNITY, caseId]))
      .rowCount,
    contact: (await sql.query('select * from case_contact where case_id = $1', [caseId])).rowCount,
    photo: (await sql.query('select * from case_photo where case_id = $1', [caseId])).rowCount,
    answered: (
      await sql.query(`update cases set state = 'doing' where community_code = $1 and case_id = $2`, [
        HOME_COMMUNITY,
        caseId,
      ])
    ).rowCount,
    offers: (await sql.query(`update case_offer set state = 'withdrawn' where case_id = $1`, [caseId])).rowCount,
  }))
  expect(seen).toEqual({ cases: 0, contact: 0, photo: 0, answered: 0, offers: 0 })
})

test('a person sees the own case everywhere, but not the record around it without its scope', async () => {
  const seen = await rowsSeen({ person: demoPerson('resident').personId })
  expect(seen).toMatchObject({ cases: 1, case_photo: 1, person: 1, notice: 1 })
  for (const table of ['case_event', 'case_view', 'case_contact', 'audit', 'outbox', 'case_rating'])
    expect(seen).not.toHaveProperty(table)
})

test('nobody can move a case into another community', async () => {
  await expect(
    scoped(db.pool, { scope: [HOME_COMMUNITY] }, (sql) =>
      sql.query('insert into case_counter values ($1, current_date, 1)', [elsewhere]),
    ),
  ).rejects.toMatchObject({ code: '42501' })
  await expect(
    scoped(db.pool, { scope: [HOME_COMMUNITY] }, (sql) =>
      sql.query('update case_counter set community_code = $1 where community_code = $2', [elsewhere, HOME_COMMUNITY]),
    ),
  ).rejects.toMatchObject({ code: '42501' })
})

describe('a session and a credential open only to whoever knows them', () => {
  test('the token of one session shows that session alone', async () => {
    const hash = (await db.pool.query<{ hex: string }>(`select encode(token_hash, 'hex') as hex from session limit 1`))
      .rows[0]!.hex
    const seen = await asApp({}, async (client) => {
      await client.query(`select set_config('hongyi.token', $1, true)`, [hash])
      return (await client.query(`select encode(token_hash, 'hex') as hex from session`)).rows
    })
    expect(seen).toEqual([{ hex: hash }])
  })
  test('nobody can add a credential to another person', async () => {
    const add = asApp({ person: demoPerson('rider').personId }, (client) =>
      client.query(`insert into credential values ('wechat', 'mine', $1, now())`, [
        demoPerson('street-staff').personId,
      ]),
    )
    await expect(add).rejects.toMatchObject({ code: '42501' })
  })
})

describe('the record can be added to and not be changed', () => {
  const forbidden = [
    `update audit set detail = '{}'`,
    `delete from audit`,
    `update case_event set facts = '{}'`,
    `delete from case_event`,
    `delete from cases`,
    `delete from case_verdict`,
    `delete from case_rating`,
    `delete from case_offer`,
    `delete from assignment`,
    `delete from outbox`,
    `delete from person`,
    `insert into role_binding select person_id, 'street-staff', '1501', '我', null, now(), null from person limit 1`,
    `update role_binding set until = null`,
    `update category set due_amount = 999`,
    `update setting set value = '1'`,
    `update division set name = ''`,
    `insert into proxy select person_id, person_id, '', '', now(), null from person`,
    `select * from migration`,
    `truncate cases`,
    `alter table cases disable row level security`,
    `drop policy cases_scope on cases`,
  ]
  test.each(forbidden)('even the timer, whose scope is the whole city, can not: %s', async (statement) => {
    const tried = asApp({ scope: '%' }, (client) => client.query(statement))
    await expect(tried).rejects.toMatchObject({ code: '42501' })
  })
})

test('the same holds for a server whose own user is not its superuser', async () => {
  const name = `hongyi_owner_${newId().slice(-12)}`
  const direct = new Client({ connectionString: db.url })
  await direct.connect()
  try {
    await direct.query(
      `begin;
       create role ${name} nologin nobypassrls;
       alter table cases owner to ${name};
       grant usage on schema public to ${name};
       set local role ${name}`,
    )
    expect((await direct.query('select 1 from cases')).rowCount).toBe(0)
  } finally {
    await direct.query('rollback')
    await direct.end()
  }
})
