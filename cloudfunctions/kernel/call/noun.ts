import type { Contract, InputOf, OutputOf } from '@/contracts/contract'
import type { RefusalCode } from '@/contracts/refusals'
import type { DemoGround } from '../../demo-city/ground'
import type { Operation } from './operation'
import type { Clockwork, TimerReport } from './timer-work'

/**
 * What a noun gives to the house. `nouns.ts` lists them; entries, timer, demo, tests and the data map read that list.
 */
export interface Noun {
  /** Its folder in the kernel. */
  name: string
  /** By the function that answers; the build leaves out of each what only the others answer. */
  operations?: Partial<Record<Contract['entry'], readonly Operation[]>>
  /** What it does once another noun's operation has been answered. */
  follows?: readonly Follower[]
  /** Before any deadline: somebody waits for a helper. */
  asks?(world: Clockwork): Promise<Partial<TimerReport>>
  /** Its part of the timer: what is due now. */
  timer?(world: Clockwork): Promise<Partial<TimerReport>>
  /** Once everything due is done: to tell of it in the same run. */
  tells?(world: Clockwork): Promise<Partial<TimerReport>>
  /** What waits until everybody was told: to learn. */
  upkeep?(world: Clockwork): Promise<unknown>
  /** Once an hour: what need not be kept. */
  hourly?(world: Clockwork): Promise<unknown>
  /** Unique keys of its tables that a person's own call may meet, and what it then reads. */
  taken?: Readonly<Record<string, RefusalCode>>
  /** Unique keys of its tables that a second look settles. */
  looksAgain?: readonly string[]
  /** What its messages may be about when it is not a case: the screen opens the right page. */
  subjects?: readonly string[]
  /** Lays its part of the demo city; loaded only where a demo is laid. */
  demo?(): Promise<{ lay(ground: DemoGround): Promise<void> }>
}

export interface Follower {
  name: string
  afterwards: NonNullable<Operation['afterwards']>
}

export const follow = <C extends Contract>(
  { name }: C,
  afterwards: (input: InputOf<C>, output: OutputOf<C>, world: Clockwork) => Promise<unknown>,
): Follower => ({ name, afterwards: afterwards as Follower['afterwards'] })
