import { availableParallelism, totalmem } from 'node:os'
import { benchCanteen } from './canteen/bench'
import { benchCase } from './case/bench'
import { benchChance } from './chance/bench'
import { benchMatching } from './matching/bench'
import { benchPlace } from './place/bench'
import { benchStart } from './start/bench'
import { benchStations } from './stations/bench'

/** Each prints what it measures and, in its last line, one JSON object. */
const benches: Record<string, (options: readonly string[]) => Promise<Record<string, unknown>>> = {
  canteen: benchCanteen,
  case: benchCase,
  chance: benchChance,
  matching: benchMatching,
  place: benchPlace,
  start: benchStart,
  stations: benchStations,
}

async function main(): Promise<void> {
  const bench = benches[process.argv[2] ?? '']
  if (!bench) throw new Error(`usage: npm run bench -- ${Object.keys(benches).join('|')}`)
  console.log(`${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`)
  console.log(JSON.stringify(await bench(process.argv.slice(3))))
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error)
    process.exit(1)
  },
)
