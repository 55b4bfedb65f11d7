import type { OperationName, Operations } from '@/contracts/operations'
import { clientId as newClientId } from './client-id'
import type { Letter } from './letter'
import { open, Refusal } from './refusal'
import { readToken } from './token'
import { sendByCloud } from './wire-cloud'
import { sendByHttp } from './wire-http'

export { Fault, Refusal } from './refusal'

// The build keeps one: webpack drops the other file, so that H5 never touches Taro.cloud (its stub throws).
const send = process.env.TARO_ENV === 'weapp' ? sendByCloud : sendByHttp

const { staff, signedOut } = OPERATIONS
const entryOf = (name: OperationName): Letter['entry'] => (staff.includes(name) ? 'staff' : 'member')

let renew: (() => Promise<boolean>) | null = null
/** session.ts says how to sign in again without asking anybody (WeChat can); false means that a person has to. */
export const whenSignedOut = (how: () => Promise<boolean>) => {
  renew = how
}

/**
 * Ask the functions for one operation.
 * @param options.clientId makes a write happen once: send the
 * same id again after a fault and the first answer comes back.
 * @throws Refusal with the sentence to show · Fault when it may be tried again with the same clientId
 */
export async function call<N extends OperationName>(
  name: N,
  input: Operations[N]['input'],
  options: { clientId?: string } = {},
): Promise<Operations[N]['output']> {
  const id = options.clientId ?? newClientId()
  const once = async () =>
    open<Operations[N]['output']>(
      await send({ entry: entryOf(name), operation: name, input, clientId: id, token: readToken() }),
    )
  try {
    return await once()
  } catch (error) {
    // Signing in is itself a call: it must never wait for a signing in.
    const ended = error instanceof Refusal && error.code === 'SIGN_IN_FIRST' && !signedOut.includes(name)
    if (ended && renew && (await renew())) return once()
    throw error
  }
}
