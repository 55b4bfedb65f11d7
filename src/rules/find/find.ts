// The nearest station that is open and stays open long enough, with what is needed.
//
// How they are weighed, so that it can be told to a rider in one sentence:
// 1. `no` and `broken` never count. `yes` counts. `unknown` counts as if the station stood `UNCONFIRMED_METRES` farther
//    off, and the answer says 没人确认.
// 2. A station that people report (门锁着) comes after every one that nobody reports.
// 3. Else the nearer one is first; at equal distance the one that came first in the registry.
import { nearest } from '../nearest'
import type { Position } from '../nearest'
import type { Finder } from './finder'
import { describe, fits, whyNot } from './judge'
import { METRES_A_MINUTE, minutesOf, STAY_MINUTES } from './speed'
import type { Answer, FindStation, Found, LeftOut, Question, Tier } from './station'

/** What a way for nothing is worth: two and a half minutes on a bike. Our assumption. */
export const UNCONFIRMED_METRES = 500
/** Nearby ones that were left out are explained, as far as one may see them from here. */
const LEFT_OUT_METRES = 1500
const LEFT_OUT_MAX = 5

const tiers: readonly Tier[] = ['confirmed', 'unconfirmed', 'reported']

export function find<S extends FindStation>(finder: Finder<S>, question: Question): Answer<S> {
  const at = question.at ?? middleOf(finder, question.communityCode)
  if (!at) return { found: findNowhere(finder, question), leftOut: [], from: 'nowhere' }
  const places = finder.places()
  const skip = new Set(question.skip)
  const tierAt = finder.tiersOf(question.needs)
  const nearestOf = (tier: Tier, k: number, within: number): Candidate[] =>
    nearest(
      places,
      at,
      k,
      (index, metres) =>
        tierAt(index) === tier && !skip.has(finder.at(index)!.id) && fits(finder.hoursAt(index), question, metres),
      within,
    ).map(({ index, metres }) => ({
      index,
      metres,
      tier,
      cost: metres + (tier === 'unconfirmed' ? UNCONFIRMED_METRES : 0),
    }))

  // Nothing is sought where it could not come in: a rare need means that all of the registry is looked at.
  const reach = reachOf(question)
  const good = nearestOf('confirmed', question.k, reach)
  const last = good.length < question.k ? Infinity : (good[good.length - 1]?.cost ?? 0)
  good.push(...nearestOf('unconfirmed', question.k, Math.min(reach, last - UNCONFIRMED_METRES + 1)))
  const candidates = good.sort((a, b) => a.cost - b.cost || a.index - b.index).slice(0, question.k)
  if (candidates.length < question.k) candidates.push(...nearestOf('reported', question.k - candidates.length, reach))
  return {
    found: candidates.map(({ index, metres, tier }) =>
      describe(finder.at(index)!, tier, finder.hoursAt(index), question, metres),
    ),
    leftOut: findLeftOut(finder, question, at),
    from: question.at ? 'position' : 'community',
  }
}

interface Candidate {
  index: number
  metres: number
  tier: Tier
  cost: number
}

/** Twice the way must fit into the minutes he has, so nothing farther needs to be looked at. */
function reachOf({ minutes, stayMinutes = STAY_MINUTES, speed, maxMetres = Infinity }: Question): number {
  if (minutes === undefined) return maxMetres
  const way = Math.floor((minutes - stayMinutes) / 2)
  return way < 1 ? -1 : Math.min(maxMetres, way * METRES_A_MINUTE[speed] + 1)
}

/** The nearest that are no answer, each with its reason; those swiped away are not explained again. */
function findLeftOut<S extends FindStation>(finder: Finder<S>, question: Question, at: Position): LeftOut<S>[] {
  const skip = new Set(question.skip)
  const away = Math.min(LEFT_OUT_METRES, question.maxMetres ?? Infinity)
  return nearest(
    finder.places(),
    at,
    LEFT_OUT_MAX,
    (index, metres) => {
      const station = finder.at(index)
      return (
        station !== null && !skip.has(station.id) && whyNot(station, finder.hoursAt(index), question, metres) !== null
      )
    },
    away,
  ).map(({ index, metres }) => {
    const station = finder.at(index)!
    const why = whyNot(station, finder.hoursAt(index), question, metres)!
    return { station, metres, minutes: minutesOf(metres, question.speed), why }
  })
}

/** Where a community's stations stand on average: what is left when the phone may not know where it is. */
function middleOf<S extends FindStation>(finder: Finder<S>, communityCode: string | undefined): Position | null {
  if (communityCode === undefined) return null
  const own = finder.rows().filter((row) => row.communityCode === communityCode)
  if (own.length === 0) return null
  const sum = own.reduce((all, { position }) => ({ lng: all.lng + position.lng, lat: all.lat + position.lat }), {
    lng: 0,
    lat: 0,
  })
  return { lng: sum.lng / own.length, lat: sum.lat / own.length }
}

/** No place at all: what is open now and through a stay, by tier, in the registry's order, without distances. */
function findNowhere<S extends FindStation>(finder: Finder<S>, question: Question): Found<S>[] {
  const skip = new Set(question.skip)
  const all: Found<S>[] = []
  const count = finder.places().size
  const tierAt = finder.tiersOf(question.needs)
  for (const tier of tiers) {
    for (let index = 0; index < count && all.length < question.k; index++) {
      const station = finder.at(index)
      if (!station || skip.has(station.id) || tierAt(index) !== tier) continue
      const hours = finder.hoursAt(index)
      if (fits(hours, question, null)) all.push(describe(station, tier, hours, question, null))
    }
  }
  return all
}
