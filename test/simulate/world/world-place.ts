// Where a rider is: round the hub, somewhere new every quarter of an hour, each in step with nobody.
import { chance, normal, topics } from './world-chance'
import type { City } from './world-city'
import { RIDER } from './world-numbers'

export const STAY_MINUTES = 15
const HUB_SPREAD = 1_200

/** Number of the stay that a rider is in at a minute of the whole run. */
export const stayAt = (rider: number, minute: number): number =>
  Math.floor((minute + (rider % STAY_MINUTES)) / STAY_MINUTES)
export const stayBegins = (rider: number, stay: number): number => stay * STAY_MINUTES - (rider % STAY_MINUTES)

export const riderX = ({ seed, x }: City, rider: number, stay: number): number =>
  x[rider]! + HUB_SPREAD * normal(chance(seed, topics.place, rider, stay * 2))
export const riderY = ({ seed, y }: City, rider: number, stay: number): number =>
  y[rider]! + HUB_SPREAD * normal(chance(seed, topics.place, rider, stay * 2 + 1))

/** Where everybody is now; only riders ever move. */
export class Places {
  readonly x: Float64Array
  readonly y: Float64Array
  private readonly stay: Int32Array

  constructor(private readonly city: City) {
    this.x = city.x.slice()
    this.y = city.y.slice()
    this.stay = new Int32Array(city.size.riders).fill(-1)
  }

  /** @param moved called with every rider who is somewhere else now */
  moveTo(minute: number, moved?: (rider: number) => void): void {
    for (let h = 0; h < this.stay.length; h++) {
      if (this.city.kind[h] !== RIDER) continue
      const stay = stayAt(h, minute)
      if (stay === this.stay[h]) continue
      this.stay[h] = stay
      this.x[h] = riderX(this.city, h, stay)
      this.y[h] = riderY(this.city, h, stay)
      moved?.(h)
    }
  }
}
