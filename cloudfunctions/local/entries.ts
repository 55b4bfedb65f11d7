import type { Answer, OperationName } from '@/contracts/operations'

export type Entry = (event: unknown, context: unknown) => Promise<unknown>
export type Photo = { bytes: Uint8Array; type: string }

/** The functions as the cloud runs them, and the two doors that only a host has, because a cloud call carries no file. */
export interface Entries {
  member: {
    main: Entry
    receiveUpload(ticket: string, bytes: Buffer): Promise<Answer<unknown>>
    /** Null for a wrong or expired signature and for a photo that is not there: a stranger gets one answer. */
    readPhoto(key: string, query: Record<string, string | undefined>): Promise<Photo | null>
  }
  staff: { main: Entry }
  matching: { main: Entry }
}

export type Owner = (operation: string) => 'member' | 'staff' | undefined

/** Which entry owns an operation, from the table that the phone reads too. */
export function ownerFrom(operations: Record<OperationName, { entry: 'member' | 'staff' }>): Owner {
  return (operation) =>
    Object.hasOwn(operations, operation) ? operations[operation as OperationName].entry : undefined
}
