import type { Letter } from './letter'
import { Fault } from './refusal'

const patienceMs = 20_000

/** H5: POST /rpc/<operation>. The answer comes back in the body whatever the status; no readable body is a fault. */
export async function sendByHttp({ operation, input, clientId, token }: Letter): Promise<unknown> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patienceMs)
  try {
    const response = await fetch(`${RPC_BASE}/${operation}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ input, clientId }),
      signal: stop.signal,
    })
    return await response.json().catch(() => {
      throw new Fault('server', response.headers.get('x-request-id'))
    })
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('network')
  } finally {
    clearTimeout(timer)
  }
}
