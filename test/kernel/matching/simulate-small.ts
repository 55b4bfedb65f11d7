import type { Policy } from '../../simulate/policies'
import { simulate } from '../../simulate/run/simulate'
import { Scene } from '../../simulate/run/scene'
import { layCity, type City } from '../../simulate/world/world-city'
import { demandOf, type Demand } from '../../simulate/world/world-demand'
import type { Behaviour } from '../../simulate/world/world-numbers'

/** A town: seconds instead of minutes. Denser than the city, so that people tire. */
export const smallCity = (seed: number): City =>
  layCity(seed, { riders: 60, volunteers: 240, gridWorkers: 40, communities: 8 })
export const smallDemand = (city: City, casesADay = 150, days = 1): Demand => demandOf(city, 1, days, casesADay)

export interface Notice {
  person: number
  wanted: number
  now: number
  wasMuted: boolean
  askedAbout: number
}

/** Runs a policy and writes down every notice; of each pair (person/case), whether the person said yes. */
export function recorded(city: City, demand: Demand, behaviour: Behaviour, policy: Policy) {
  const notices: Notice[] = []
  const saidYes = new Map<string, boolean>()
  const ask = jest.spyOn(Scene.prototype, 'ask').mockImplementation(function (this: Scene, person, wanted) {
    if (person < city.helpers)
      notices.push({
        person,
        wanted,
        now: this.now,
        wasMuted: this.isMuted(person),
        askedAbout: this.askedAbout[person]!,
      })
    saidYes.set(`${person}/${wanted}`, asks.call(this, person, wanted))
  } as (this: Scene, person: number, wanted: number) => boolean)
  try {
    return { notices, saidYes, result: simulate(city, demand, behaviour, policy) }
  } finally {
    ask.mockRestore()
  }
}

const asks = Scene.prototype.ask
