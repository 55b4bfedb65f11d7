import { Type as T } from '@sinclair/typebox'
import { Enum, Id, Shape } from './schema'

export { uploadLimits } from './upload-limits'

export const TicketUploadInput = Shape(
  {
    uploadId: Id,
    kind: Enum(['photo', 'voice', 'sheet']),
    bytes: T.Integer({ minimum: 1, maximum: 100 * 1024 * 1024 }),
  },
  { $id: 'TicketUploadInput' },
)

/** Where to send the bytes (multipart field `file`), until when. */
export interface UploadTicket {
  uploadId: string
  url: string
  until: string
}
