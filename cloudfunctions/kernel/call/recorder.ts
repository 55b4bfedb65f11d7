import type { Role } from '@/contracts/roles'
import type { OpenSql } from '../../store/transaction'

export interface CaseEvent {
  communityCode: string; caseId: string; kind: string; role: Role; name: string
  actorId?: string | null; officeCode?: string | null; facts?: Record<string, unknown>; at?: Date; eventId?: string
}
export interface Message { communityCode: string; to: string; kind: string; title: string; body: string; caseId?: string | null }
export interface AuditEntry { communityCode: string; actorId: string | null; role: Role; operation: string; subjectId?: string | null; detail?: Record<string, unknown> }
export interface Receipt { personId: string; clientId: string; operation: string; bodyHash: Buffer; answer: unknown }

/** What is written, in the order of its values. */
const columns = {
  case_event: ['community_code', 'case_id', 'event_id', 'at', 'kind', 'actor_id', 'actor_role', 'actor_name', 'office_code', 'facts'],
  outbox: ['community_code', 'outbox_id', 'kind', 'to_person', 'case_id', 'title', 'body', 'at'],
  audit: ['community_code', 'audit_id', 'at', 'actor_id', 'actor_role', 'operation', 'subject_id', 'request_id', 'detail'],
  receipt: ['person_id', 'client_id', 'operation', 'body_hash', 'answer', 'at'],
} as const
type Rows = Record<keyof typeof columns, unknown[][]>

/** Gathers what a call leaves behind, so that one statement writes all of it beside the state change. */
export class Recorder {
  private readonly rows: Rows = { case_event: [], outbox: [], audit: [], receipt: [] }
  private lastEventId = ''

  constructor(private readonly now: Date, private readonly newId: () => string, private readonly requestId: string) {}

  event(e: CaseEvent): string {
    const eventId = e.eventId ?? this.nextEventId()
    this.rows.case_event.push([
      e.communityCode, e.caseId, eventId, e.at ?? this.now, e.kind, e.actorId ?? null, e.role, e.name, e.officeCode ?? null, JSON.stringify(e.facts ?? {}),
    ])
    return eventId
  }

  /** What one call did happened in this order, at one instant: the timeline then sorts by id, and ids of one millisecond are random. */
  private nextEventId(): string {
    const id = this.newId()
    const last = this.lastEventId
    this.lastEventId = id > last ? id : last.slice(0, 24) + (BigInt(`0x${last.slice(24)}`) + 1n).toString(16).padStart(12, '0')
    return this.lastEventId
  }

  message(m: Message): void {
    this.rows.outbox.push([m.communityCode, this.newId(), m.kind, m.to, m.caseId ?? null, m.title, m.body, this.now])
  }

  audit(a: AuditEntry): void {
    this.rows.audit.push([
      a.communityCode, this.newId(), this.now, a.actorId, a.role, a.operation, a.subjectId ?? null, this.requestId, JSON.stringify(a.detail ?? {}),
    ])
  }

  /** Writes everything together with the commit. */
  async write(sql: OpenSql, receipt?: Receipt): Promise<void> {
    const { rows } = this
    if (receipt) rows.receipt.push([receipt.personId, receipt.clientId, receipt.operation, receipt.bodyHash, JSON.stringify(receipt.answer), this.now])
    const text = textFor(rows)
    if (text !== '') await sql.last(text, tables.flatMap((table) => rows[table].flat()))
  }
}

const tables = Object.keys(columns) as (keyof Rows)[]
const texts = new Map<string, string>()

/**
 * One insert a table, all in one statement. Its text depends on the numbers of rows only, so there are few and each stays
 * prepared: a function that took the rows as jsonb cost the server a third more.
 */
function textFor(rows: Rows): string {
  const key = tables.map((table) => rows[table].length).join()
  let text = texts.get(key)
  if (text === undefined) texts.set(key, (text = insertsFor(rows)))
  return text
}

function insertsFor(rows: Rows): string {
  let at = 0
  const inserts = tables.filter((table) => rows[table].length > 0).map((table) => {
    const tuples = rows[table].map(() => `(${columns[table].map(() => `$${++at}`).join(', ')})`)
    return `insert into ${table} (${columns[table].join(', ')}) values ${tuples.join(', ')}`
  })
  const last = inserts.pop() ?? ''
  return inserts.length === 0 ? last : `with ${inserts.map((insert, i) => `i${i} as (${insert})`).join(', ')} ${last}`
}
