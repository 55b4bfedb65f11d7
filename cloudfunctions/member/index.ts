import { entry } from '../kernel/call/entry'
import { tableOf } from '../kernel/call/table'
import { nouns } from '../kernel/nouns'
import { readPhoto as openPhoto } from '../kernel/photo/read-photo'
import { receiveUpload as acceptUpload } from '../kernel/photo/receive-upload'
import { readTicket } from '../kernel/photo/upload-ticket'
import { portsFromEnvironment } from '../kernel/surroundings'

/** What residents, riders and helpers may ask for. */
export const memberOperations = tableOf('member', nouns)

export const main = entry(memberOperations, portsFromEnvironment)
/** Whose it is; null when it is none of ours or over. Costs nothing and needs no database. */
export function holderOf(ticket: string): string | null {
  const { now, secret } = portsFromEnvironment()
  return readTicket(ticket, now(), secret)?.personId ?? null
}
export const receiveUpload = (ticket: string, bytes: Buffer) => acceptUpload(portsFromEnvironment(), ticket, bytes)
export const readPhoto = (key: string, query: Record<string, string>) => openPhoto(portsFromEnvironment(), key, query)
