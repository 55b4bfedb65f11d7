import type { PhotoView } from '@/contracts/case-shapes'
import type { Sql } from '../../store/transaction'
import type { Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { signLink } from '../photo/signed-link'
import { takeUploads } from '../photo/take-uploads'
import type { Ports } from '../ports'

type Kind = 'post' | 'evidence' | 'after'
interface PhotoRow {
  upload_id: string
  kind: Kind
  fault_id: string | null
  blob_key: string
  thumb_key: string | null
  width: number | null
  height: number | null
}

/** Links live one hour, as those of a case. */
const linkMs = 3_600_000

/**
 * Ties received photos of the caller to a station or to one of its faults. One that has not arrived refuses the call.
 */
export async function attachStationPhotos(
  call: Call,
  which: { communityCode: string; stationId: string },
  kind: Kind,
  uploadIds: readonly string[],
  faultId: string | null,
): Promise<number> {
  if (uploadIds.length === 0) return 0
  const { communityCode, stationId } = which
  const { rows: there } = await call.sql.query<{ upload_id: string }>(
    `
    select upload_id
    from station_photo
    where community_code = $1 and station_id = $2 and upload_id = any ($3::uuid[])`,
    [communityCode, stationId, uploadIds],
  )
  const fresh = uploadIds.filter((id) => !there.some((t) => t.upload_id === id))
  const taken = await takeUploads(call.sql, call.actor.personId, fresh, call.now)
  if (taken.length !== new Set(fresh).size || taken.some((u) => u.kind !== 'photo')) refuse('PHOTO_MISSING')
  for (const u of taken)
    call.record.insert('station_photo', {
      community_code: communityCode,
      station_id: stationId,
      upload_id: u.upload_id,
      fault_id: faultId,
      kind,
      blob_key: u.blob_key,
      thumb_key: u.thumb_key,
      width: u.width,
      height: u.height,
      at: call.now,
    })
  return taken.length
}

export interface StationPhotos {
  own: (PhotoView & { uploadId: string })[]
  byFault: Map<string, PhotoView[]>
}

export async function stationPhotos(
  sql: Sql,
  communityCode: string,
  stationIds: readonly string[],
  ports: Ports,
  now: Date,
): Promise<StationPhotos> {
  const { rows } = await sql.query<PhotoRow & Record<string, unknown>>(
    `
    select upload_id, fault_id, kind, blob_key, thumb_key, width, height
    from station_photo
    where community_code like $1 and station_id = any ($2::uuid[])
    order by at desc, upload_id
    limit 200`,
    [communityCode, stationIds],
  )
  const until = new Date(now.getTime() + linkMs)
  const view = (r: PhotoRow): PhotoView => ({
    kind: r.kind,
    url: signLink(r.blob_key, until, ports.secret),
    thumbUrl: signLink(r.thumb_key ?? r.blob_key, until, ports.secret),
    width: r.width ?? 0,
    height: r.height ?? 0,
  })
  const byFault = new Map<string, PhotoView[]>()
  for (const r of rows) if (r.fault_id) byFault.set(r.fault_id, [...(byFault.get(r.fault_id) ?? []), view(r)])
  return { own: rows.filter((r) => !r.fault_id).map((r) => ({ ...view(r), uploadId: r.upload_id })), byFault }
}
