import { cityOf } from '../org/city'
import type { Ports } from '../ports'
import { overHttp, refused, faulted } from './answer'
import { dispatch, type OperationTable } from './dispatch'
import { Refusal } from './refusal'
import { isHttp, makeRequestId, parseCloud, parseHttp, type Request } from './request'

/**
 * A cloud function's `main`: the same table of operations behind WeChat's callFunction (answers an object) and behind
 * HTTP access (answers a status and a body). A warm instance keeps its ports.
 */
export function entry(known: OperationTable, portsOf: () => Ports): (event: unknown, context?: unknown) => Promise<unknown> {
  return async (event) => {
    const requestId = makeRequestId()
    const http = isHttp(event)
    let request: Request
    try {
      request = http ? parseHttp(event, requestId) : parseCloud(event, requestId, process.env)
    } catch (error) {
      const answer = error instanceof Refusal ? refused(error, requestId) : faulted(requestId)
      return http ? overHttp(answer) : answer
    }
    const ports = portsOf()
    const answer = await dispatch(request, known, { ports, city: () => cityOf(ports.pool) })
    return http ? overHttp(answer) : answer
  }
}
