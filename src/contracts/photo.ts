import { Type as T, type Static } from '@sinclair/typebox'
import { contract } from './contract'
import { Enum, Shape, Id } from './schema'

/** Where to send the bytes (multipart field `file`), until when. */
export const UploadTicket = Shape({ uploadId: T.String(), url: T.String(), until: T.String() })
export type UploadTicket = Static<typeof UploadTicket>

// a resident's case
export const TicketUpload = contract({
  name: 'ticket-upload',
  entry: 'member',
  effect: 'write',
  input: Shape({
    uploadId: Id,
    kind: Enum(['photo', 'voice', 'sheet']),
    bytes: T.Integer({ minimum: 1, maximum: 100 * 1024 * 1024 }),
  }),
  output: UploadTicket,
  refusals: ['PHOTO_TOO_LARGE', 'VOICE_TOO_LARGE', 'SHEET_TOO_LARGE', 'TOO_MANY_FILES'],
})
