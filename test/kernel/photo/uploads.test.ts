// Promise: a photo reaches a case from the person who sent it alone, cleaned; a crash on the way leaves nothing behind.
import { newId } from '../../../cloudfunctions/kernel/ids'
import type { BlobStore } from '../../../cloudfunctions/kernel/blobs/blob-store'
import { encodeJpeg } from '../../../cloudfunctions/kernel/photo/codecs'
import { forgetUploads } from '../../../cloudfunctions/kernel/photo/forget-uploads'
import { readPhoto } from '../../../cloudfunctions/kernel/photo/read-photo'
import { receiveUpload } from '../../../cloudfunctions/kernel/photo/receive-upload'
import { layCity } from '../../world/city'
import { useDatabase } from '../../world/database'
import { makeFunctions, type Functions, type Phone } from '../../world/phone'
import { m4a } from './recorded-sounds'
import { exifSegment, picture, withSegments } from './stranger-files'

// Codecs take a whole core; on a busy machine the usual five seconds are not enough for ten photos.
jest.setTimeout(30_000)

const db = useDatabase()

/** Storage in memory that can be told to fail, and that shows what it holds. */
function openStore(): BlobStore & { held: Map<string, Uint8Array>; failAtWrite: number } {
  const held = new Map<string, Uint8Array>()
  let writes = 0
  const store = {
    held,
    failAtWrite: 0,
    async put(key: string, bytes: Uint8Array) {
      if (++writes === store.failAtWrite) throw new Error('the disk is full')
      held.set(key, bytes)
    },
    get: async (key: string) => held.get(key) ?? null,
    delete: async (key: string) => void held.delete(key),
  }
  return store
}

let functions: Functions
let store: ReturnType<typeof openStore>
let resident: Phone
let neighbour: Phone
let jpeg: Uint8Array

beforeAll(async () => {
  await layCity(db.url)
  jpeg = withSegments(await encodeJpeg(picture(640, 480), 85), exifSegment(6))
}, 60_000)
beforeEach(async () => {
  store = openStore()
  functions = makeFunctions(db.pool, undefined, { blobs: store, log: () => undefined })
  resident = await functions.signIn('resident')
  neighbour = await functions.signIn('elder')
})

type Asked = { uploadId?: string; kind?: 'photo' | 'voice'; bytes?: number }

async function ticketFor(phone: Phone, { uploadId = newId(), kind = 'photo', bytes = jpeg.length }: Asked = {}) {
  const { url, until } = await phone.call('ticket-upload', { uploadId, kind, bytes })
  return { uploadId, until, ticket: url.replace('/uploads/', '') }
}

const rowOf = async (uploadId: string) =>
  (await db.pool.query('select * from upload where upload_id = $1', [uploadId])).rows[0]
const send = (ticket: string, bytes: Uint8Array = jpeg) => receiveUpload(functions.ports, ticket, bytes)

async function openLink(url: string) {
  const link = new URL(url, 'http://localhost')
  return readPhoto(functions.ports, link.pathname.replace('/photos/', ''), Object.fromEntries(link.searchParams))
}

async function post(phone: Phone, given: { photos?: string[]; voice?: string }) {
  const [building] = (await db.pool.query<{ code: string }>('select code from building limit 1')).rows
  const place = { buildingCode: building!.code }
  const input = { caseId: newId(), categoryCode: 'facility', visibility: 'neighbours' as const, place, ...given }
  return { caseId: input.caseId, answer: await phone.answer('post-case', input) }
}

async function photosOn({ caseId, answer }: Awaited<ReturnType<typeof post>>) {
  if (!answer.ok) throw new Error(answer.code)
  return (await resident.call('read-case', { communityCode: answer.data.communityCode, caseId })).photos
}

