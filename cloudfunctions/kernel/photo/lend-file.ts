import type { Call } from '../call/operation'
import { newBlobKey } from '../blobs/blob-key'
import type { SheetType } from './sheet'
import { signLink } from './signed-link'

const lentMs = 3_600_000

/**
 * A file made for the caller, theirs for an hour. Its row is an upload that never arrives: retention takes its bytes
 * away once the hour is over. The row is there before the bytes, so that nothing lies in the store that no row knows
 * of.
 */
export async function lendFile(
  call: Call,
  bytes: Uint8Array,
  type: SheetType,
): Promise<{ url: string; until: string }> {
  const { ports, now, sql, actor } = call
  const id = ports.newId()
  const key = newBlobKey('sheet', id, type)
  const until = new Date(now.getTime() + lentMs)
  await sql.query(
    `insert into upload
       (person_id, upload_id, kind, state, blob_key, content_type, bytes, created_at, expires_at)
     values ($1, $2, 'sheet', 'ticketed', $3, $4, $5, $6, $7)`,
    [actor.personId, id, key, type, bytes.length, now, until],
  )
  await ports.blobs.put(key, bytes, type)
  return { url: signLink(key, until, ports.secret), until: until.toISOString() }
}

/** The bytes of a sheet that the caller has sent; null when it is not there, or is something else. */
export async function sentSheet(
  { sql, actor, ports }: Call,
  uploadId: string,
): Promise<{ bytes: Uint8Array; type: SheetType } | null> {
  const { rows } = await sql.query<{ blob_key: string; content_type: SheetType }>(
    `select blob_key, content_type from upload
     where person_id = $1 and upload_id = $2 and state = 'received' and kind = 'sheet'`,
    [actor.personId, uploadId],
  )
  const bytes = rows[0] ? await ports.blobs.get(rows[0].blob_key) : null
  return bytes ? { bytes, type: rows[0]!.content_type } : null
}
