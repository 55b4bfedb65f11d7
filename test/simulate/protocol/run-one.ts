// A process for one run: `run-one <file> <key>`. Writes its file whole or not at all.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { policyOf } from '../policies'
import { boundOf } from '../run/bound'
import { simulate } from '../run/simulate'
import { layCity } from '../world/world-city'
import { demandOf } from '../world/world-demand'
import { BEHAVIOUR, untiring, type Behaviour } from '../world/world-numbers'
import type { RunKey } from './run-key'
import { drawnBehaviour } from './sensitivity'

const [file = '', text = ''] = process.argv.slice(2)
const key = JSON.parse(text) as RunKey

const city = layCity(key.seed)
const demand = demandOf(city, key.load, key.days)
const result =
  key.what === 'bound'
    ? { bound: boundOf(city, demand, behaviourOf(key)) }
    : simulate(city, demand, behaviourOf(key), policyOf(key.what, key.people !== 'untiring'))
mkdirSync(path.dirname(file), { recursive: true })
writeFileSync(`${file}.${process.pid}`, JSON.stringify(result))
renameSync(`${file}.${process.pid}`, file)

function behaviourOf({ people }: RunKey): Behaviour {
  if (people === 'untiring') return untiring(BEHAVIOUR)
  return people === 'usual' ? BEHAVIOUR : drawnBehaviour(Number(people.replace('draw-', '')))
}
