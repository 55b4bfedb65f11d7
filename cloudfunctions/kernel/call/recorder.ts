import type { Role } from '@/contracts/roles'
import type { OpenSql } from '../../store/transaction'

export interface CaseEvent {
  communityCode: string
  caseId: string
  kind: string
  role: Role
  name: string
  actorId?: string | null
  officeCode?: string | null
  facts?: Record<string, unknown>
  at?: Date
  eventId?: string
}
/** What a message is about when it is not a case: the screen opens the right page. */
export interface Subject {
  /** One of those that its noun lists. */
  kind: string
  id: string
}
export interface Message {
  communityCode: string
  to: string
  kind: string
  title: string
  body: string
  caseId?: string | null
  subject?: Subject
}
export interface AuditEntry {
  communityCode: string
  actorId: string | null
  role: Role
  operation: string
  subjectId?: string | null
  detail?: Record<string, unknown>
}
export interface Receipt {
  personId: string
  clientId: string
  operation: string
  bodyHash: Buffer
  answer: unknown
}

/** Where rows go: a table and its columns, in the order of the values. Made once; the same object is the same place. `json`: columns whose values are JSON as text. */
export interface Place {
  table: string
  columns: readonly string[]
  json: ReadonlySet<string>
}
export const place = (table: string, columns: readonly string[], json: readonly string[] = []): Place => ({
  table,
  columns,
  json: new Set(json),
})

const events = place(
  'case_event',
  [
    'community_code',
    'case_id',
    'event_id',
    'at',
    'kind',
    'actor_id',
    'actor_role',
    'actor_name',
    'office_code',
    'facts',
  ],
  ['facts'],
)
const messages = place('outbox', [
  'community_code',
  'outbox_id',
  'kind',
  'to_person',
  'case_id',
  'title',
  'body',
  'at',
  'subject_kind',
  'subject_id',
])
const audits = place(
  'audit',
  ['community_code', 'audit_id', 'at', 'actor_id', 'actor_role', 'operation', 'subject_id', 'request_id', 'detail'],
  ['detail'],
)
const receipts = place('receipt', ['person_id', 'client_id', 'operation', 'body_hash', 'answer', 'at'], ['answer'])

/** Gathers what a call leaves behind, so that one statement writes all of it, together with the commit. */
export class Recorder {
  private readonly rows = new Map<Place, unknown[][]>()
  private lastEventId = ''

  constructor(
    private readonly now: Date,
    private readonly newId: () => string,
    private readonly requestId: string,
  ) {}

  /** A new row of the command's own: nothing reads it before the call ends. */
  insert(into: Place, values: unknown[]): void {
    const there = this.rows.get(into)
    if (there) there.push(values)
    else this.rows.set(into, [values])
  }

  event(e: CaseEvent): string {
    const eventId = e.eventId ?? this.nextEventId()
    this.insert(events, [
      e.communityCode,
      e.caseId,
      eventId,
      e.at ?? this.now,
      e.kind,
      e.actorId ?? null,
      e.role,
      e.name,
      e.officeCode ?? null,
      JSON.stringify(e.facts ?? {}),
    ])
    return eventId
  }

  /** What one call did happened in this order, at one instant: the timeline then sorts by id, and ids of one millisecond are random. */
  private nextEventId(): string {
    const id = this.newId()
    const last = this.lastEventId
    this.lastEventId =
      id > last ? id : last.slice(0, 24) + (BigInt(`0x${last.slice(24)}`) + 1n).toString(16).padStart(12, '0')
    return this.lastEventId
  }

  message(m: Message): void {
    this.insert(messages, [
      m.communityCode,
      this.newId(),
      m.kind,
      m.to,
      m.caseId ?? null,
      m.title,
      m.body,
      this.now,
      m.subject?.kind ?? null,
      m.subject?.id ?? null,
    ])
  }

  audit(a: AuditEntry): void {
    this.insert(audits, [
      a.communityCode,
      this.newId(),
      this.now,
      a.actorId,
      a.role,
      a.operation,
      a.subjectId ?? null,
      this.requestId,
      JSON.stringify(a.detail ?? {}),
    ])
  }

  async write(sql: OpenSql, receipt?: Receipt): Promise<void> {
    if (receipt)
      this.insert(receipts, [
        receipt.personId,
        receipt.clientId,
        receipt.operation,
        receipt.bodyHash,
        JSON.stringify(receipt.answer),
        this.now,
      ])
    if (this.rows.size === 0) return
    const values: unknown[] = []
    for (const [into, rows] of this.rows) {
      if (rows.length > manyRows) values.push(asJson(into, rows))
      else for (const row of rows) values.push(...row)
    }
    await sql.last(textFor(this.rows), values)
  }
}

/** Past this the rows of a place travel as one value: a wave of offers has a number of messages of its own, and a text for each number would stay prepared for ever. */
const manyRows = 8

const asJson = ({ columns, json }: Place, rows: readonly unknown[][]): string =>
  JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(columns.map((c, i) => [c, json.has(c) ? (JSON.parse(row[i] as string) as unknown) : row[i]])),
    ),
  )

const texts = new Map<string, string>()

/**
 * One insert a place, all in one statement. Its text depends on the places and numbers of rows only, so there are few and
 * each stays prepared. A function that took the rows as jsonb cost the server 80 µs more for a posted case.
 */
function textFor(rows: ReadonlyMap<Place, unknown[][]>): string {
  const key = [...rows].map(([{ table }, { length }]) => `${table} ${Math.min(length, manyRows + 1)}`).join()
  let text = texts.get(key)
  if (text === undefined) texts.set(key, (text = insertsFor(rows)))
  return text
}

function insertsFor(rows: ReadonlyMap<Place, unknown[][]>): string {
  let at = 0
  const inserts = [...rows].map(([{ table, columns }, { length }]) => {
    if (length > manyRows)
      return `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $${++at})`
    const tuples = Array.from({ length }, () => `(${columns.map(() => `$${++at}`).join(', ')})`)
    return `insert into ${table} (${columns.join(', ')}) values ${tuples.join(', ')}`
  })
  // The main statement runs before the others: the command's own row decides first which key is taken.
  const [first, ...others] = inserts
  return others.length === 0 ? first! : `with ${others.map((insert, i) => `i${i} as (${insert})`).join(', ')} ${first}`
}
