import { scoped } from '../../store/transaction'
import type { Ports } from '../ports'

type Row = { person_id: string; upload_id: string; blob_key: string | null; thumb_key: string | null }

const everyone = { scope: ['%'] }
const batch = 100
/** On top of a ticket's own time: an upload that started in its last minute may still be writing. */
const graceMs = 3_600_000

/**
 * For the timer: tickets that ran out without their bytes, and what a broken try may have left of them.
 * The row goes after its blobs, so that a crash in between only means that the next turn does it again.
 * @returns how many were forgotten; a full batch of 100 says that there is more.
 */
export async function forgetUploads(ports: Ports): Promise<number> {
  const before = new Date(ports.now().getTime() - graceMs)
  const { rows } = await scoped(ports.pool, everyone, (sql) => sql.query<Row>(
    `select person_id, upload_id, blob_key, thumb_key from upload
     where state = 'ticketed' and expires_at < $1 order by expires_at limit $2`,
    [before, batch],
  ))
  for (const row of rows) {
    for (const key of [row.blob_key, row.thumb_key]) if (key) await ports.blobs.delete(key)
    await scoped(ports.pool, everyone, (sql) => sql.query(
      `delete from upload where person_id = $1 and upload_id = $2 and state = 'ticketed' and expires_at < $3`,
      [row.person_id, row.upload_id, before],
    ))
  }
  return rows.length
}