describe('from the phone to the case', () => {
  test('a photo is ticketed, received, tied to the case, and opened through a link for an hour', async () => {
    const { uploadId, ticket, until } = await ticketFor(resident)
    expect(new Date(until).getTime() - functions.now().getTime()).toBe(15 * 60_000)
    expect(await send(ticket)).toMatchObject({ ok: true })
    const row = await rowOf(uploadId)
    // Stored lying, orientation 6: kept upright.
    expect(row).toMatchObject({ state: 'received', content_type: 'image/jpeg', width: 480, height: 640 })
    expect([...store.held.keys()].sort()).toEqual([row.blob_key, row.thumb_key].sort())
    expect(row.bytes).toBe(store.held.get(row.blob_key)!.length)

    const photos = await photosOn(await post(resident, { photos: [uploadId] }))
    const opened = await openLink(photos[0]!.url)
    expect(opened).toMatchObject({ type: 'image/jpeg', bytes: store.held.get(row.blob_key) })
    expect((await openLink(photos[0]!.thumbUrl))!.bytes.length).toBeLessThan(opened!.bytes.length)
    expect(Buffer.from(opened!.bytes).includes('Exif')).toBe(false)

    expect(
      await openLink(photos[0]!.url.replace(/sign=./, (sign) => (sign === 'sign=_' ? 'sign=A' : 'sign=_'))),
    ).toBeNull()
    functions.pass(61)
    expect(await openLink(photos[0]!.url)).toBeNull()
  })

  test('a voice note as well, and it is played as what it is', async () => {
    const note = m4a(12)
    const { uploadId, ticket } = await ticketFor(resident, { kind: 'voice', bytes: note.length })
    expect(await send(ticket, note)).toMatchObject({ ok: true })
    expect(await rowOf(uploadId)).toMatchObject({ state: 'received', content_type: 'audio/mp4', thumb_key: null })
    const photos = await photosOn(await post(resident, { voice: uploadId }))
    expect(photos[0]).toMatchObject({ kind: 'voice' })
    expect(await openLink(photos[0]!.url)).toMatchObject({ type: 'audio/mp4' })
  })

  test("a neighbour cannot tie somebody else's photo to a case, nor one that has not arrived", async () => {
    const { uploadId, ticket } = await ticketFor(resident)
    expect((await post(resident, { photos: [uploadId] })).answer).toMatchObject({ code: 'PHOTO_MISSING' })
    await send(ticket)
    expect((await post(neighbour, { photos: [uploadId] })).answer).toMatchObject({ code: 'PHOTO_MISSING' })
    expect((await post(resident, { photos: [uploadId] })).answer).toMatchObject({ ok: true })
  })

  test('two people may name their uploads alike and still each have their own', async () => {
    const uploadId = newId()
    const mine = await ticketFor(resident, { uploadId })
    const theirs = await ticketFor(neighbour, { uploadId })
    await send(mine.ticket)
    const { rows } = await db.pool.query('select person_id, state from upload where upload_id = $1 order by state', [
      uploadId,
    ])
    expect(rows).toEqual([
      { person_id: resident.personId, state: 'received' },
      { person_id: neighbour.personId, state: 'ticketed' },
    ])
    expect(await send(theirs.ticket)).toMatchObject({ ok: true })
    expect(store.held.size).toBe(4)
  })
})

describe('what is refused', () => {
  test('a stranger gets no ticket; too many bytes get none either', async () => {
    const asked = (kind: 'photo' | 'voice', bytes: number) => ({ uploadId: newId(), kind, bytes })
    expect(await functions.stranger.refused('ticket-upload', asked('photo', 1))).toBe('SIGN_IN_FIRST')
    expect(await resident.refused('ticket-upload', asked('photo', 10 * 1024 * 1024 + 1))).toBe('PHOTO_TOO_LARGE')
    expect(await resident.refused('ticket-upload', asked('voice', 1024 * 1024 + 1))).toBe('VOICE_TOO_LARGE')
  })

  test('a ticket that ran out, was made up, or whose row is gone', async () => {
    const { ticket, uploadId } = await ticketFor(resident)
    const forged = ticket.replace(uploadId, newId())
    expect(await send(forged)).toMatchObject({ ok: false, code: 'UPLOAD_EXPIRED' })
    functions.pass(16)
    expect(await send(ticket)).toMatchObject({ ok: false, code: 'UPLOAD_EXPIRED' })
    const later = await ticketFor(resident, { uploadId })
    await db.pool.query('delete from upload where upload_id = $1', [uploadId])
    expect(await send(later.ticket)).toMatchObject({ ok: false, code: 'UPLOAD_EXPIRED' })
    expect(store.held.size).toBe(0)
  })

  test('what is no photo says so in Chinese, keeps nothing, and the same ticket takes a good one', async () => {
    const { ticket, uploadId } = await ticketFor(resident)
    const words = expect.stringContaining('照片')
    expect(await send(ticket, Buffer.from('<html>'))).toMatchObject({ ok: false, code: 'PHOTO_TYPE', message: words })
    expect(await send(ticket, jpeg.subarray(0, 900))).toMatchObject({ ok: false, code: 'PHOTO_BROKEN' })
    expect([(await rowOf(uploadId)).state, store.held.size]).toEqual(['ticketed', 0])
    expect(await send(ticket)).toMatchObject({ ok: true })
  })

  test('the five hundred and first upload of a day', async () => {
    await db.pool.query(
      `insert into upload (person_id, upload_id, kind, state, created_at, expires_at)
       select $1, gen_random_uuid(), 'photo', 'ticketed', $2, $2 from generate_series(1, 500)`,
      [neighbour.personId, new Date(functions.now().getTime() - 3_600_000)],
    )
    expect(await neighbour.refused('ticket-upload', { uploadId: newId(), kind: 'photo', bytes: 9 })).toBe(
      'TOO_MANY_FILES',
    )
    functions.pass(24 * 60)
    expect(await neighbour.refused('ticket-upload', { uploadId: newId(), kind: 'photo', bytes: 9 })).toBe('ok')
    await db.pool.query('delete from upload where person_id = $1', [neighbour.personId])
  })
})

