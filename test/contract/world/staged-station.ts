import { createHash } from 'node:crypto'
import { demoAccountKeys } from '@/contracts/demo-accounts'
import { formatHours, parseHours } from '@/rules/hours'
import { demoCity, demoPerson } from '../../world/city'
import type { Functions } from '../../world/phone'
import type { Pool } from 'pg'
import { placeOf } from './staged-case'
import { emptied } from '../../world/emptied'

/**
 * In each community one station with an open fault and one that is
 * only offered; at home the demo's keeper keeps the first.
 */
export const stationIdAt = (communityCode: string): string => `00000000-0000-7000-8000-${communityCode}`
export const offeredIdAt = (communityCode: string): string => `00000000-0000-7001-8000-${communityCode}`
export const faultIdAt = (communityCode: string): string => `00000000-0000-7002-8000-${communityCode}`
/** A photo and a sheet that everybody of the demo has sent. */
export const photoSent = '00000000-0000-7003-8000-000000000001'
export const sheetSent = '00000000-0000-7004-8000-000000000001'
export const posterCode = 'HMEAA2'
/** Hangs at each station; and what the street handed over for the station at home. */
export const photoHung = '00000000-0000-7005-8000-000000000001'
export const invitationCode = 'HMEAA2AA'
/** Keeps the stations elsewhere, and is nobody of the demo. */
const stranger = '00000000-0000-7006-8000-000000000001'

const communities = [placeOf.home, placeOf.sister, placeOf.far]
export const middleOf = (communityCode: string): { lng: number; lat: number } => {
  const [lng, lat] = demoCity().city.grids.find((g) => g.communityCode === communityCode)!.centre
  return { lng, lat }
}
const parsed = parseHours('07:00-22:00')
if (!parsed.ok) throw new Error(parsed.reason)
export const storedHours = formatHours(parsed.hours)

interface Hung {
  code: string
  state: string
  offeredBy: string | null
  keeperId: string | null
  closed: boolean
}

/** Puts the stations as they were: a command may be tried on them again and again. */
export async function stageStations(f: Functions, pool: Pool): Promise<void> {
  const now = f.now()
  const keeper = demoPerson('station-keeper').personId
  await emptied(pool, [
    'station',
    'station_code',
    'station_fault',
    'station_report',
    'station_photo',
    'station_visit',
    'invitation',
  ])
  await pool.query(`delete from role_binding where role = 'station-keeper' and person_id <> $1`, [keeper])
  await pool.query(`update role_binding set until = null where role = 'station-keeper'`)
  await pool.query(`delete from upload where upload_id = any ($1)`, [[photoSent, sheetSent]])
  for (const [i, community] of communities.entries()) {
    const { lng, lat } = middleOf(community)
    const insert = (id: string, { code, state, offeredBy, keeperId, closed }: Hung) =>
      pool.query(
        `insert into station (
           community_code, station_id, code, state, name, kind, lng, lat, address, hours, facilities, offered_by,
           offered_name, keeper_id, keeper_name, created_at, version, closed_by, closed_reason, closed_since
         )
         values (
           $1, $2, $3, $4, '红驿', 'own', $5, $6, '一号', $7,
           '{"water":{"state":"yes","seenAt":"2026-11-01T00:00:00.000Z","by":1}}', $8, '韩姐', $9, '韩姐', $10, $11, $12,
           $13, $14
         )`,
        [
          community,
          id,
          code,
          state,
          lng,
          lat,
          storedHours,
          offeredBy,
          keeperId,
          now,
          i * 2 + (state === 'offered' ? 2 : 1),
          closed ? 'staff' : null,
          closed ? '停电' : null,
          closed ? now : null,
        ],
      )
    const codes = [`${'HSF'[i]}MEAA2`, `${'HSF'[i]}MEAA3`]
    await insert(stationIdAt(community), {
      code: codes[0]!,
      state: 'active',
      offeredBy: null,
      keeperId: i === 0 ? keeper : stranger,
      closed: true,
    })
    await pool.query(
      `insert into station_photo values ($1, $2, $3, null, 'post', 'photo/hung.jpg', 'thumb/hung.jpg', 9, 9, $4)`,
      [community, stationIdAt(community), photoHung, now],
    )
    await insert(offeredIdAt(community), {
      code: codes[1]!,
      state: 'offered',
      offeredBy: demoPerson('elder').personId,
      keeperId: null,
      closed: false,
    })
    for (const [n, code] of codes.entries())
      await pool.query('insert into station_code values ($1, $2, $3)', [
        code,
        community,
        n === 0 ? stationIdAt(community) : offeredIdAt(community),
      ])
    await pool.query(
      `insert into station_fault (
         community_code, fault_id, station_id, what, facility, state, people, weight, opened_at, last_at, office_code,
         due_at, due_provisional, warn_at
       )
       values (
         $1, $2, $3, 'broken', 'water', 'open', 1, 1, $4, $4, $1, $4::timestamptz + interval '1 day', false,
         $4::timestamptz + interval '18 hours'
       )`,
      [community, faultIdAt(community), stationIdAt(community), now],
    )
  }
  await pool.query(
    `insert into invitation values ($1, $2, 'station', $3, $4, $5, $6, $6::timestamptz + interval '7 days')`,
    [
      placeOf.home,
      photoHung,
      stationIdAt(placeOf.home),
      createHash('sha256').update(`invitation:${invitationCode}`).digest(),
      demoPerson('street-staff').personId,
      now,
    ],
  )
  await pool.query('update station_clock set version = 100')
  for (const key of demoAccountKeys) await sendFiles(f, pool, demoPerson(key).personId)
}

async function sendFiles(f: Functions, pool: Pool, personId: string): Promise<void> {
  const insert = `insert into upload (
      person_id, upload_id, kind, state, blob_key, thumb_key, content_type, bytes, width, height, created_at, expires_at
    )
    values ($1, $2, $3, 'received', $4, $5, $6, 100, 9, 9, $7, $7)`
  await pool.query(insert, [
    personId,
    photoSent,
    'photo',
    `photo/${photoSent}.jpg`,
    `thumb/${photoSent}.jpg`,
    'image/jpeg',
    f.now(),
  ])
  await pool.query(insert, [personId, sheetSent, 'sheet', `sheet/${sheetSent}.csv`, null, 'text/csv', f.now()])
  const { lng, lat } = middleOf(placeOf.home)
  await f.ports.blobs.put(
    `sheet/${sheetSent}.csv`,
    Buffer.from(`名称,地址,经度,纬度,开放时间\n新来的驿站,二号,${lng},${lat},24小时\n`),
    'text/csv',
  )
}
