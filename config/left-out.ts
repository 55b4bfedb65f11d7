import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'esbuild'

/**
 * What the list of nouns brings to a function that never runs there: with it `member` weighed 1,163 KB, without it 735.
 * - Operations that another function answers: a noun lists them by entry, and the other lists are left empty, so that
 *   what only they reach (the spreadsheets of the desk) is not carried.
 * - The demo city, which only a host lays.
 */
export const leftOut = (name: string): Plugin => ({
  name: 'left-out',
  setup(builder) {
    const others = ['member', 'staff'].filter((entry) => entry !== name).join('|')
    const lists = new RegExp(`^(    (?:${others}): )\\[[^\\]]*\\]`, 'gm')
    builder.onLoad({ filter: /kernel[\\/][a-z]+[\\/][a-z]+\.ts$/ }, ({ path: file }) => {
      const isNoun = path.basename(file, '.ts') === path.basename(path.dirname(file))
      return isNoun ? { contents: readFileSync(file, 'utf8').replace(lists, '$1[]'), loader: 'ts' } : undefined
    })
    builder.onResolve({ filter: /[\\/]demo-city[\\/]/ }, ({ path: asked, kind }) =>
      kind === 'dynamic-import' ? { path: asked, namespace: 'absent' } : undefined,
    )
  },
})
