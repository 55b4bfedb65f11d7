import { dayMs } from '@/rules/local-time'
import { scoped } from '../../store/transaction'
import type { Ports } from '../ports'

type Row = { person_id: string; upload_id: string; blob_key: string | null; thumb_key: string | null }

const everyone = { scope: ['%'] }
const batch = 100
/** On top of a ticket's own time: an upload that started in its last minute may still be writing. */
const graceMs = 3_600_000
/** A case that was written and never sent keeps its photos on the phone; here they are nobody's after a week. */
const unattachedMs = 7 * dayMs
/** A table is read within minutes, and is all of somebody's stations or people. */
const sheetMs = 3_600_000

/**
 * For the timer: tickets that ran out without their bytes, what a broken try may have left of them, and what arrived
 * but was never tied to anything. The last are taken back first, in one statement: from then on nothing can be tied to
 * them, and they go the way of a ticket that ran out.
 * The row goes after its blobs, so that a crash in between only means that the next turn does it again.
 * @returns how many were forgotten; a full batch of 100 says that there is more.
 */
export async function forgetUploads(ports: Ports): Promise<number> {
  const before = new Date(ports.now().getTime() - graceMs)
  for (const [which, ms] of [
    ['true', unattachedMs],
    [`kind = 'sheet'`, sheetMs],
  ] as const)
    await scoped(ports.pool, everyone, (sql) =>
      sql.query(
        `
        update upload
        set state = 'ticketed'
        where (person_id, upload_id) in (
          select person_id, upload_id
          from upload
          where state = 'received' and attached_at is null and ${which} and created_at < $1
          order by created_at
          limit $2
          for update skip locked
        )`,
        [new Date(ports.now().getTime() - ms), batch],
      ),
    )
  const { rows } = await scoped(ports.pool, everyone, (sql) =>
    sql.query<Row>(
      `select person_id, upload_id, blob_key, thumb_key from upload
       where state = 'ticketed' and expires_at < $1
       order by expires_at limit $2`,
      [before, batch],
    ),
  )
  for (const row of rows) {
    for (const key of [row.blob_key, row.thumb_key]) if (key) await ports.blobs.delete(key)
    await scoped(ports.pool, everyone, (sql) =>
      sql.query(
        `delete from upload
         where person_id = $1 and upload_id = $2 and state = 'ticketed' and expires_at < $3`,
        [row.person_id, row.upload_id, before],
      ),
    )
  }
  return rows.length
}
