// What finding needs to know of a station. The rows a phone caches have more; they are given back as they are.
import type { DatedException } from '../hours'

export type FacilityState = 'yes' | 'no' | 'broken' | 'unknown'

export interface FindFacility {
  state: FacilityState
  /** When it was last seen so, ISO. */
  confirmedAt: string | null
}

export interface FindStation {
  id: string
  communityCode: string
  position: { lng: number; lat: number }
  /** The stored string of `formatHours`. */
  hours: string
  exceptions: readonly DatedException[]
  /** By facility code; a code that is missing is unknown. */
  facilities: Readonly<Record<string, FindFacility>>
  /** 门锁着: enough people say that it cannot be used now. It comes after every station that nobody reports. */
  reported: boolean
  /** When somebody last said that it is truly there, ISO. */
  confirmedAt: string | null
}

export interface Question {
  /** WGS 84; it never leaves the phone. Null: from the middle of `communityCode`'s stations, or without distances. */
  at: { lng: number; lat: number } | null
  communityCode?: string
  /** Milliseconds, as Date.now(). */
  now: number
  /** Facility codes, all of them needed. */
  needs: readonly string[]
  /** "I have N minutes": the way there, the stay and the way back must fit. */
  minutes?: number
  /** Minutes he wants inside, `STAY_MINUTES` unless said. */
  stayMinutes?: number
  speed: 'ride' | 'walk'
  /** How many answers. */
  k: number
  /** Ids swiped away. */
  skip?: readonly string[]
  maxMetres?: number
}

export type Tier = 'confirmed' | 'unconfirmed' | 'reported'

export interface Found<S> {
  station: S
  tier: Tier
  /** Straight line; null when nothing is known to measure from. */
  metres: number | null
  /** There, door to door, rounded up; null as `metres`. */
  minutes: number | null
  /** Open now. False: it opens before he is there, at `opensAt`. */
  open: boolean
  opensAt: number | null
  /** When it closes after he has come, milliseconds; Infinity: not within the horizon. */
  closesAt: number
  /** With "I have N minutes": what is left inside once both ways are ridden, cut where it closes. Else null. */
  stayMinutes: number | null
  /** Needed facilities that nobody has confirmed: 没人确认. */
  unconfirmed: readonly string[]
  confirmedAt: string | null
}

export type WhyNot =
  | { reason: 'closed'; opensAt: number | null }
  | { reason: 'closes-soon'; minutes: number }
  | { reason: 'too-far'; minutes: number }
  | { reason: 'no-facility'; facility: string }
  | { reason: 'broken'; facility: string }

export interface LeftOut<S> {
  station: S
  metres: number
  minutes: number
  why: WhyNot
}

/** `from` says what the distances are measured from. */
export interface Answer<S> {
  found: Found<S>[]
  leftOut: LeftOut<S>[]
  from: 'position' | 'community' | 'nowhere'
}
