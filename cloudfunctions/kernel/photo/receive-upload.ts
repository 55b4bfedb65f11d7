import type { Answer } from '@/contracts/operations'
import { scoped } from '../../store/transaction'
import { answered, faulted, refused } from '../call/answer'
import { faultLine } from '../call/fault-line'
import { Refusal, refuse } from '../call/refusal'
import { makeRequestId } from '../call/request'
import type { Ports } from '../ports'
import { newBlobKey, type BlobType } from '../blobs/blob-key'
import { reencodePhoto } from './reencode'
import { keepSheet } from './sheet'
import { readTicket, type Ticket } from './upload-ticket'
import { keepVoice } from './voice'

type Row = { kind: 'photo' | 'voice' | 'sheet'; state: 'ticketed' | 'received' }
/** What is kept of an upload, before it has a place. */
type Kept = { contentType: BlobType; bytes: Uint8Array; thumbnail?: Uint8Array; width?: number; height?: number }
type Keys = { blob: string; thumb: string | null }

/**
 * Takes the bytes that a ticket allows. Never throws: the answer says what happened.
 * The row names its blobs before they are written, so a crash in between leaves nothing that no row knows of; decoding
 * and storing happen outside of any transaction, because a slow disk must not hold a database connection.
 */
export async function receiveUpload(ports: Ports, ticket: string, bytes: Uint8Array): Promise<Answer<object>> {
  const requestId = makeRequestId()
  const line = { operation: 'receive-upload', requestId }
  try {
    const upload = readTicket(ticket, ports.now(), ports.secret) ?? refuse('UPLOAD_EXPIRED')
    const row = (await rowOf(ports, upload)) ?? refuse('UPLOAD_EXPIRED')
    if (row.state === 'ticketed') {
      await countTry(ports, upload)
      await keep(ports, upload, row.kind, await keepers[row.kind](bytes))
    }
    return answered({}, requestId)
  } catch (error) {
    if (error instanceof Refusal) {
      ports.log({ ...line, level: 'info', refused: error.code, ...error.details })
      return refused(error, requestId)
    }
    ports.log({ ...line, level: 'error', ...faultLine(error) })
    return faulted(requestId)
  }
}

/** What is kept of the bytes: a photo without its metadata, a voice note without its titles, a sheet as it came. */
const keepers: Record<Row['kind'], (bytes: Uint8Array) => Kept | Promise<Kept>> = {
  photo: reencodePhoto,
  voice: keepVoice,
  sheet: keepSheet,
}

async function rowOf(ports: Ports, { personId, uploadId }: Ticket): Promise<Row | undefined> {
  return scoped(ports.pool, { person: personId }, async (sql) => {
    const { rows } = await sql.query<Row>('select kind, state from upload where person_id = $1 and upload_id = $2', [
      personId,
      uploadId,
    ])
    return rows[0]
  })
}

/** Network that breaks is forgiven twice; a file made to cost us work is not taken again and again. */
const triesMax = 3

async function countTry(ports: Ports, { personId, uploadId }: Ticket): Promise<void> {
  const { rowCount } = await scoped(ports.pool, { person: personId }, (sql) =>
    sql.query(
      `
      update upload
      set tries = tries + 1
      where person_id = $1 and upload_id = $2 and (tries < $3 or state = 'received')`,
      [personId, uploadId, triesMax],
    ),
  )
  if (rowCount === 0) refuse('UPLOAD_EXPIRED', { why: 'tries' })
}

async function keep(ports: Ports, upload: Ticket, kind: Row['kind'], kept: Kept): Promise<void> {
  const id = ports.newId()
  const keys: Keys = {
    blob: newBlobKey(kind, id, kept.contentType),
    thumb: kept.thumbnail ? newBlobKey('thumb', id, kept.contentType) : null,
  }
  const earlier = await nameBlobs(ports, upload, keys)
  if (!earlier) return
  await forget(ports, earlier)
  await ports.blobs.put(keys.blob, kept.bytes, kept.contentType)
  if (keys.thumb) await ports.blobs.put(keys.thumb, kept.thumbnail!, kept.contentType)
  const isMine = await markReceived(ports, upload, keys, kept)
  if (!isMine) await forget(ports, keys)
}

/** @returns the keys that an earlier, broken try had named; undefined when the upload has arrived meanwhile. */
async function nameBlobs(ports: Ports, upload: Ticket, keys: Keys): Promise<Partial<Keys> | undefined> {
  return scoped(ports.pool, { person: upload.personId }, async (sql) => {
    const { rows } = await sql.query<Partial<Keys>>(
      `with earlier as (
         select blob_key, thumb_key from upload
         where person_id = $1 and upload_id = $2 and state = 'ticketed' for update
       )
       update upload set blob_key = $3, thumb_key = $4 from earlier where person_id = $1 and upload_id = $2
       returning earlier.blob_key as blob, earlier.thumb_key as thumb`,
      [upload.personId, upload.uploadId, keys.blob, keys.thumb],
    )
    return rows[0]
  })
}

/** False when the same upload came twice at once and the other one named its blobs later: then these are nobody's. */
async function markReceived(ports: Ports, upload: Ticket, keys: Keys, kept: Kept): Promise<boolean> {
  return scoped(ports.pool, { person: upload.personId }, async (sql) => {
    const { rowCount } = await sql.query(
      `update upload set state = 'received', content_type = $4, bytes = $5, width = $6, height = $7
       where person_id = $1 and upload_id = $2 and state = 'ticketed' and blob_key = $3`,
      [
        upload.personId,
        upload.uploadId,
        keys.blob,
        kept.contentType,
        kept.bytes.length,
        kept.width ?? null,
        kept.height ?? null,
      ],
    )
    return rowCount === 1
  })
}

async function forget(ports: Ports, keys: Partial<Keys>): Promise<void> {
  for (const key of [keys.blob, keys.thumb]) if (key) await ports.blobs.delete(key)
}
