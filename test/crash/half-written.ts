import type { Pool } from 'pg'

/** What must hold between tables after any commit; each query finds the ids of what breaks it. */
const broken: Record<string, string> = {
  'a case without its first event': `select case_id as id from cases c where not exists (${eventOf('posted')})`,
  'a case without its place': `select case_id as id
    from cases c
    where not exists (${eventOf('posted')} and e.facts ? 'by' and e.office_code is not null)`,
  'an event of a case that is not there': `select event_id as id from case_event e where not exists (${caseOf('e')})`,
  'a contact of a case that is not there': `select case_id as id from case_contact k where not exists (${caseOf('k')})`,
  'a case that nobody audited': `select case_id as id from cases c
    where not exists (select 1 from audit a where a.subject_id = c.case_id and a.operation = 'post-case')`,
  'a case without who said it': `select case_id as id
    from cases c
    where not exists (select 1 from case_contact k where k.case_id = c.case_id)`,
  'a case whose call has no receipt': `select case_id as id from cases c
    where not exists (select 1 from receipt r where r.answer ->> 'caseId' = c.case_id::text)`,
  'a case that nobody was told of': `select case_id as id
    from cases c
    where first_owner_id is not null
      and not exists (
        select 1 from outbox o where o.case_id = c.case_id and o.kind = 'case.posted' and o.to_person = c.first_owner_id
      )`,
  'a receipt for a case that is not there': `select client_id as id from receipt r where operation = 'post-case'
    and not exists (select 1 from cases c where c.case_id::text = r.answer ->> 'caseId')`,
  'a message about a case that is not there': `select outbox_id as id from outbox o where case_id is not null
    and not exists (select 1 from cases c where c.case_id = o.case_id)`,
  'a number that is missing or given twice': `select community_code || ' ' || day as id
    from case_counter n
    where exists (
      select 1
      from cases c
      where c.community_code = n.community_code and c.day = n.day
      having count(*) <> n.last or max(seq) <> n.last
    )`,
  'a wave without its offers, or offers without their wave': `select case_id as id
    from cases c
    where wave <> (select count(distinct wave) from case_offer o where o.case_id = c.case_id)
      or wave <> (
        select count(*) from case_event e where e.case_id = c.case_id and e.kind in ('offered', 'grid-worker-asked')
      )`,
  'a question of no batch': `select case_id as id from case_offer o where batch_id is not null
    and not exists (select 1 from match_batch b where b.community_code = o.community_code and b.batch_id = o.batch_id)`,
  'a batch that says another number of questions than were put': `select batch_id as id
    from match_batch b
    where offers <> (
      select count(*) from case_offer o where o.community_code = b.community_code and o.batch_id = b.batch_id
    )`,
  'a helper who was asked and not told': `select case_id as id
    from case_offer f
    where not exists (
      select 1 from outbox o where o.case_id = f.case_id and o.to_person = f.helper_id and o.kind = 'offer.open'
    )`,
  'a warning in one table only': `select case_id as id
    from cases c
    where (warned_at is not null) <> exists (${eventOf('warned')})`,
  'an overdue in one table only': `select case_id as id
    from cases c
    where (overdue_at is not null) <> exists (${eventOf('overdue')})`,
  'a message that is marked as sent and did not arrive, or the other way round': `select outbox_id as id from outbox o
    where (sent_at is not null) <> exists (select 1 from notice n where n.notice_id = o.outbox_id)`,
}

function eventOf(kind: string): string {
  return `select 1 from case_event e where e.case_id = c.case_id and e.kind = '${kind}'`
}

function caseOf(row: string): string {
  return `select 1 from cases c where c.community_code = ${row}.community_code and c.case_id = ${row}.case_id`
}

/** Everything half-written, in words; one snapshot, because others may be writing. */
export async function halfWritten(pool: Pool): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const found: string[] = []
    for (const [what, sql] of Object.entries(broken)) {
      const { rows } = await client.query<{ id: string }>(sql)
      found.push(...rows.map((r) => `${what}: ${r.id}`))
    }
    await client.query('commit')
    return found
  } finally {
    client.release()
  }
}
