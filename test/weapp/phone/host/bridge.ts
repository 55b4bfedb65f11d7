/** To the test's process (site.ts): a call that must leave the phone. Fails like a phone without network. */
export async function crossBridge<T>(kind: string, body: object): Promise<T> {
  if (!window.__world.online) throw new Error('request:fail')
  return ask<T>(kind, body)
}

/** To the test's process for what the phone itself has (camera, scanner): works offline too. */
export async function ask<T>(kind: string, body: object): Promise<T> {
  let reply: Response
  try {
    reply = await fetch(`/bridge/${kind}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    throw new Error('request:fail')
  }
  if (!reply.ok) throw new Error('request:fail')
  const answer = (await reply.json()) as { ok: true; value: T } | { ok: false; message: string; code?: string | number }
  if (answer.ok) return answer.value
  throw Object.assign(new Error(answer.message), { code: answer.code })
}