describe('sent again, sent twice, broken off', () => {
  test('asking for a ticket again is the same upload, and a second sending changes nothing', async () => {
    const { uploadId, ticket } = await ticketFor(resident)
    const again = await ticketFor(resident, { uploadId })
    await send(again.ticket)
    const row = await rowOf(uploadId)
    const other = await encodeJpeg(picture(100, 100), 80)
    expect(await send(ticket, other)).toMatchObject({ ok: true })
    const asVoice = await ticketFor(resident, { uploadId, kind: 'voice' })
    expect(await send(asVoice.ticket, other)).toMatchObject({ ok: true })
    expect(await rowOf(uploadId)).toEqual(row)
    expect(store.held.size).toBe(2)
  })

  test('eight times at once: three are worked on, one pair of blobs is kept, the one that the row names', async () => {
    const { uploadId, ticket } = await ticketFor(resident)
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(ticket)))
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(3)
    for (const answer of answers) if (!answer.ok) expect(answer.code).toBe('UPLOAD_EXPIRED')
    const row = await rowOf(uploadId)
    expect(row.state).toBe('received')
    expect([...store.held.keys()].sort()).toEqual([row.blob_key, row.thumb_key].sort())
  })

  const broken = [
    [1, 'the photo'],
    [2, 'its thumbnail'],
  ] as const
  test.each(broken)('a disk fails at write %i (%s): a fault, and the next try leaves no orphan', async (nth) => {
    const { uploadId, ticket } = await ticketFor(resident)
    store.failAtWrite = nth
    expect(await send(ticket)).toMatchObject({ ok: false, code: 'FAULT' })
    const named = await rowOf(uploadId)
    // Whatever was written is named by the row.
    for (const key of store.held.keys()) expect([named.blob_key, named.thumb_key]).toContain(key)
    expect(named.state).toBe('ticketed')
    expect(await send(ticket)).toMatchObject({ ok: true })
    const row = await rowOf(uploadId)
    expect([...store.held.keys()].sort()).toEqual([row.blob_key, row.thumb_key].sort())
    expect(row.blob_key).not.toBe(named.blob_key)
  })
})

test('a ticket without its bytes is forgotten, with what a broken try left; photos that arrived stay', async () => {
  await db.pool.query('delete from upload')
  const arrived = await ticketFor(resident)
  await send(arrived.ticket)
  const broken = await ticketFor(resident)
  // Two blobs are there; the broken one's photo is the third, its thumbnail fails.
  store.failAtWrite = 4
  await send(broken.ticket)
  expect(store.held.size).toBe(3)

  functions.pass(60)
  const young = await ticketFor(neighbour)
  expect(await forgetUploads(functions.ports)).toBe(0)
  functions.pass(16)
  expect(await forgetUploads(functions.ports)).toBe(1)
  const left = (await db.pool.query<{ upload_id: string }>('select upload_id from upload order by created_at')).rows
  expect(left.map((row) => row.upload_id)).toEqual([arrived.uploadId, young.uploadId])
  const row = await rowOf(arrived.uploadId)
  expect([...store.held.keys()].sort()).toEqual([row.blob_key, row.thumb_key].sort())
})

test('a photo tied to nothing is forgotten after a week, and whatever belongs to a case stays for ever', async () => {
  await db.pool.query('delete from upload')
  store.held.clear()
  const kept = await ticketFor(resident)
  const lost = await ticketFor(resident)
  for (const { ticket } of [kept, lost]) await send(ticket)
  await post(resident, { photos: [kept.uploadId] })
  expect(store.held.size).toBe(4)
  functions.pass(7 * 24 * 60 - 1)
  expect([await forgetUploads(functions.ports), store.held.size]).toEqual([0, 4])
  functions.pass(2)
  expect(await forgetUploads(functions.ports)).toBe(1)
  const row = await rowOf(kept.uploadId)
  expect((await db.pool.query('select upload_id from upload')).rows).toEqual([{ upload_id: kept.uploadId }])
  expect([...store.held.keys()].sort()).toEqual([row.blob_key, row.thumb_key].sort())
  functions.pass(400 * 24 * 60)
  expect([await forgetUploads(functions.ports), store.held.size]).toEqual([0, 2])
})

test('a photo being forgotten can no longer be tied to a case: the phone is told to send it again', async () => {
  const late = await ticketFor(resident)
  await send(late.ticket)
  functions.pass(8 * 24 * 60)
  const { blobs } = functions.ports
  let said: unknown
  // The store is slow: meanwhile the resident sends the case after all.
  const slow = {
    ...blobs,
    delete: async (key: string) => {
      said ??= (await post(resident, { photos: [late.uploadId] })).answer
      await blobs.delete(key)
    },
  }
  expect(await forgetUploads({ ...functions.ports, blobs: slow })).toBe(1)
  expect(said).toMatchObject({ ok: false, code: 'PHOTO_MISSING' })
})
