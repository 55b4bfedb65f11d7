import type { Answer } from '@/contracts/operations'
import { cityOf } from '../city/city'
import type { Ports } from '../ports'
import { overHttp, refused, faulted } from './answer'
import { answerCall } from './answer-call'
import { faultLine } from './fault-line'
import { Refusal } from './refusal'
import type { OperationTable } from './table'
import { isHttp, makeRequestId, parseCloud, parseHttp, type Request } from './request'

/**
 * A cloud function's `main`: the same table of operations behind WeChat's callFunction (answers an object) and behind
 * HTTP access (answers a status and a body). A warm instance keeps its ports.
 */
export function entry(
  known: OperationTable,
  portsOf: () => Ports,
): (event: unknown, context?: unknown) => Promise<unknown> {
  return async (event) => {
    const requestId = makeRequestId()
    const http = isHttp(event)
    const answer = await answerTo(
      () => (http ? parseHttp(event, requestId) : parseCloud(event, requestId, process.env)),
      requestId,
      known,
      portsOf,
    )
    return http ? overHttp(answer) : answer
  }
}

/**
 * What `main` throws, the cloud shows to the caller with its stack: so nothing is thrown, not even a missing setting.
 */
async function answerTo(
  parse: () => Request,
  requestId: string,
  known: OperationTable,
  portsOf: () => Ports,
): Promise<Answer<unknown>> {
  try {
    const request = parse()
    const ports = portsOf()
    const answer = await answerCall(request, known, { ports, city: () => cityOf(ports.pool) })
    if (answer.ok) await follow(request, known, answer.data, ports)
    return answer
  } catch (error) {
    if (error instanceof Refusal) return refused(error, requestId)
    // There may be no port to log through yet.
    console.error(JSON.stringify({ level: 'error', ...faultLine(error), requestId }))
    return faulted(requestId)
  }
}

/** What the command left to do once it is said. */
async function follow(
  { operation, input, requestId }: Request,
  known: OperationTable,
  output: unknown,
  ports: Ports,
): Promise<void> {
  try {
    await known.get(operation)?.afterwards?.(input as never, output as never, { ports, city: await cityOf(ports.pool) })
  } catch (error) {
    ports.log({ level: 'error', afterwards: operation, ...faultLine(error), requestId })
  }
}
