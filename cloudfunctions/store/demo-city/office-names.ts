import type { City } from './city'

const kept = new WeakMap<City, Map<string, string>>()

export function officeNames(city: City): Map<string, string> {
  let names = kept.get(city)
  if (!names) kept.set(city, (names = new Map(city.divisions.map((d) => [d.code, d.shortName]))))
  return names
}
