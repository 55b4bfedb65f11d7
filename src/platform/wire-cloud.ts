import Taro from '@tarojs/taro'
import type { Letter } from './letter'
import { Fault } from './refusal'

const patienceMs = 20_000

/**
 * WeChat: one cloud function per trust level; the operation
 * travels inside. callFunction has no timeout of its own to set.
 */
export async function sendByCloud({ entry, operation, input, clientId, token }: Letter): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Fault('network')), patienceMs)
  })
  const sent = Taro.cloud.callFunction({ name: entry, data: { operation, input, clientId, token } }).then(
    (r) => r.result as unknown,
    (error: { errCode?: number }) => {
      // errCode -1 and below -404000 come from the phone's side (no route); the rest is the function itself.
      throw new Fault(error.errCode !== undefined && error.errCode <= -500_000 ? 'server' : 'network')
    },
  )
  return Promise.race([sent, tooLate]).finally(() => clearTimeout(timer))
}
