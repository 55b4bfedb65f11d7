// `npm run bench -- place`: which grid, which are nearest, and what an address means, beside what others use for it.
import { makePlaceIndex, placeCase } from '../../../cloudfunctions/kernel/place/place-index'
import { makeCity } from '../../../cloudfunctions/demo-city/city'
import { median, rounded, takeTurns } from '../stopwatch'
import { benchNearest } from './finding-nearest'
import { benchLocating } from './locating'

const TURNS = 5
const ADDRESSES = 5_000

export async function benchPlace(): Promise<Record<string, unknown>> {
  return { ...(await benchLocating()), ...(await benchNearest()), ...(await benchAddresses()) }
}

/** Alone: nobody else reads these names. */
async function benchAddresses(): Promise<Record<string, number>> {
  const city = makeCity()
  const index = makePlaceIndex(city)
  const addresses = city.buildings.slice(0, ADDRESSES).map(({ name }) => `${name.replaceAll(' ', '')}2单元`)
  const [readMs, buildMs] = (await takeTurns(
    [
      async () => {
        for (const address of addresses) placeCase(null, null, address, index)
      },
      async () => makePlaceIndex(city),
    ],
    TURNS,
    2,
  )) as [number[], number[]]
  const each = (median(readMs) * 1e3) / addresses.length
  console.log(
    `address        ${each.toFixed(1)} µs each; the demo city's grids and ${city.buildings.length} houses made ` +
      `ready in ${median(buildMs).toFixed(0)} ms`,
  )
  return { addressMicroseconds: rounded(each, 1), demoCityBuildMs: rounded(median(buildMs), 1) }
}
