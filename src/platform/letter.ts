import type { OperationName } from '@/contracts/operations'

/** One call on its way, whichever transport takes it. */
export interface Letter {
  entry: 'member' | 'staff'
  operation: OperationName
  input: unknown
  clientId: string
  token: string | null
}
