// Whether somebody says yes. The coin of a pair (person, case) is thrown once for all policies and all moments;
// distance, fatigue and work in hand move what it has to fall under.
import { chance, logNormal, topics } from './world-chance'
import type { City } from './world-city'
import { RIDER, type Behaviour, isBusyHour } from './world-numbers'

export interface Asked {
  metres: number
  minuteOfDay: number
  fatigue: number
  tasks: number
}

export function logOddsOf(
  city: City,
  { kinds, personSpread, busyLogOdds }: Behaviour,
  person: number,
  asked: Asked,
): number {
  const kind = city.kind[person]!
  const { base, perKm, perFatigue, perTask } = kinds[kind]!
  const busy = kind === RIDER && isBusyHour(asked.minuteOfDay) ? busyLogOdds : 0
  return (
    base +
    personSpread * city.person[person]! -
    busy -
    perKm * (asked.metres / 1_000) -
    perFatigue * asked.fatigue -
    perTask * asked.tasks
  )
}

/** Yes exactly if the log-odds are above. */
export function coinOf(seed: number, person: number, wanted: number): number {
  const u = chance(seed, topics.says, person, wanted)
  return Math.log(u / (1 - u))
}

export const answerMinutesOf = (
  city: City,
  { kinds, answerSpread }: Behaviour,
  person: number,
  wanted: number,
): number =>
  logNormal(chance(city.seed, topics.answers, person, wanted), kinds[city.kind[person]!]!.answerMinutes, answerSpread)
