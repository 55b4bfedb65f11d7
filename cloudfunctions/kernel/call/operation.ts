import type { OperationName, Operations } from '@/contracts/operations'
import type { Role } from '@/contracts/roles'
import type { Statement } from '../../store/round-trip'
import type { Sql } from '../../store/transaction'
import type { City } from '../city/city'
import type { Ports } from '../ports'
import type { Recorder } from './recorder'

export interface RoleHeld {
  role: Role
  areaCode: string
  name: string
}
export interface Actor {
  personId: string
  name: string
  phone: string | null
  roles: RoleHeld[]
}

export interface Call<N extends OperationName = OperationName> {
  operation: N
  input: Operations[N]['input']
  actor: Actor
  sql: Sql
  ports: Ports
  city: City
  now: Date
  requestId: string
  /** Collects events, messages and audit details; written once, in the same transaction, after the command. */
  record: Recorder
  /** The rows that the operation asked for ahead. */
  ahead: readonly unknown[]
  /** What `outside` brought, before the transaction opened. */
  outside: unknown
  /** The openid that WeChat's own cloud vouches for, if the call came through it. */
  trustedOpenid: string | null
}

/**
 * One thing a person can ask for. There is no operation without `who`: deny is the default.
 * `scope` names the communities (division code patterns) that the call may touch, from its input and the city alone;
 * row-level security holds the command to them. `who` then reads what it needs and returns the role the person acts in.
 */
export interface Operation<N extends OperationName = OperationName> {
  name: N
  scope(input: Operations[N]['input'], city: City): string[]
  /**
   * What has to be asked of the outside world, once, before a transaction opens: a partner that answers slowly must never
   * hold a connection. Nobody is identified yet.
   */
  outside?(input: Operations[N]['input'], ports: Ports, trustedOpenid: string | null): Promise<unknown>
  /** What `run` reads whoever calls: it travels with the opening, in the same scope, and saves a round trip. Rolled back when the call is refused. */
  ahead?(input: Operations[N]['input'], city: City, now: Date): Statement | null
  who(call: Call<N>): Promise<Role> | Role
  run(call: Call<N>, role: Role): Promise<Operations[N]['output']>
  /**
   * What follows once the answer stands: after the commit, in transactions of its own. Whatever happens to it changes no
   * answer, and what it left undone the timer does. The answer waits for it, because a cloud function that has answered may be
   * frozen in the middle, with its locks in hand.
   */
  afterwards?(
    input: Operations[N]['input'],
    output: Operations[N]['output'],
    world: { ports: Ports; city: City },
  ): Promise<unknown>
}

export const operation = <N extends OperationName>(o: Operation<N>): Operation<N> => o
export const nowhere = (): string[] => []
export const community = (input: { communityCode: string }): string[] => [input.communityCode]
