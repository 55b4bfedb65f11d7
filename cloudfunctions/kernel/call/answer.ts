import type { Answer } from '@/contracts/operations'
import { refusalText, type RefusalCode } from '@/contracts/refusals'
import type { Refusal } from './refusal'

const statuses: Partial<Record<RefusalCode | 'FAULT', number>> = {
  INPUT_INVALID: 400,
  UNKNOWN_OPERATION: 404,
  NOT_FOUND: 404,
  BODY_TOO_LARGE: 413,
  SIGN_IN_FIRST: 401,
  SIGN_IN_FAILED: 401,
  DEMO_ONLY: 403,
  TOO_MANY: 429,
  BUSY: 503,
  FAULT: 500,
}

export const answered = <D>(data: D, requestId: string): Answer<D> => ({ ok: true, data, requestId })

export const refused = (r: Refusal, requestId: string): Answer<never> => ({
  ok: false,
  code: r.code,
  message: refusalText(r.code),
  ...(r.fields ? { fields: r.fields } : {}),
  requestId,
})

export const faulted = (requestId: string): Answer<never> => ({
  ok: false,
  code: 'FAULT',
  message: `出了点问题，你写的都在，稍后再试。（编号 ${requestId}）`,
  requestId,
})

/** HTTP access wants a status as well: 409 for "the world said no", 500 only for our own faults. */
export function overHttp(answer: Answer<unknown>): {
  statusCode: number
  headers: Record<string, string>
  body: string
} {
  return {
    statusCode: answer.ok ? 200 : (statuses[answer.code] ?? 409),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': answer.requestId,
    },
    body: JSON.stringify(answer),
  }
}
