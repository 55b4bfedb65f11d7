// What nobody can beat: with every coin known beforehand and nobody ever tired or
// busy with another task, as many cases as can be given to somebody who will say
// yes. A maximum b-matching over all such pairs, with its certificate. It is loose.
import { assign } from '@kernel/matching/assign/assign'
import { coinOf } from '../world/world-acceptance'
import { chance, topics } from '../world/world-chance'
import { helpersBySkill, type City } from '../world/world-city'
import type { Demand } from '../world/world-demand'
import { riderX, riderY, stayAt, stayBegins, STAY_MINUTES } from '../world/world-place'
import { DAY_MINUTES, isBusyHour, RIDER, type Behaviour } from '../world/world-numbers'

/** @returns by day, how many of its cases could be taken by helpers before their escalation */
export function boundOf(city: City, demand: Demand, behaviour: Behaviour): number[] {
  return Array.from({ length: demand.firstOf.length - 1 }, (_, day) => boundOfDay(city, demand, behaviour, day))
}

/** Days share no limit: how many of one day's cases a helper takes is counted by the day they were posted. */
function boundOfDay(city: City, demand: Demand, behaviour: Behaviour, day: number): number {
  const [first, next] = [demand.firstOf[day]!, demand.firstOf[day + 1]!]
  const couldSayYes = willingness(city, demand, behaviour, day)
  const start = new Int32Array(next - first + 1)
  const pairs: number[] = []
  const having = helpersBySkill(city)
  for (let wanted = first; wanted < next; wanted++) {
    for (const h of having[demand.skill[wanted]!]!) {
      if (demand.needsVetted[wanted] === 1 && city.vetted[h] === 0) continue
      if (couldSayYes(h, wanted)) pairs.push(h, 0)
    }
    start[wanted - first + 1] = pairs.length / 2
  }
  const { certificate } = assign({
    start,
    pairs: Int32Array.from(pairs),
    capacity: Int32Array.from(city.aDay.subarray(0, city.helpers)),
    penalty: new Float64Array(next - first).fill(1),
  })
  return certificate.matched
}

/** Whether a helper would say yes at some moment between posting and escalation, on shift and rested. */
export function willingness(
  city: City,
  demand: Demand,
  behaviour: Behaviour,
  day: number,
): (h: number, wanted: number) => boolean {
  const places = stayPlaces(city, day)
  // Most pairs fall at the shift or at the coin; neither needs a logarithm.
  const mostCoin = Float64Array.from(
    { length: city.helpers },
    (_, h) =>
      1 / (1 + Math.exp(-(behaviour.kinds[city.kind[h]!]!.base + behaviour.personSpread * city.person[h]!))) + 1e-9,
  )
  const isThere = (h: number, wanted: number, midnight: number): boolean =>
    demand.postedAt[wanted]! < midnight + city.to[h]! && demand.escalateAt[wanted]! > midnight + city.from[h]!
  return (h, wanted) => {
    if (!isThere(h, wanted, day * DAY_MINUTES) && !isThere(h, wanted, (day + 1) * DAY_MINUTES)) return false
    if (chance(city.seed, topics.says, h, wanted) > mostCoin[h]!) return false
    const { base, perKm } = behaviour.kinds[city.kind[h]!]!
    const room = base + behaviour.personSpread * city.person[h]! - coinOf(city.seed, h, wanted)
    if (room <= 0) return false
    const [x, y] = [demand.x[wanted]!, demand.y[wanted]!]
    const isRider = city.kind[h] === RIDER
    if (!isRider && (perKm * Math.hypot(city.x[h]! - x, city.y[h]! - y)) / 1_000 >= room) return false
    for (const midnight of [day * DAY_MINUTES, (day + 1) * DAY_MINUTES]) {
      const from = Math.max(demand.postedAt[wanted]!, midnight + city.from[h]!)
      const to = Math.min(demand.escalateAt[wanted]!, midnight + city.to[h]!)
      if (from >= to) continue
      if (!isRider) return true
      for (let stay = stayAt(h, from); stayBegins(h, stay) < to; stay++) {
        const metres = Math.hypot(places.x(h, stay) - x, places.y(h, stay) - y)
        if ((perKm * metres) / 1_000 >= room) continue
        // Meal times begin and end at full hours, a stay may lie across one.
        const [begins, ends] = [Math.max(from, stayBegins(h, stay)), Math.min(to, stayBegins(h, stay + 1))]
        const hour = Math.ceil(ends / 60) * 60 - 60
        const moments = hour > begins ? [begins, hour] : [begins]
        if (
          moments.some(
            (at) => (isBusyHour(at % DAY_MINUTES) ? behaviour.busyLogOdds : 0) + (perKm * metres) / 1_000 < room,
          )
        )
          return true
      }
    }
    return false
  }
}

/** Where each rider is in each stay of a day and of the morning after, looked up a thousand times each. */
function stayPlaces(city: City, day: number) {
  const first = Math.floor((day * DAY_MINUTES) / STAY_MINUTES)
  const stays = (DAY_MINUTES * 2) / STAY_MINUTES + 2
  const [x, y] = [new Float64Array(city.size.riders * stays).fill(NaN), new Float64Array(city.size.riders * stays)]
  const at = (h: number, stay: number): number => {
    const n = h * stays + stay - first
    if (x[n] !== x[n]) {
      x[n] = riderX(city, h, stay)
      y[n] = riderY(city, h, stay)
    }
    return n
  }
  return {
    x: (h: number, stay: number): number => x[at(h, stay)]!,
    y: (h: number, stay: number): number => y[at(h, stay)]!,
  }
}
