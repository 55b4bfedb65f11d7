// Neighbours of a spot out of a few ten thousand: square buckets, so that laying out the city takes a second and not an
// hour.
import type { Spot } from './plane'

export interface Near {
  /** Indexes of all spots within `reach` metres, nearest first. */
  within(spot: Spot, reach: number): number[]
  any(spot: Spot, reach: number): boolean
}

export function nearAmong(spots: readonly Spot[], bucketMetres: number): Near {
  const buckets = new Map<string, number[]>()
  const slot = (metres: number) => Math.floor(metres / bucketMetres)
  spots.forEach(({ x, y }, index) => {
    const key = `${slot(x)} ${slot(y)}`
    const bucket = buckets.get(key)
    if (bucket) bucket.push(index)
    else buckets.set(key, [index])
  })
  const collect = (spot: Spot, reach: number) => {
    const found: { index: number; square: number }[] = []
    for (let i = slot(spot.x - reach); i <= slot(spot.x + reach); i++) {
      for (let j = slot(spot.y - reach); j <= slot(spot.y + reach); j++) {
        for (const index of buckets.get(`${i} ${j}`) ?? []) {
          const square = (spots[index]!.x - spot.x) ** 2 + (spots[index]!.y - spot.y) ** 2
          if (square <= reach * reach) found.push({ index, square })
        }
      }
    }
    return found
  }
  return {
    within: (spot, reach) =>
      collect(spot, reach)
        .sort((a, b) => a.square - b.square || a.index - b.index)
        .map((found) => found.index),
    any: (spot, reach) => collect(spot, reach).length > 0,
  }
}
