/**
 * One thing on a map, WGS 84 degrees. `word` is what a screen reader says
 * and what the chosen one shows; `mark` is a sign or two for the others.
 */
export interface Pin {
  id: string
  lng: number
  lat: number
  word: string
  tone: PinTone
  mark?: string
}
export type PinTone = 'open' | 'soon' | 'shut'

export interface CityMapProps {
  pins: readonly Pin[]
  /** Drawn larger and on top. */
  chosen?: string | null
  onPin?: (id: string) => void
  /** Where the person stands; it stays in this component and on this phone. */
  here?: { lng: number; lat: number } | null
  /** Where the map opens, when there is nothing to show all of. */
  centre?: { lng: number; lat: number }
  /** Borders to draw, flat lng, lat, lng, lat … */
  lines?: readonly number[][]
  /** A cross stands in the middle and the map moves under it: told where the middle is once it rests. */
  onMiddle?: (at: { lng: number; lat: number }) => void
  /** px */
  height?: number
}

/** The seat of 赛罕区: its centroid lies 20 km out in the country. */
export const seat = { lng: 111.692, lat: 40.8067 }
