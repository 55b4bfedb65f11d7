import type { Sql } from '../../store/transaction'

export interface TakenUpload {
  upload_id: string
  kind: 'photo' | 'voice' | 'sheet'
  blob_key: string
  thumb_key: string | null
  width: number | null
  height: number | null
}

/**
 * The received ones of these uploads of a person, for the row that they are now tied to: from here on they are kept as
 * long as that row, and retention leaves them alone. Whoever asks compares the number: what has not arrived is not
 * there.
 */
export async function takeUploads(
  sql: Sql,
  personId: string,
  uploadIds: readonly string[],
  now: Date,
): Promise<TakenUpload[]> {
  const { rows } = await sql.query<TakenUpload & Record<string, unknown>>(
    `update upload set attached_at = coalesce(attached_at, $3)
     where person_id = $1 and upload_id = any ($2::uuid[]) and state = 'received'
     returning upload_id, kind, blob_key, thumb_key, width, height`,
    [personId, uploadIds, now],
  )
  return rows
}
