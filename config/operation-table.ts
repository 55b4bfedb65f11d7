import { readdirSync } from 'node:fs'
import path from 'node:path'

/**
 * Prints what the phone needs of the contracts: which operations the staff's function answers, and which may be asked
 * signed out. Everything else of a contract reaches the phone as types, and no schema does.
 */
interface Given {
  name?: string
  entry?: string
  signedOut?: true
  refusals?: unknown
}
const folder = path.resolve(__dirname, '../src/contracts')

async function main(): Promise<void> {
  const modules = await Promise.all(readdirSync(folder).map((file) => import(path.join(folder, file))))
  const contracts = modules
    .flatMap((exported) => Object.values(exported as Record<string, Given>))
    .filter((c) => c?.refusals)
  const namesOf = (chosen: Given[]) => chosen.map(({ name }) => name).sort()
  const staff = namesOf(contracts.filter(({ entry }) => entry === 'staff'))
  const signedOut = namesOf(contracts.filter((contract) => contract.signedOut))
  process.stdout.write(JSON.stringify({ staff, signedOut }))
}

void main()
