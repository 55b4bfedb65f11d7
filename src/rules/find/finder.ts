// The registry a phone has cached, ready to be asked. A sync changes it row by row.
import { calendarOf, compile, parseHours } from '../hours'
import type { Compiled, DayKind, Hours } from '../hours'
import { makeNearest } from '../nearest'
import type { NearestIndex } from '../nearest'
import { rememberTiers } from './remember-tiers'
import type { FindStation, Tier } from './station'

export interface Changes<S> {
  stations?: readonly S[]
  /** Ids. */
  removed?: readonly string[]
  days?: Readonly<Record<string, DayKind>>
}

export interface Finder<S extends FindStation> {
  readonly size: number
  /** In the order they first came, which breaks ties. */
  rows(): S[]
  byId(id: string): S | undefined
  apply(changes: Changes<S>): void
  /** For `find`: the row of an index of `places()`, null once removed. */
  at(index: number): S | null
  hoursAt(index: number): Compiled
  places(): NearestIndex
  /** How far the station of an index has what is needed; null: not, or removed. Remembered until the next change. */
  tiersOf(needs: readonly string[]): (index: number) => Tier | null
}

/** A rider's chips are the same all day; a few others may be tried. */
const NEEDS_REMEMBERED = 4

/** What cannot be read is never open: a station must not be promised on a text we do not understand. */
const NEVER: Hours = { rules: [] }

export function makeFinder<S extends FindStation>(
  stations: readonly S[],
  days: Readonly<Record<string, DayKind>> = {},
): Finder<S> {
  // Slots hold still while rows change, so that the index of positions stands until a station comes, goes far or moves.
  let slots: (S | null)[] = []
  let compiled: (Compiled | undefined)[] = []
  let slotOf: Map<string, number> | null = null
  let calendar = calendarOf(days)
  let index: NearestIndex | null = null
  let removedSlots = 0
  /** A city's stations share some dozen texts. */
  const read = new Map<string, Hours>()
  const plain = new Map<string, Compiled>()
  const tiers = new Map<string, (slot: number) => Tier | null>()

  const slotsById = (): Map<string, number> => {
    if (!slotOf) {
      slotOf = new Map()
      for (let slot = 0; slot < slots.length; slot++) if (slots[slot]) slotOf.set(slots[slot]!.id, slot)
    }
    return slotOf
  }
  const hoursOf = (text: string): Hours => {
    let hours = read.get(text)
    if (!hours) {
      const parsed = parseHours(text)
      read.set(text, (hours = parsed.ok ? parsed.hours : NEVER))
    }
    return hours
  }
  const compiledOf = (station: S): Compiled => {
    if (station.exceptions.length > 0) return compile(hoursOf(station.hours), calendar, station.exceptions)
    let shared = plain.get(station.hours)
    if (!shared) plain.set(station.hours, (shared = compile(hoursOf(station.hours), calendar)))
    return shared
  }
  const put = (station: S): void => {
    const slot = slotsById().get(station.id)
    if (slot === undefined) {
      slotsById().set(station.id, slots.length)
      slots.push(station)
      index = null
      return
    }
    const { lng, lat } = slots[slot]!.position
    if (lng !== station.position.lng || lat !== station.position.lat) index = null
    slots[slot] = station
    compiled[slot] = undefined
  }
  const remove = (id: string): void => {
    const slot = slotsById().get(id)
    if (slot === undefined) return
    slotsById().delete(id)
    slots[slot] = null
    compiled[slot] = undefined
    removedSlots++
  }
  const places = (): NearestIndex => {
    if (index) return index
    if (removedSlots > 0) {
      slots = slots.filter((row) => row !== null)
      compiled = new Array(slots.length)
      slotOf = null
      removedSlots = 0
    }
    return (index = makeNearest(slots.map((row) => row!.position)))
  }

  // A first load is taken as it is; ids that come twice would need the map, which costs more than all the rest.
  slots = stations.slice()
  compiled = new Array(slots.length)
  return {
    get size() {
      return slots.length - removedSlots
    },
    rows: () => slots.filter((row): row is S => row !== null),
    byId: (id) => slots[slotsById().get(id) ?? -1] ?? undefined,
    at: (slot) => slots[slot] ?? null,
    hoursAt: (slot) => (compiled[slot] ??= compiledOf(slots[slot]!)),
    places,
    tiersOf(needs) {
      places()
      const key = needs.join(' ')
      let known = tiers.get(key)
      if (known) return known
      if (tiers.size >= NEEDS_REMEMBERED) tiers.clear()
      tiers.set(key, (known = rememberTiers(slots, needs)))
      return known
    },
    apply(changes) {
      tiers.clear()
      changes.removed?.forEach(remove)
      changes.stations?.forEach(put)
      if (changes.days) {
        calendar = calendarOf(changes.days)
        plain.clear()
        compiled = new Array(slots.length)
      }
    },
  }
}
