import { caseTexts, type CategoryCode } from '../../cloudfunctions/demo-city/case-texts'
import type { Building } from '../../cloudfunctions/demo-city/city'
import { makeRandom } from '../../cloudfunctions/demo-city/random'

/** Three times what a city of 378 communities says on a day. */
export const casesPerDay = 5_250 * 3

/** Of a thousand cases so many come in each hour (product.md's curve of a day). */
const hours = [0.3, 0.2, 0.1, 0.1, 0.2, 0.6, 2, 5, 8, 9, 8.5, 7, 5, 5, 6.5, 7, 6.5, 6, 6, 5.5, 4, 3, 1.8, 0.8]

/** 12 % danger, 53 % urgent, 35 % ordinary; a fifth of all goes to somebody's home and needs a vetted helper. */
const kinds: readonly [CategoryCode, number][] = [
  ['fire-hazard', 12],
  ['heating-water-power', 53],
  ['elder-care', 20],
  ['facility', 5],
  ['sanitation', 5],
  ['parking', 2],
  ['noise', 1.5],
  ['pets', 1.5],
]

export interface Saying {
  at: number
  resident: number
  input: { text: string; categoryCode: CategoryCode; visibility: 'neighbours'; place: object }
}

/**
 * Everything that is said between two instants, in its order. Two of
 * three choose their house, the third one's phone sends a pin.
 */
export function sayingsOf(
  houses: readonly Building[],
  residents: number,
  from: Date,
  to: Date,
  load: number,
): Saying[] {
  const random = makeRandom(20261123)
  const sayings: Saying[] = []
  const total = hours.reduce((sum, weight) => sum + weight, 0)
  const hourMs = 3_600_000
  for (let hour = from.getTime(); hour < to.getTime(); hour += hourMs) {
    const local = new Date(hour + 8 * hourMs).getUTCHours()
    const count = Math.round((casesPerDay / 3) * load * (hours[local]! / total))
    for (let n = 0; n < count; n++) {
      const [categoryCode] = kinds[random.weighted(kinds.map(([, weight]) => weight))]!
      const house = random.pick(houses)
      const place = random.chance(1 / 3) ? { point: { lng: house.lng, lat: house.lat } } : { buildingCode: house.code }
      sayings.push({
        at: hour + random.next() * hourMs,
        resident: random.int(0, residents - 1),
        input: { text: random.pick(caseTexts[categoryCode]), categoryCode, visibility: 'neighbours', place },
      })
    }
  }
  return sayings.sort((a, b) => a.at - b.at)
}
