import type { HoursException } from '@/contracts/station-shapes'
import { refuse } from '../call/refusal'
import { nearestDivision } from '../place/place-index'
import type { City } from '../city/city'
import { formatHours, parseHours } from '@/rules/hours'

const DAY_MINUTES = 1440

/**
 * The one string that is stored for these hours. What no phone could read never is: refused with its place in the
 * string.
 */
export function storedHours(hours: string, exceptions: readonly HoursException[] = []): string {
  const parsed = parseHours(hours)
  if (!parsed.ok)
    refuse('HOURS_UNREADABLE', { at: parsed.at, reason: parsed.reason }, { hours: `第 ${parsed.at + 1} 个字看不懂` })
  const wrong = exceptions.findIndex((e) => e.spans.some((s) => s.close <= s.open || s.close > s.open + DAY_MINUTES))
  if (wrong >= 0) refuse('HOURS_UNREADABLE', {}, { [`exceptions.${wrong}`]: '关门要在开门之后' })
  return formatHours(parsed.hours)
}

export interface At {
  lng: number
  lat: number
}

/**
 * The community a pin lies in; in none of the grids, the nearest one. Null where the city has no community with a
 * place.
 */
export function communityAt({ places }: City, { lng, lat }: At): string | null {
  return (
    places.grids.locate(lng, lat)?.communityCode ??
    nearestDivision({ lng, lat }, 'community', places.divisions)?.code ??
    null
  )
}

/** A pin in a grid of another community is a slip of the thumb; outside every grid it is taken at the editor's word. */
export const liesElsewhere = ({ places }: City, { lng, lat }: At, communityCode: string): boolean => {
  const hit = places.grids.locate(lng, lat)
  return hit !== null && hit.communityCode !== communityCode
}
