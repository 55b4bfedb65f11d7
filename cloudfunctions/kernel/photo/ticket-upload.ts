import { dayMs } from '@/rules/local-time'
import { nowhere, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { anyStaff } from '../call/who'
import { sheetBytesMax } from './sheet'
import { signTicket } from './upload-ticket'
import { voiceLimits } from './voice'
import { TicketUpload } from '@/contracts/photo'
import { photoLimits } from './picture'

/** Long enough for 10 MB over a village's network, tried twice; short enough that one found later opens nothing. */
const ticketMinutes = 15
/** Fifty cases with nine photos: nobody works more in a day, and a runaway phone stops here. */
const uploadsPerDayMax = 500
/** What a day's photos weigh as they come: what is kept of each is a tenth. Sheets and voice notes are kept whole. */
const bytesPerDayMax = 500 * 1024 * 1024

/**
 * Leave to send one photo or voice note. The phone names the upload, so that asking again after a lost answer means the
 * same one; an upload that has arrived stays as it is.
 */
export const ticketUpload = operation(TicketUpload, {
  scope: nowhere,
  // A table of stations or of people is an office's to bring, and is kept whole.
  who: (call) => (call.input.kind === 'sheet' ? anyStaff(call) : 'resident'),
  async run({ input, actor, sql, now, ports }) {
    const { uploadId, kind, bytes } = input
    if (kind === 'photo' && bytes > photoLimits.bytesMax) refuse('PHOTO_TOO_LARGE', { bytes })
    if (kind === 'voice' && bytes > voiceLimits.bytesMax) refuse('VOICE_TOO_LARGE', { bytes })
    if (kind === 'sheet' && bytes > sheetBytesMax) refuse('SHEET_TOO_LARGE', { bytes })
    const { rows } = await sql.query<{ count: number; bytes: number }>(
      `
      select count(*)::int as count, coalesce(sum(bytes), 0)::float8 as bytes
      from upload
      where person_id = $1 and created_at > $2 and upload_id <> $3`,
      [actor.personId, new Date(now.getTime() - dayMs), uploadId],
    )
    const { count, bytes: sent } = rows[0]!
    if (count >= uploadsPerDayMax || sent + bytes > bytesPerDayMax) refuse('TOO_MANY_FILES')
    const until = new Date(now.getTime() + ticketMinutes * 60_000)
    await sql.query(
      `
      insert into upload (person_id, upload_id, kind, state, bytes, created_at, expires_at)
      values ($1, $2, $3, 'ticketed', $4, $5, $6)
      on conflict (person_id, upload_id) do update
      set expires_at = excluded.expires_at, kind = excluded.kind, bytes = excluded.bytes
      where upload.state = 'ticketed'`,
      [actor.personId, uploadId, kind, bytes, now, until],
    )
    const ticket = signTicket({ personId: actor.personId, uploadId }, until, ports.secret)
    return { uploadId, url: `/uploads/${ticket}`, until: until.toISOString() }
  },
})
