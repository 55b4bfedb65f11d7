import type { Answer } from '@/contracts/operations'
import type { Noun } from '../kernel/call/noun'

export type Entry = (event: unknown, context: unknown) => Promise<unknown>
export type Photo = { bytes: Uint8Array; type: string }

/** The functions as the cloud runs them, and the two doors that only a host has: a cloud call carries no file. */
export interface Entries {
  member: {
    main: Entry
    holderOf(ticket: string): string | null
    receiveUpload(ticket: string, bytes: Buffer): Promise<Answer<unknown>>
    /** Null for a wrong or expired signature and for a photo that is not there: a stranger gets one answer. */
    readPhoto(key: string, query: Record<string, string | undefined>): Promise<Photo | null>
  }
  staff: { main: Entry }
  matching: { main: Entry }
}

export type Owner = (operation: string) => 'member' | 'staff' | undefined

/** Which entry owns an operation, as the nouns say. */
export function ownerFrom(nouns: readonly Noun[]): Owner {
  const owners = new Map<string, 'member' | 'staff'>()
  for (const { operations = {} } of nouns) {
    for (const entry of ['member', 'staff'] as const) {
      for (const { contract } of operations[entry] ?? []) owners.set(contract.name, entry)
    }
  }
  return (operation) => owners.get(operation)
}
