import type { Scene } from '../run/scene'

/** Decides whom to ask now. `due` are open cases about which nobody is being asked, in the order of posting. */
export interface Policy {
  name: PolicyName
  /** Its notices have no time-out. */
  standsUntilTaken?: true
  plan(scene: Scene, due: readonly number[]): void
}

export const policyNames = ['none', 'broadcast', 'random-5', 'nearest', 'nearest-5', 'ours'] as const
export type PolicyName = (typeof policyNames)[number]
