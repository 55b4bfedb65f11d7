// Nothing about a person is kept that the data map does not name: what it is for, how long, and who sees it.
import { forgetOld } from '../../cloudfunctions/kernel/notice/deliver-outbox'
import { newId } from '../../cloudfunctions/kernel/ids'
import { makePorts } from '../../cloudfunctions/kernel/ports'
import { useDatabase } from '../world/database'
import { memoryBlobs } from '../world/blobs'
import { dataMap } from './data-map'
import type { Kept } from './data-map/held'

/** The city's own: whoever lives there is not in them. */
const nobodys = [
  'division',
  'grid',
  'building',
  'category',
  'setting',
  'local_day',
  'migration',
  'station_clock',
  'station_code',
  'station_due',
  'station_visit',
  'chance_model',
]

const db = useDatabase()

test('every column beside a person stands in the map exactly once, and nothing stands there that is gone', async () => {
  const { rows } = await db.pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name
     from information_schema.columns
     where table_schema = 'public' and table_name <> all ($1)
     order by 1`,
    [nobodys],
  )
  const mapped = Object.entries(dataMap).flatMap(([table, groups]) =>
    groups.flatMap((g) =>
      g.columns
        .trim()
        .split(/\s+/)
        .map((column) => `${table}.${column}`),
    ),
  )
  expect(rows.length).toBeGreaterThan(150)
  expect([...mapped].sort()).toEqual(rows.map((r) => r.name).sort())
})

test('what belongs to nobody has no column for a person', async () => {
  const { rows } = await db.pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name
     from information_schema.columns
     where table_schema = 'public'
       and table_name = any ($1)
       and column_name ~ '(person|reporter|helper_id|actor|phone|openid|birth|id_card)'`,
    [nobodys],
  )
  expect(rows.map((r) => r.name)).toEqual(['division.office_phone'])
})

test('every entry says what for, how long and who', () => {
  for (const [table, groups] of Object.entries(dataMap)) {
    for (const { columns, purpose, seenBy } of groups)
      expect({ table, columns, said: purpose.length > 8 && seenBy.length > 4 }).toEqual({ table, columns, said: true })
  }
})

describe('what the map says is forgotten after some days is there the day before and gone the day after', () => {
  const now = new Date('2026-11-23T02:00:00Z')
  const me = newId()
  const ago = (days: number): Date => new Date(now.getTime() - days * 86_400_000)
  /** A row that is so many days old. */
  const rowOf: Record<string, (age: Date) => [string, unknown[]]> = {
    session: (age) => [
      "insert into session values (decode(md5($1), 'hex'), $2, $3, $4)",
      [newId(), me, age, new Date(age.getTime() + 30 * 86_400_000)],
    ],
    receipt: (age) => [`insert into receipt values ($1, $2, 'x', '', '{}', $3)`, [me, newId(), age]],
    rate_window: (age) => [`insert into rate_window values ($1, $2, $3, 1)`, [me, newId(), age]],
    notice: (age) => [
      `insert into notice (person_id, notice_id, kind, title, body, at, read_at) values ($1, $2, 'x', '', '', $3, $3)`,
      [me, newId(), age],
    ],
  }
  const timed = Object.entries(dataMap).flatMap(([table, groups]) =>
    [
      ...new Set(
        groups
          .map((g) => g.kept)
          .filter((k): k is Exclude<Kept, string> => typeof k === 'object')
          .map((k) => k.days),
      ),
    ].map((days) => [table, days] as const),
  )

  beforeAll(() =>
    db.pool.query('insert into person (person_id, name, created_at) values ($1, $2, $3)', [me, '居民', ago(400)]),
  )

  test('each of them is tried here', () => {
    expect(timed.map(([table]) => table).sort()).toEqual(Object.keys(rowOf).sort())
  })

  test.each(timed)('%s after %d days', async (table, days) => {
    for (const age of [days - 0.5, days + 0.5]) await db.pool.query(...rowOf[table]!(ago(age)))
    await forgetOld(makePorts({ pool: db.pool, blobs: memoryBlobs(), secret: '', now: () => now }))
    const { rows } = await db.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)
    expect(rows[0]!.n).toBe(1)
  })

  test('an unread notice waits for its reader', async () => {
    await db.pool.query(
      `insert into notice (person_id, notice_id, kind, title, body, at) values ($1, $2, 'unread', '', '', $3)`,
      [me, newId(), ago(1000)],
    )
    await forgetOld(makePorts({ pool: db.pool, blobs: memoryBlobs(), secret: '', now: () => now }))
    expect((await db.pool.query(`select 1 from notice where kind = 'unread'`)).rowCount).toBe(1)
  })
})
