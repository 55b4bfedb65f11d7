import { readFileSync } from 'node:fs'
import type { Answer, OperationName, Operations } from '@/contracts/operations'
import { newId } from '../../cloudfunctions/kernel/ids'
import type { Host } from '../h5/host'

/** A promise of the story that did not hold. */
export class Broken extends Error {}

/** Somebody with a session, calling the host as a phone does. */
export class Person {
  constructor(
    readonly name: string,
    private readonly host: Host,
    private readonly token: string,
  ) {}

  async answer<N extends OperationName>(
    operation: N,
    input: Operations[N]['input'],
    clientId = newId(),
  ): Promise<Answer<Operations[N]['output']>> {
    const response = await fetch(`${this.host.url}/rpc/${operation}`, {
      method: 'POST',
      body: JSON.stringify({ input, clientId }),
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
    })
    return (await response.json()) as Answer<Operations[N]['output']>
  }

  async call<N extends OperationName>(operation: N, input: Operations[N]['input']): Promise<Operations[N]['output']> {
    const answer = await this.answer(operation, input)
    if (!answer.ok) throw new Broken(`${this.name}的 ${operation} 被拒绝：${answer.message}`)
    return answer.data
  }

  async photo(file: string): Promise<string> {
    const bytes = readFileSync(file)
    const uploadId = newId()
    const { url } = await this.call('ticket-upload', { uploadId, kind: 'photo', bytes: bytes.length })
    const form = new FormData()
    form.append('file', new Blob([bytes], { type: 'image/png' }), 'photo.png')
    const sent = await fetch(`${this.host.url}${url}`, { method: 'POST', body: form })
    if (!sent.ok) throw new Broken(`照片没传上：${sent.status}`)
    return uploadId
  }
}

export async function demo(host: Host, account: string, name: string): Promise<Person> {
  const response = await fetch(`${host.url}/rpc/sign-in-demo`, {
    method: 'POST',
    body: JSON.stringify({ input: { account } }),
  })
  const { data } = (await response.json()) as { data: Operations['sign-in-demo']['output'] }
  return new Person(name, host, data.token)
}

export async function helperOf(host: Host, personId: string): Promise<Person> {
  const { token, name } = await host.sessionOf(personId)
  return new Person(name, host, token)
}
