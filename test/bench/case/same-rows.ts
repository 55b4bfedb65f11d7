import { newId } from '../../../cloudfunctions/kernel/ids'
import type { Side } from './side'

type Row = Record<string, unknown>
/** Where a posted case leaves a row, how its row is found, and what is new in each: the case's id or one of its own. */
interface Left {
  table: string
  caseId: string
  fresh: string
  columns: string[]
  rows: Map<string, Row>
}

const places = [
  ['cases', 'case_id', 'case_id'],
  ['case_contact', 'case_id', 'case_id'],
  ['case_event', 'case_id', 'event_id'],
  ['outbox', 'case_id', 'outbox_id'],
  ['audit', 'subject_id', 'audit_id'],
  ['receipt', `(answer ->> 'caseId')::uuid`, 'client_id'],
] as const

/** Filled by the table itself, or drawn anew. */
const notSaid = ['pauses', 'missing', 'version', 'seq']

/**
 * All the rows that posting a case leaves, as somebody would write them by hand who knows them beforehand: one
 * statement without a call around it, past row-level security. They are rows that were really posted, under ids and
 * numbers of their own.
 */
export async function sameRows({ pool }: Side, howMany: number): Promise<(n: number) => Promise<unknown>> {
  const { rows: posted } = await pool.query<Row & { case_id: string }>(
    `select case_id, community_code, day::text as day, reporter_id, posted_at from cases
     where state = 'new' order by posted_at desc limit $1`,
    [howMany],
  )
  const ids = posted.map((row) => row.case_id)
  const left = await Promise.all(places.map((place) => leftIn(pool, place, ids)))
  const text = statementFor(left)
  return (n) => {
    const { case_id: old, community_code, day, reporter_id, posted_at } = posted[n % posted.length]!
    const caseId = newId()
    const values = [community_code, day, reporter_id, posted_at]
    for (const { rows, columns, fresh, caseId: named } of left) {
      const row: Row = { ...rows.get(old)!, [fresh]: newId(), [named]: caseId }
      for (const column of columns) values.push(row[column])
    }
    return pool.query({ name: 'same-rows', text, values })
  }
}

async function leftIn(
  pool: Side['pool'],
  [table, caseId, fresh]: (typeof places)[number],
  ids: string[],
): Promise<Left> {
  const { rows } = await pool.query<Row & { of_case: string }>(
    `select *, ${caseId} as of_case from ${table} where ${caseId} = any ($1)`,
    [ids],
  )
  if (rows.length !== ids.length) throw new Error(`${rows.length} rows of ${table} for ${ids.length} posted cases`)
  const columns = Object.keys(rows[0]!).filter(
    (name) => name !== 'of_case' && !notSaid.includes(name) && rows.some((row) => row[name] !== null),
  )
  return { table, caseId, fresh, columns, rows: new Map(rows.map((row) => [row.of_case, row])) }
}

function statementFor(left: readonly Left[]): string {
  let at = 4
  const inserts = left.map(({ table, columns }) => {
    const values = columns.map(() => `$${++at}`)
    const seq = table === 'cases' ? { name: ', seq', value: ', (select last from number)' } : { name: '', value: '' }
    return `insert into ${table} (${columns.join(', ')}${seq.name}) values (${values.join(', ')}${seq.value})`
  })
  return `
    with number as (
      insert into case_counter values ($1, $2, 1)
      on conflict (community_code, day) do update set last = case_counter.last + 1
      returning last
    ), calls as (
      insert into rate_window as w values ($3, 'write', date_trunc('minute', $4::timestamptz), 1)
      on conflict on constraint rate_window_pkey do update set calls = w.calls + 1
    ), ${inserts
      .slice(1)
      .map((insert, i) => `i${i} as (${insert})`)
      .join(', ')}
    ${inserts[0]}`
}
