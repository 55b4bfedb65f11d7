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

/** A row by the names of its columns. What goes into a column of JSON is wrapped by `json`. */
export type Row = Readonly<Record<string, unknown>>

/** Text where it is a value of its own; itself where its row travels as JSON. */
class Json {
  constructor(private readonly value: unknown) {}
  toPostgres(): string {
    return JSON.stringify(this.value)
  }
  toJSON(): unknown {
    return this.value
  }
}
export const json = (value: unknown): Json => new Json(value)

/** Gathers what a call leaves behind, so that one statement writes all of it, together with the commit. */
export class Recorder {
  /** By table and columns, as an insert names them; in the order in which they first came. */
  private readonly rows = new Map<string, Row[]>()
  private lastEventId = ''

  constructor(
    private readonly now: Date,
    private readonly newId: () => string,
    private readonly requestId: string,
  ) {}

  /** A new row of the command's own: nothing reads it before the call ends. */
  insert(table: string, row: Row): void {
    const into = `${table} (${Object.keys(row).join(', ')})`
    const there = this.rows.get(into)
    if (there) there.push(row)
    else this.rows.set(into, [row])
  }

  event(e: CaseEvent): string {
    const eventId = e.eventId ?? this.nextEventId()
    this.insert('case_event', {
      community_code: e.communityCode,
      case_id: e.caseId,
      event_id: eventId,
      at: e.at ?? this.now,
      kind: e.kind,
      actor_id: e.actorId ?? null,
      actor_role: e.role,
      actor_name: e.name,
      office_code: e.officeCode ?? null,
      facts: json(e.facts ?? {}),
    })
    return eventId
  }

  /**
   * What one call did happened in this order, at one instant: the timeline then sorts by id, and ids of one millisecond
   * are random.
   */
  private nextEventId(): string {
    const id = this.newId()
    const last = this.lastEventId
    this.lastEventId =
      id > last ? id : last.slice(0, 24) + (BigInt(`0x${last.slice(24)}`) + 1n).toString(16).padStart(12, '0')
    return this.lastEventId
  }

  message(m: Message): void {
    this.insert('outbox', {
      community_code: m.communityCode,
      outbox_id: this.newId(),
      kind: m.kind,
      to_person: m.to,
      case_id: m.caseId ?? null,
      title: m.title,
      body: m.body,
      at: this.now,
      subject_kind: m.subject?.kind ?? null,
      subject_id: m.subject?.id ?? null,
    })
  }

  audit(a: AuditEntry): void {
    this.insert('audit', {
      community_code: a.communityCode,
      audit_id: this.newId(),
      at: this.now,
      actor_id: a.actorId,
      actor_role: a.role,
      operation: a.operation,
      subject_id: a.subjectId ?? null,
      request_id: this.requestId,
      detail: json(a.detail ?? {}),
    })
  }

  async write(sql: OpenSql, receipt?: Receipt): Promise<void> {
    if (receipt)
      this.insert('receipt', {
        person_id: receipt.personId,
        client_id: receipt.clientId,
        operation: receipt.operation,
        body_hash: receipt.bodyHash,
        answer: json(receipt.answer),
        at: this.now,
      })
    if (this.rows.size === 0) return
    const values: unknown[] = []
    for (const rows of this.rows.values()) {
      if (rows.length > manyRows) values.push(JSON.stringify(rows))
      else for (const row of rows) values.push(...Object.values(row))
    }
    await sql.last(textFor(this.rows), values)
  }
}

/**
 * Past this the rows of a table travel as one value: a wave of offers has a number of messages of its own, and a text
 * for each number would stay prepared for ever.
 */
const manyRows = 8

const texts = new Map<string, string>()

/**
 * One insert for each table and its columns, all in one statement. Its text depends on them and the numbers of rows
 * only, so there are few and each stays prepared. A function that took the rows as jsonb cost the server 80 µs more for
 * a posted case.
 */
function textFor(rows: ReadonlyMap<string, readonly Row[]>): string {
  const key = [...rows].map(([into, { length }]) => `${into} ${Math.min(length, manyRows + 1)}`).join()
  let text = texts.get(key)
  if (text === undefined) texts.set(key, (text = insertsFor(rows)))
  return text
}

function insertsFor(rows: ReadonlyMap<string, readonly Row[]>): string {
  let at = 0
  const inserts = [...rows].map(([into, those]) => {
    const columns = Object.keys(those[0]!)
    if (those.length > manyRows) {
      const table = into.slice(0, into.indexOf(' '))
      return `
        insert into ${into}
        select ${columns.join(', ')}
        from jsonb_populate_recordset(null::${table}, $${++at})`
    }
    const tuples = those.map(() => `(${columns.map(() => `$${++at}`).join(', ')})`)
    return `insert into ${into} values ${tuples.join(', ')}`
  })
  // The main statement runs before the others: the command's own row decides first which key is taken.
  const [first, ...others] = inserts
  return others.length === 0 ? first! : `with ${others.map((insert, i) => `i${i} as (${insert})`).join(', ')} ${first}`
}
