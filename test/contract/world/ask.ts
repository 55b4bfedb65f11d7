import type { Answer, OperationName } from '@/contracts/operations'
import { contracts } from '../../world/contracts'
import { answerCall, type World } from '../../../cloudfunctions/kernel/call/answer-call'
import type { OperationTable } from '../../../cloudfunctions/kernel/call/table'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { memberOperations } from '../../../cloudfunctions/member'
import { staffOperations } from '../../../cloudfunctions/staff'

export interface Asked {
  token?: string | null
  clientId?: string | null
  openid?: string | null
  requestId?: string
}

export const tableOf = (name: OperationName): OperationTable =>
  contracts[name].entry === 'staff' ? staffOperations : memberOperations

/** A call as it stands after parsing, with everything that a transport could have said. */
export const ask = (
  world: World,
  operation: OperationName,
  input: unknown,
  { token = null, clientId = newId(), openid = null, requestId = newId() }: Asked = {},
): Promise<Answer<unknown>> =>
  answerCall(
    { operation, input, clientId, token, trustedOpenid: openid, requestId, over: 'cloud' },
    tableOf(operation),
    world,
  )
