// What is measured runs as it is built for the cloud: own code in one file, packages beside it. A loader that compiles
// file by file names every closure when it is made and reads every import through a getter; that was a third of a
// search and up to half of a simulated day, and none of it is in the product.
import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'

const root = path.resolve(__dirname, '../..')

/** Files that are read beside a source are still read there. */
const placesOfSources: Plugin = {
  name: 'places-of-sources',
  setup(builder) {
    builder.onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
      loader: 'ts',
      contents: readFileSync(file, 'utf8')
        .replace(/\b__dirname\b/g, JSON.stringify(path.dirname(file)))
        .replace(/\b__filename\b/g, JSON.stringify(file)),
    }))
  },
}

/** @param entry a TypeScript file @returns the script; it goes when this process ends */
export async function builtFrom(entry: string): Promise<string> {
  const script = path.join(root, 'dist', 'measured', `${path.basename(entry, '.ts')}-${process.pid}.cjs`)
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'error',
    plugins: [placesOfSources],
  })
  process.once('exit', () => rmSync(script, { force: true }))
  return script
}

/** Starts such a script in a process of its own, without the loader of this one. */
export const forkBuilt = (script: string, words: readonly string[]): ChildProcess =>
  fork(script, [...words], { execArgv: ['--enable-source-maps'] })
