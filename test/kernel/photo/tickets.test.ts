// A ticket says what may be sent under it, how much and how often: nobody fills the disk with one or keeps the decoder
// busy.
import { newId } from '../../../cloudfunctions/kernel/ids'
import { forgetUploads } from '../../../cloudfunctions/kernel/photo/forget-uploads'
import { receiveUpload } from '../../../cloudfunctions/kernel/photo/receive-upload'
import type { Phone } from '../../world/phone'
import { useThread } from '../case/thread'
import { bytesOf } from './stranger-files'

const thread = useThread()

type Kind = 'photo' | 'sheet'
const asked = (kind: Kind, bytes = 10) => ({ uploadId: newId(), kind, bytes })
const ticketOf = async (phone: Phone, input: ReturnType<typeof asked>): Promise<string> =>
  (await phone.call('ticket-upload', input)).url.replace('/uploads/', '')
const send = (ticket: string, bytes: Uint8Array) => receiveUpload(thread.f.ports, ticket, bytes)

test('three files that are no photo, and the ticket is worn out, under a new one for the same upload too', async () => {
  const resident = await thread.f.signIn('resident')
  const input = asked('photo')
  const ticket = await ticketOf(resident, input)
  for (const _ of [1, 2, 3]) expect(await send(ticket, bytesOf('GIF89a'))).toMatchObject({ code: 'PHOTO_TYPE' })
  expect(await send(ticket, bytesOf('GIF89a'))).toMatchObject({ code: 'UPLOAD_EXPIRED' })
  expect(await send(await ticketOf(resident, input), bytesOf('GIF89a'))).toMatchObject({ code: 'UPLOAD_EXPIRED' })
})

test('bytes are counted as well as files: fifty of ten megabytes are a day, and the next day begins anew', async () => {
  const elder = await thread.f.signIn('elder')
  for (let n = 0; n < 50; n++) {
    if (n % 25 === 0) thread.f.pass(2)
    await ticketOf(elder, asked('photo', 10 * 1024 * 1024))
  }
  expect(await elder.refused('ticket-upload', asked('photo', 1))).toBe('TOO_MANY_FILES')
  thread.f.pass(24 * 60 + 5)
  const again = await thread.f.signIn('elder')
  expect(await again.refused('ticket-upload', asked('photo', 1))).toBe('ok')
})

test('a table is an office’s to bring, and is gone in an hour when nobody read it', async () => {
  const resident = await thread.f.signIn('resident')
  expect(await resident.refused('ticket-upload', asked('sheet'))).toBe('NOT_FOUND')
  const staff = await thread.f.signIn('community-staff')
  const input = asked('sheet')
  expect(await send(await ticketOf(staff, input), Buffer.from('名称,地址'))).toMatchObject({ ok: true })
  const state = async (): Promise<string | undefined> =>
    (await thread.db.pool.query('select state from upload where upload_id = $1', [input.uploadId])).rows[0]?.state
  const after = async (minutes: number) => {
    thread.f.pass(minutes)
    await forgetUploads(thread.f.ports)
    return state()
  }
  // Taken back when the hour is over, and forgotten with its bytes once its ticket has run out for an hour too.
  expect(await after(59)).toBe('received')
  await after(2)
  expect(await after(60)).toBeUndefined()
})
