// Distances and sums in the one unit of all costs: metres of walking. What each term is, `termsOf` says.
import type { OfferTerms, Spot } from './candidate'

export const METRES_PER_DEGREE = 111_195

/** Flat metres at that latitude: over the sixty kilometres of a city the nearest is the same as on the sphere. */
export function metresBetween(a: Spot, b: Spot): number {
  const x = (b.lng - a.lng) * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180))
  return Math.hypot(x, b.lat - a.lat) * METRES_PER_DEGREE
}

export function costOf(terms: OfferTerms): number {
  return terms.costDistance + terms.costFatigue + terms.costLoad + terms.costChance + terms.costGrid
}
