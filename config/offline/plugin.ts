import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Compilation, sources, type Compiler } from 'webpack'

const worker = path.join(__dirname, 'worker.js')

/** Writes offline.js beside H5's page: the worker, with the names of all files of this build and a hash over them. */
export class OfflinePlugin {
  apply(compiler: Compiler): void {
    compiler.hooks.compilation.tap('offline', (compilation) => {
      // After the page is written and every name has its hash.
      compilation.hooks.processAssets.tap(
        { name: 'offline', stage: Compilation.PROCESS_ASSETS_STAGE_REPORT },
        (assets) => {
          const files = Object.keys(assets)
            .filter((name) => /\.(html|js|css)$/.test(name))
            .sort()
          if (!files.includes('index.html')) return
          const all = createHash('sha256')
          for (const file of files) all.update(file).update(assets[file]!.buffer())
          const build = all.update(readFileSync(worker)).digest('hex').slice(0, 12)
          const told = `const build = '${build}'\nconst files = ${JSON.stringify(files)}\n`
          compilation.emitAsset('offline.js', new sources.RawSource(told + readFileSync(worker, 'utf8')))
        },
      )
    })
  }
}
