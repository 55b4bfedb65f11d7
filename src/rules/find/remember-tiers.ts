// How far each station has what is needed, found out when it is asked for and then remembered.
import { tierOf } from './judge'
import type { FindStation, Tier } from './station'

/**
 * After so many have been looked at one by one the need is rare, and all that is left is read in one go, in the order
 * in which it lies in memory: five rare needs among 100,000 took 90 ms of the processor in the order of distance, and
 * 26 ms so, on a busy machine.
 */
const LOOKED_AT_ONE_BY_ONE = 2000

/** As they are remembered: a byte a station, 0 for what was not looked at yet. */
const tierCodes: readonly (Tier | null)[] = [null, null, 'confirmed', 'unconfirmed', 'reported']
const codeOf = (tier: Tier | null): number => tierCodes.indexOf(tier, 1)

export function rememberTiers(
  slots: readonly (FindStation | null)[],
  needs: readonly string[],
): (slot: number) => Tier | null {
  const codes = new Uint8Array(slots.length)
  let looked = 0
  const look = (slot: number): void => {
    const station = slots[slot]
    codes[slot] = codeOf(station ? tierOf(station, needs) : null)
  }
  return (slot) => {
    if (codes[slot] === 0) {
      if (++looked < LOOKED_AT_ONE_BY_ONE) look(slot)
      else for (let each = 0; each < codes.length; each++) if (codes[each] === 0) look(each)
    }
    return tierCodes[codes[slot]!]!
  }
}
