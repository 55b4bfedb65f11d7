import type { Contract, InputOf, OutputOf } from '@/contracts/contract'
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

/**
 * A call while it is answered. `Found` is what the operation found in its input and the city before anything was read.
 */
export interface Call<Input = unknown, Found = unknown> {
  operation: string
  input: Input
  found: Found
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
export type CallOf<C extends Contract> = Call<InputOf<C>>

/**
 * How an operation is done, step by step; each gets by its parameters what those before it brought. There is none
 * without `who`: deny is the default.
 */
export interface Steps<Input, Output, Loaded, Found> {
  /** What several steps need to know of the input, from the city alone. */
  find?(input: Input, city: City): Found
  /** The communities (division code patterns) that the call may touch; row-level security holds the command to them. */
  scope(input: Input, city: City, found: Found): string[]
  /**
   * What has to be asked of the outside world, once, before a transaction opens: a partner that answers slowly must
   * never hold a connection. Nobody is identified yet.
   */
  outside?(input: Input, ports: Ports, trustedOpenid: string | null): Promise<unknown>
  /** What `run` reads whoever calls: it travels with the opening, in the same scope, and saves a round trip. */
  ahead?(input: Input, now: Date, found: Found): Statement | null
  /** The row that the call is about. Null: to this person it is not there. */
  load?(call: Call<Input, Found>): Promise<Loaded | null>
  /** The role in which the person may do this; whoever may not is refused. */
  who(call: Call<Input, Found>, loaded: Loaded): Promise<Role> | Role
  run(call: Call<Input, Found>, loaded: Loaded, role: Role): Promise<Output>
  /**
   * What follows once the answer stands: after the commit, in transactions of its own. Whatever happens to it changes
   * no answer, and what it left undone the timer does. The answer waits for it, because a cloud function that has
   * answered may be frozen in the middle, with its locks in hand.
   */
  afterwards?(input: Input, output: Output, world: { ports: Ports; city: City }): Promise<unknown>
}

/** One thing a person can ask for, as the table of a function holds it. */
export interface Operation extends Steps<unknown, unknown, unknown, unknown> {
  contract: Contract
}

export const operation = <C extends Contract, Loaded = undefined, Found = undefined>(
  contract: C,
  steps: Steps<InputOf<C>, OutputOf<C>, Loaded, Found>,
): Operation => ({ contract, ...steps }) as Operation

export const nowhere = (): string[] => []
export const community = (input: { communityCode: string }): string[] => [input.communityCode]
