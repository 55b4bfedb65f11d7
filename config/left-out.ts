import path from 'node:path'
import type { Plugin } from 'esbuild'
import type { Contract } from '../src/contracts/contract'

/**
 * What the list of nouns brings to a function that never runs there. With it `member` weighed 1,163 KB, without it 780.
 * - An operation that another function answers: of it stays what the table of operations sorts by. A file whose
 *   operations are all of that kind is never asked for by its noun.
 * - The demo city, which only a host lays.
 */
export const leftOut = (entry: string): Plugin => ({
  name: 'left-out',
  setup(builder) {
    builder.onResolve({ filter: /^\.\// }, async ({ importer, path: asked }) => {
      if (!/[\\/]kernel[\\/]([^\\/]+)[\\/]\1\.ts$/.test(importer)) return undefined
      const file = path.join(path.dirname(importer), `${asked}.ts`)
      const operations = Object.values(await operationsOf(file))
      const isElsewhere = operations.length > 0 && operations.every(({ contract }) => contract.entry !== entry)
      return isElsewhere ? { path: file, namespace: 'elsewhere' } : undefined
    })
    builder.onLoad({ filter: /.*/, namespace: 'elsewhere' }, async ({ path: file }) => ({
      contents: Object.entries(await operationsOf(file))
        .map(([name, operation]) => `export const ${name} = ${JSON.stringify(operation)}`)
        .join('\n'),
    }))
    builder.onResolve({ filter: /[\\/]demo-city[\\/]/ }, ({ path: name, kind }) =>
      kind === 'dynamic-import' ? { path: name, namespace: 'absent' } : undefined,
    )
  },
})

type Sorted = { contract: Pick<Contract, 'name' | 'entry'> }

/** Those that a file gives, by the name it gives them. */
async function operationsOf(file: string): Promise<Record<string, Sorted>> {
  const given = Object.entries((await import(file)) as Record<string, Partial<Sorted> | undefined>)
  return Object.fromEntries(
    given.flatMap(([name, { contract } = {}]) =>
      contract?.entry ? [[name, { contract: { name: contract.name, entry: contract.entry } }]] : [],
    ),
  )
}
