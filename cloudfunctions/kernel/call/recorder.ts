import type { Role } from '@/contracts/roles'
import type { EndingSql } from '../../store/transaction'

export interface CaseEvent {
  communityCode: string; caseId: string; kind: string; role: Role; name: string
  actorId?: string | null; officeCode?: string | null; facts?: Record<string, unknown>; at?: Date; eventId?: string
}
export interface Message { communityCode: string; to: string; kind: string; title: string; body: string; caseId?: string | null }
export interface AuditEntry { communityCode: string; actorId: string | null; role: Role; operation: string; subjectId?: string | null; detail?: Record<string, unknown> }
export interface Receipt { personId: string; clientId: string; operation: string; bodyHash: Buffer; answer: unknown }

/** Gathers what a call leaves behind, so that one round trip writes all of it beside the state change. */
export class Recorder {
  private readonly events: object[] = []
  private readonly messages: object[] = []
  private readonly audits: object[] = []
  private lastEventId = ''

  constructor(private readonly now: Date, private readonly newId: () => string, private readonly requestId: string) {}

  event(e: CaseEvent): string {
    const eventId = e.eventId ?? this.nextEventId()
    this.events.push({
      community_code: e.communityCode, case_id: e.caseId, event_id: eventId, at: e.at ?? this.now, kind: e.kind, actor_id: e.actorId ?? null,
      actor_role: e.role, actor_name: e.name, office_code: e.officeCode ?? null, facts: e.facts ?? {},
    })
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
    this.messages.push({
      community_code: m.communityCode, outbox_id: this.newId(), kind: m.kind, to_person: m.to, case_id: m.caseId ?? null, title: m.title, body: m.body, at: this.now,
    })
  }

  audit(a: AuditEntry): void {
    this.audits.push({
      community_code: a.communityCode, audit_id: this.newId(), at: this.now, actor_id: a.actorId, actor_role: a.role, operation: a.operation,
      subject_id: a.subjectId ?? null, request_id: this.requestId, detail: a.detail ?? {},
    })
  }

  async write(sql: EndingSql, receipt?: Receipt): Promise<void> {
    if (!receipt && this.events.length + this.messages.length + this.audits.length === 0) return
    const row = receipt && {
      person_id: receipt.personId, client_id: receipt.clientId, operation: receipt.operation,
      body_hash: `\\x${receipt.bodyHash.toString('hex')}`, answer: receipt.answer, at: this.now,
    }
    await sql.last('select close_call($1, $2, $3, $4)', [
      JSON.stringify(this.events), JSON.stringify(this.messages), JSON.stringify(this.audits), row ? JSON.stringify(row) : null,
    ])
  }
}
