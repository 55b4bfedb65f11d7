// A run is known by what it is of. What it answers depends on nothing else but the code.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { PolicyName } from '../policies'

export interface RunKey {
  /** `usual`, `untiring`, or a draw of sensitivity: `draw-7`. */
  people: string
  what: PolicyName | 'bound'
  seed: number
  load: number
  days: number
}

const root = path.resolve(__dirname, '../../..')
const worldCode = ['test/simulate/world', 'test/simulate/run', 'test/simulate/policies/plain.ts']
const ourCode = [
  ...worldCode,
  'test/simulate/policies/ours.ts',
  'test/simulate/policies/index.ts',
  'cloudfunctions/kernel/matching',
]

/**
 * Changes with every line of code that a result depends on, so that no result of other code is taken for this one's.
 */
function editionOf(places: readonly string[]): string {
  const hash = createHash('sha256')
  for (const place of places) {
    const files = place.endsWith('.ts')
      ? [place]
      : readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.ts'))
          .sort()
          .map((file) => path.join(place, file))
    for (const file of files) hash.update(file).update(readFileSync(path.join(root, file)))
  }
  return hash.digest('hex').slice(0, 10)
}

const editions = new Map<boolean, string>()

/** File of a run below the folder of results. */
export function fileOf({ people, what, seed, load, days }: RunKey): string {
  const isOurs = what === 'ours' || what === 'bound'
  if (!editions.has(isOurs)) editions.set(isOurs, editionOf(isOurs ? ourCode : worldCode))
  return path.join(editions.get(isOurs)!, people, `${what}-seed-${seed}-load-${load}-days-${days}.json`)
}
