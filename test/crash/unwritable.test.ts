// A commit never travels behind a statement that was not sent: a value that cannot be written, in the last statement or
// in the middle, leaves nothing of its transaction, and the connection serves the next one.
import type { Pool } from 'pg'
import { closePools, poolFor } from '../../cloudfunctions/store/pool'
import { scoped, type OpenSql } from '../../cloudfunctions/store/transaction'
import { useDatabase } from '../world/database'

const db = useDatabase()
let pool: Pool

beforeAll(() => db.pool.query('create table kept (n int, said jsonb); grant all on kept to hongyi_app'))
beforeEach(async () => {
  await db.pool.query('truncate kept')
  pool = poolFor(db.url, 1)
})
afterEach(closePools)

const text = 'insert into kept (n, said) values ($1, $2) returning pg_backend_pid() as pid'
const row = (n: number, said: unknown = '{}') => ({ text, values: [n, said] })
const keep = (n: number, said?: unknown) => [text, row(n, said).values] as const
const kept = async () => (await db.pool.query<{ n: number }>('select n from kept order by n')).rows.map(({ n }) => n)

const circle: { self?: unknown } = {}
circle.self = circle

type Work = (sql: OpenSql, said: unknown) => Promise<unknown>
const transactions: [string, Work][] = [
  ['in the only statement', (sql, said) => sql.last(...keep(1, said))],
  ['in the last statement', async (sql, said) => [await sql.query(...keep(1)), await sql.last(...keep(2, said))]],
  [
    'last in a round trip',
    async (sql, said) => [await sql.together([row(1), row(2, said)]), await sql.last(...keep(3))],
  ],
  ['in the middle of a round trip', (sql, said) => sql.together([row(1), row(2, said), row(3)])],
]

describe.each([
  ['pg cannot write', circle, 'circular structure'],
  // It is sent, and those behind it fail too: the first failure is what is told.
  ['the server cannot read', 'not JSON', 'invalid input syntax for type json'],
])('a value that %s', (_, said, words) => {
  test.each(transactions)('%s', async (_, work) => {
    const pid = () => scoped(pool, {}, async (sql) => (await sql.last(...keep(9))).rows)
    const before = await pid()
    await expect(scoped(pool, {}, (sql) => work(sql, said))).rejects.toThrow(words)
    expect(await kept()).toEqual([9])
    expect(await pid()).toEqual(before)
    expect(await kept()).toEqual([9, 9])
  })

  test.each(transactions)('%s, and somebody swallows the failure and goes on', async (_, work) => {
    const heedless = async (sql: OpenSql) => {
      await work(sql, said).catch(() => undefined)
      await sql.query(...keep(8)).catch(() => undefined)
    }
    await expect(scoped(pool, {}, heedless)).rejects.toThrow(words)
    expect(await kept()).toEqual([])
  })
})

describe('known to be wrong: statements that pg pipelines as they come', () => {
  async function pipelined(statements: readonly object[]): Promise<void> {
    const client = await pool.connect()
    const all = [{ text: 'begin' }, ...statements, { text: 'commit' }]
    const sent = all.map((one) => client.query(one as { text: string }))
    await Promise.allSettled(sent)
    client.release()
    await Promise.all(sent)
  }

  test.each([
    ['in the last statement', [row(1), row(2, circle)], [1]],
    ['in the middle', [row(1), row(2, circle), row(3)], [1, 3]],
  ])('a value that pg cannot write %s: the rows before and behind it stay', async (_, statements, stay) => {
    await expect(pipelined(statements)).rejects.toThrow('circular structure')
    expect(await kept()).toEqual(stay)
  })

  test('the connection believes that the statement is prepared', async () => {
    await expect(pipelined([{ ...row(1, circle), name: 'twin' }])).rejects.toThrow('circular structure')
    await expect(pipelined([{ ...row(1), name: 'twin' }])).rejects.toThrow('prepared statement "twin" does not exist')
  })
})
