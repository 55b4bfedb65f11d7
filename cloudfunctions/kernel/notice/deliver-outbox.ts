import { noticePromises } from '@/contracts/notice-words'
import { timeBefore } from '@/contracts/quantity'
import { scoped } from '../../store/transaction'
import type { Ports } from '../ports'
import { joinNames, namedTitle } from './notice-title'

const deliveredMax = 20_000

/**
 * Outbox → in-app inbox, oldest first. One statement moves a batch: a crash before the commit leaves the rows unsent
 * and the notices unwritten, so nothing is lost and nothing arrives twice (the notice takes the outbox row's id).
 */
export async function deliverOutbox(ports: Ports, batch = 500): Promise<number> {
  return scoped(ports.pool, { scope: ['%'] }, async (sql) => {
    const { rowCount } = await sql.query(
      `
      with due as (
        select community_code, outbox_id
        from outbox
        where sent_at is null
        order by at
        limit $2
        for update skip locked
      ), sent as (
        update outbox o
        set sent_at = $1, tries = tries + 1
        from due d
        where o.community_code = d.community_code and o.outbox_id = d.outbox_id
        returning o.*
      )
      insert into notice (
        person_id, notice_id, kind, community_code, case_id, title, body, at, subject_kind, subject_id
      )
      select
        s.to_person, s.outbox_id, s.kind, s.community_code, s.case_id, ${namedTitle('s.title')}, s.body, s.at,
        s.subject_kind, s.subject_id
      from sent s ${joinNames('s')}
      on conflict do nothing`,
      [ports.now(), batch],
    )
    return rowCount ?? 0
  })
}

/** All that waits, but no more than a run can carry. */
export async function deliverAll(ports: Ports): Promise<number> {
  let delivered = 0
  for (let batch = -1; batch !== 0 && delivered < deliveredMax; delivered += batch) batch = await deliverOutbox(ports)
  return delivered
}

/** What need not be kept: answers of old calls, ended sessions, counters. The record of cases is not touched. */
export async function forgetOld(ports: Ports): Promise<void> {
  await scoped(ports.pool, { scope: ['%'] }, async (sql) => {
    const now = ports.now()
    await sql.query('delete from receipt where at < $1', [timeBefore(now, { amount: 30, unit: 'day' })])
    await sql.query('delete from session where expires_at < $1', [now])
    await sql.query('delete from rate_window where window_at < $1', [timeBefore(now, { amount: 1, unit: 'day' })])
    await sql.query('delete from notice where at < $1 and read_at is not null', [
      timeBefore(now, noticePromises.keptRead),
    ])
  })
}
