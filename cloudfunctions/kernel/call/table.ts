import type { Contract } from '@/contracts/contract'
import type { Noun } from './noun'
import type { Operation } from './operation'
import type { Taken } from './taken'

/** What one function answers, by the names of its operations. */
export class OperationTable extends Map<string, Operation> {
  constructor(
    operations: readonly Operation[],
    readonly taken: Taken,
  ) {
    super(operations.map((o) => [o.contract.name, o]))
  }
}

/**
 * The table of an entry out of what the nouns give. A call of one noun may meet a key of another, so all keys are
 * known.
 */
export function tableOf(entry: Contract['entry'], nouns: readonly Noun[]): OperationTable {
  const followers = new Map(nouns.flatMap(({ follows = [] }) => follows).map((f) => [f.name, f]))
  const operations = nouns
    .flatMap((noun) => noun.operations?.[entry] ?? [])
    .map((operation) => ({ ...operation, ...followers.get(operation.contract.name) }))
  return new OperationTable(operations, {
    refusals: Object.assign({}, ...nouns.map(({ taken }) => taken)),
    looksAgain: new Set(nouns.flatMap(({ looksAgain = [] }) => looksAgain)),
  })
}
