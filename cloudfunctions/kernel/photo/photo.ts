import type { Noun } from '../call/noun'
import { forgetUploads } from './forget-uploads'
import { ticketUpload } from './ticket-upload'

/** Photos, voice notes and sheets as they come in. */
export const photo: Noun = {
  name: 'photo',
  operations: {
    member: [ticketUpload],
  },
  hourly: ({ ports }) => forgetUploads(ports),
}
