import type { Ports } from '../ports'
import { refuse } from './refusal'

/** A screen that asks every two seconds makes 30 calls a minute; ten of them open at once stay below half. */
const callsPerMinute = 600
/** Nobody signs in twice a second; a phone in a loop does. */
const signInsPerMinute = 30
/** All people together, in this process: past it WeChat's own quota and the connections would be spent on strangers. */
const allSignInsPerMinute = 600

const minuteMs = 60_000

/**
 * Counts by key over a sliding minute: the running minute whole, the one before by the share of it that is still
 * inside. It remembers nobody for longer than two minutes, so its size is that of the traffic. rate-limiter-flexible
 * counts in windows that start anew, holds a timer for every key and adds 75 KB to a bundle.
 */
export class SlidingMinute {
  private minute = 0
  private now = new Map<string, number>()
  private before = new Map<string, number>()

  constructor(private readonly max: number) {}

  /** Counts one more, unless that would be one too many. */
  take(key: string, at: Date): boolean {
    const minute = Math.floor(at.getTime() / minuteMs)
    if (minute !== this.minute) {
      this.before = minute === this.minute + 1 ? this.now : new Map<string, number>()
      this.now = new Map<string, number>()
      this.minute = minute
    }
    const share = 1 - (at.getTime() % minuteMs) / minuteMs
    const calls = this.now.get(key) ?? 0
    if ((this.before.get(key) ?? 0) * share + calls >= this.max) return false
    this.now.set(key, calls + 1)
    return true
  }
}

interface Limits {
  calls: SlidingMinute
  signIns: SlidingMinute
  allSignIns: SlidingMinute
}

const kept = new WeakMap<Ports, Limits>()

/**
 * One process counts for itself: a limit that held over all instances would cost every read a write. With n instances a
 * runaway phone gets n times as far, and is still stopped. Writes are also counted in the database (open_call), for
 * all.
 */
function limitsOf(ports: Ports): Limits {
  let limits = kept.get(ports)
  if (!limits)
    kept.set(
      ports,
      (limits = {
        calls: new SlidingMinute(callsPerMinute),
        signIns: new SlidingMinute(signInsPerMinute),
        allSignIns: new SlidingMinute(allSignInsPerMinute),
      }),
    )
  return limits
}

/**
 * Every call that carries who makes it, before it reaches the database. `caller`: what proves the person, never kept as
 * it is.
 */
export function limitCalls(ports: Ports, caller: string): void {
  if (!limitsOf(ports).calls.take(caller, ports.now())) refuse('TOO_MANY')
}

/** A try to sign in, before anybody outside is asked. */
export function limitTries(ports: Ports): void {
  if (!limitsOf(ports).allSignIns.take('', ports.now())) refuse('TOO_MANY')
}

/** Signing in as one subject, as soon as it is known which. */
export function limitSignIns(ports: Ports, subject: string): void {
  if (!limitsOf(ports).signIns.take(subject, ports.now())) refuse('TOO_MANY')
}
