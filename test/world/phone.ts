import type { Pool } from 'pg'
import type { Answer, OperationName, Operations } from '@/contracts/operations'
import { contracts } from './contracts'
import type { DemoAccountKey } from '@/contracts/demo-accounts'
import type { RefusalCode } from '@/contracts/refusals'
import { answerCall, type World } from '../../cloudfunctions/kernel/call/answer-call'
import { newId } from '../../cloudfunctions/kernel/ids'
import { cityOf } from '../../cloudfunctions/kernel/city/city'
import { makePorts, type Ports } from '../../cloudfunctions/kernel/ports'
import { runTimer, type TimerReport } from '../../cloudfunctions/kernel/run-timer'
import { memberOperations } from '../../cloudfunctions/member'
import { staffOperations } from '../../cloudfunctions/staff'
import { memoryBlobs } from './blobs'

/** The functions with a clock that the test sets. PostgreSQL is real; WeChat and storage are fakes. */
export interface Functions {
  ports: Ports
  world: World
  now(): Date
  setTime(at: string | Date): void
  pass(minutes: number): void
  tick(): Promise<TimerReport>
  signIn(account: DemoAccountKey): Promise<Phone>
  stranger: Phone
  /** The phone of a person by id, through a WeChat sign-in. */
  signInAs(personId: string): Promise<Phone>
}

/** Somebody's phone: calls an operation and returns its data, or throws what was refused. */
export interface Phone {
  token: string | null
  personId: string
  call<N extends OperationName>(
    name: N,
    input: Operations[N]['input'],
    clientId?: string,
  ): Promise<Operations[N]['output']>
  answer<N extends OperationName>(name: N, input: unknown, clientId?: string): Promise<Answer<Operations[N]['output']>>
  refused<N extends OperationName>(name: N, input: unknown, clientId?: string): Promise<RefusalCode | 'FAULT' | 'ok'>
}

export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly fields?: Record<string, string>,
  ) {
    super(`${code}: ${message}`)
  }
}

export function makeFunctions(pool: Pool, start = '2026-11-23T02:00:00Z', given: Partial<Ports> = {}): Functions {
  let at = new Date(start)
  const ports = makePorts({
    pool,
    blobs: memoryBlobs(),
    secret: 'a test secret of no value',
    demo: true,
    exchangeWechatCode: async (code) => code,
    now: () => at,
    log: (line) => {
      if (line.level === 'error') console.error(line)
    },
    ...given,
  })
  const world: World = { ports, city: () => cityOf(pool) }
  const phone = (token: string | null, personId: string): Phone => {
    const answer: Phone['answer'] = async (operation, input, clientId = newId()) => {
      const table = contracts[operation].entry === 'staff' ? staffOperations : memberOperations
      return (await answerCall(
        { operation, input, clientId, token, trustedOpenid: null, requestId: newId(), over: 'cloud' },
        table,
        world,
      )) as never
    }
    return {
      token,
      personId,
      answer,
      async call(name, input, clientId) {
        const a = await answer(name, input, clientId)
        if (!a.ok) throw new Refused(a.code, a.message, a.fields)
        return a.data
      },
      async refused(name, input, clientId) {
        const a = await answer(name, input, clientId)
        return a.ok ? 'ok' : a.code
      },
    }
  }
  const stranger = phone(null, '')
  return {
    ports,
    world,
    stranger,
    now: () => at,
    setTime: (to) => {
      at = new Date(to)
    },
    pass: (minutes) => {
      at = new Date(at.getTime() + minutes * 60_000)
    },
    tick: () => runTimer(ports),
    async signIn(account) {
      const { token, me } = await stranger.call('sign-in-demo', { account })
      return phone(token, me.personId)
    },
    async signInAs(personId) {
      await pool.query(`insert into credential values ('wechat', $1, $2, $3) on conflict do nothing`, [
        `openid-${personId}`,
        personId,
        at,
      ])
      const { token, me } = await stranger.call('sign-in-wechat', { code: `openid-${personId}` })
      return phone(token, me.personId)
    },
  }
}
