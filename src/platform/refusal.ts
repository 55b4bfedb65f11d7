import type { Answer } from '@/contracts/operations'
import type { RefusalCode } from '@/contracts/refusals'

/**
 * The world said no. `message` is a Chinese sentence for the
 * person; `fields` maps an input field to its own sentence.
 */
export class Refusal extends Error {
  readonly name = 'Refusal'
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly fields: Record<string, string> = {},
  ) {
    super(message)
  }
}

/** Something outside broke: no network, a slow server, a 5xx. What was written is kept; try again. */
export class Fault extends Error {
  readonly name = 'Fault'
  constructor(
    readonly cause: 'network' | 'server',
    readonly requestId: string | null = null,
  ) {
    super(cause === 'network' ? '网络不太好，没连上。' : '我们这边出了点问题，正在处理。')
  }
}

const isAnswer = (v: unknown): v is Answer<unknown> =>
  typeof v === 'object' && v !== null && typeof (v as { ok?: unknown }).ok === 'boolean'

/**
 * What a transport brought back → the data, or the right one
 * of the two errors above. A page of a proxy is a Fault too.
 */
export function open<D>(answer: unknown): D {
  if (!isAnswer(answer)) throw new Fault('server')
  if (answer.ok) return answer.data as D
  if (answer.code === 'FAULT') throw new Fault('server', answer.requestId ?? null)
  throw new Refusal(answer.code, answer.message, answer.fields)
}
