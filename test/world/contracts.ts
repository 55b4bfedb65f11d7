import type { Contract } from '@/contracts/contract'
import type { OperationName } from '@/contracts/operations'
import type { Noun } from '../../cloudfunctions/kernel/call/noun'
import type { Operation } from '../../cloudfunctions/kernel/call/operation'
import { nouns } from '../../cloudfunctions/kernel/nouns'

function operationsOf({ operations: { member = [], staff = [] } = {} }: Noun): Operation[] {
  return [...member, ...staff]
}

/** Every contract by its name, from the one list of nouns: no test keeps a list of its own. */
export const contracts = Object.fromEntries(
  nouns.flatMap(operationsOf).map(({ contract }) => [contract.name, contract]),
) as Record<OperationName, Contract>

export const operationNames = Object.keys(contracts) as OperationName[]

/** `NamesIn<typeof import('@/contracts/station')>`: the operations of one noun. */
export type NamesIn<Module> = Extract<Module[keyof Module], Contract>['name'] & OperationName

/** The operations that a noun gives. */
export const namesOf = <Name extends OperationName>(noun: string): Name[] =>
  operationsOf(nouns.find(({ name }) => name === noun)!).map(({ contract }) => contract.name as Name)
