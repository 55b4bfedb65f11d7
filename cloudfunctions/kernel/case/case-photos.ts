import type { PhotoView } from '@/contracts/case-shapes'
import type { Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { signLink } from '../photo/signed-link'
import { takeUploads } from '../photo/take-uploads'
import type { Ports } from '../ports'
import type { Sql } from '../../store/transaction'

export type PhotoKind = PhotoView['kind']

/**
 * Ties received uploads of the caller to a case. One that has not arrived refuses the whole call: nothing half-said.
 */
export async function attachPhotos(
  call: Call,
  { communityCode, caseId }: { communityCode: string; caseId: string },
  kind: PhotoKind,
  uploadIds: readonly string[],
  eventId: string | null = null,
): Promise<void> {
  if (uploadIds.length === 0) return
  const taken = await takeUploads(call.sql, call.actor.personId, uploadIds, call.now)
  if (taken.length !== new Set(uploadIds).size || taken.some((u) => u.kind === 'sheet')) refuse('PHOTO_MISSING')
  for (const u of taken) {
    call.record.insert('case_photo', {
      community_code: communityCode,
      case_id: caseId,
      upload_id: u.upload_id,
      kind: u.kind === 'voice' ? 'voice' : kind,
      blob_key: u.blob_key,
      thumb_key: u.thumb_key,
      width: u.width,
      height: u.height,
      event_id: eventId,
      at: call.now,
    })
  }
}

interface PhotoRow {
  case_id: string
  kind: PhotoKind
  blob_key: string
  thumb_key: string | null
  width: number | null
  height: number | null
  event_id: string | null
}

/** Links live one hour: long enough to look, too short to pass on. */
const linkMs = 3_600_000

const view = (row: PhotoRow, ports: Ports, now: Date): PhotoView => {
  const until = new Date(now.getTime() + linkMs)
  return {
    kind: row.kind,
    url: signLink(row.blob_key, until, ports.secret),
    thumbUrl: signLink(row.thumb_key ?? row.blob_key, until, ports.secret),
    width: row.width ?? 0,
    height: row.height ?? 0,
  }
}

export async function photosOf(
  sql: Sql,
  communityCode: string,
  caseId: string,
  ports: Ports,
  now: Date,
): Promise<{ all: PhotoView[]; byEvent: Map<string, PhotoView[]> }> {
  const { rows } = await sql.query<PhotoRow>(
    `
    select case_id, kind, blob_key, thumb_key, width, height, event_id
    from case_photo
    where community_code = $1 and case_id = $2
    order by at, upload_id`,
    [communityCode, caseId],
  )
  const byEvent = new Map<string, PhotoView[]>()
  const all = rows.map((r) => {
    const photo = view(r, ports, now)
    if (r.event_id) byEvent.set(r.event_id, [...(byEvent.get(r.event_id) ?? []), photo])
    return photo
  })
  return { all, byEvent }
}

/**
 * The key of a case's first picture, for a list that reads its cases as `c`; nothing to look for costs one step in the
 * index.
 */
export const thumbKey = `(
  select coalesce(p.thumb_key, p.blob_key)
  from case_photo p
  where p.community_code = c.community_code and p.case_id = c.case_id and p.kind = 'post'
  order by p.at, p.upload_id
  limit 1
) as thumb_key`
export const thumbLink = (key: string | null, ports: Ports, now: Date): string | null =>
  key && signLink(key, new Date(now.getTime() + linkMs), ports.secret)

/** One small picture a case, for lists. */
export async function thumbsOf(
  sql: Sql,
  caseIds: readonly string[],
  ports: Ports,
  now: Date,
): Promise<Map<string, string>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await sql.query<PhotoRow>(
    `
    select distinct on (case_id) case_id, kind, blob_key, thumb_key, width, height, event_id
    from case_photo
    where case_id = any ($1::uuid[]) and kind = 'post'
    order by case_id, at`,
    [caseIds],
  )
  return new Map(rows.map((r) => [r.case_id, view(r, ports, now).thumbUrl]))
}
