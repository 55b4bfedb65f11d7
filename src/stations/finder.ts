import { useMemo } from 'react'
import { makeFinder, type Finder } from '../rules/find'
import { calendarOf, compile, parseHours, type Compiled } from '../rules/hours'
import type { Registry } from './kept-registry'
import { useStations } from './registry'
import { stationRow, type StationRow } from './station-row'

let made: { finder: Finder<StationRow>; from: Registry } | null = null

/**
 * The finder over what the phone keeps. Made once; a sync changes the rows that came, not the
 * other thousands. The object is the same after a sync: let an answer depend on `registry` too.
 */
export function finderOf(registry: Registry): Finder<StationRow> {
  if (made?.from === registry) return made.finder
  if (!made || (made.from.days !== registry.days && JSON.stringify(made.from.days) !== JSON.stringify(registry.days))) {
    made = {
      finder: makeFinder(
        [...registry.stations.values()].map((view) => stationRow(view, registry.days)),
        registry.days,
      ),
      from: registry,
    }
    return made.finder
  }
  const before = made.from.stations
  const stations = [...registry.stations.values()]
    .filter((view) => before.get(view.stationId) !== view)
    .map((view) => stationRow(view, registry.days))
  const removed = [...before.keys()].filter((id) => !registry.stations.has(id))
  made.finder.apply({ stations, removed })
  made = { finder: made.finder, from: registry }
  return made.finder
}

export function useFinder(): { finder: Finder<StationRow>; registry: Registry } {
  const registry = useStations((s) => s.registry)
  return useMemo(() => ({ finder: finderOf(registry), registry }), [registry])
}

const compiled = new WeakMap<StationRow, Compiled>()

/** A row's hours, ready to be asked. Closed today is among its exceptions. */
export function hoursOf(row: StationRow): Compiled {
  let hours = compiled.get(row)
  if (!hours) {
    const parsed = parseHours(row.hours)
    hours = compile(parsed.ok ? parsed.hours : { rules: [] }, calendarOf(made?.from.days ?? {}), row.exceptions)
    compiled.set(row, hours)
  }
  return hours
}
