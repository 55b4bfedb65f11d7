import { nearest, type Position } from '../rules/nearest'
import { METRES_A_MINUTE, type Answer, type Finder } from '../rules/find'
import { nextOpening, openAt } from '../rules/hours'
import type { StationRow } from './station-row'

/** A quarter of an hour on a bike: what somebody who is tired still calls near. Our assumption. */
export const NEAR_METRES = 15 * METRES_A_MINUTE.ride
/** So many of the nearest that are shut are asked when they open. */
const ASKED_MAX = 40

export interface Opening {
  station: StationRow
  opensAt: number
  /** Null when nothing is known to measure from. */
  metres: number | null
  minutes: number | null
}

/** At night: which of those near opens first, and has what is needed. Of two that open at once the nearer. */
export function firstOpening(
  finder: Finder<StationRow>,
  at: Position | null,
  communityCode: string | undefined,
  needs: readonly string[],
  now: number,
): Opening | null {
  const tierAt = finder.tiersOf(needs)
  const isShut = (index: number) =>
    (tierAt(index) === 'confirmed' || tierAt(index) === 'unconfirmed') && !openAt(finder.hoursAt(index), now)
  const asked = at
    ? nearest(finder.places(), at, ASKED_MAX, isShut, NEAR_METRES)
    : inCommunity(finder, communityCode, isShut)
  let first: Opening | null = null
  for (const { index, metres } of asked) {
    const opensAt = nextOpening(finder.hoursAt(index), now)
    if (opensAt === null || (first && first.opensAt <= opensAt)) continue
    first = {
      station: finder.at(index)!,
      opensAt,
      metres,
      minutes: metres === null ? null : Math.max(1, Math.ceil(metres / METRES_A_MINUTE.ride)),
    }
  }
  return first
}

/** Without a position: those of the community, or of everywhere. */
function inCommunity(
  finder: Finder<StationRow>,
  communityCode: string | undefined,
  isShut: (index: number) => boolean,
): { index: number; metres: null }[] {
  const all = Array.from({ length: finder.places().size }, (_, index) => ({ index, metres: null })).filter(
    ({ index }) => finder.at(index) && isShut(index),
  )
  const own = all.filter(({ index }) => finder.at(index)!.communityCode === communityCode)
  return own.length ? own : all
}

/** How many of the answers are near; without distances all of them are. */
export const nearOf = (answer: Answer<StationRow>): number =>
  answer.found.filter((f) => f.metres === null || f.metres <= NEAR_METRES).length
