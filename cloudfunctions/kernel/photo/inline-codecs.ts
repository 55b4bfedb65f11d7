import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'esbuild'
import { codecFiles } from './codec-source'

/**
 * For every build that takes photos: `esbuild.build({ …, plugins: [inlineCodecs] })`. Nothing else is needed.
 * Brotli inside base64, because the plain files would take 741 of the 1,024 KB a function may have; so they take 186.
 */
export const inlineCodecs: Plugin = {
  name: 'inline-codecs',
  setup(build) {
    // The codecs ask for import.meta.url only to find their file, which they are handed instead.
    build.initialOptions.logOverride = { ...build.initialOptions.logOverride, 'empty-import-meta': 'silent' }
    // Also where packages stay outside (the host): the scripts are ES modules, which an older Node 20 cannot require.
    build.onResolve({ filter: /^@jsquash\// }, ({ path }) => ({ path: require.resolve(path) }))
    build.onLoad({ filter: /[\\/]photo[\\/]codec-source\.ts$/ }, () => ({ contents: inlined(), loader: 'js' }))
  },
}

function inlined(): string {
  const packed = Object.entries(codecFiles).map(([name, file]) => `${name}: '${base64(file)}'`)
  return [
    `import { brotliDecompressSync } from 'node:zlib'`,
    `const packed = { ${packed.join(', ')} }`,
    `export const codecBytes = (name) => new Uint8Array(brotliDecompressSync(Buffer.from(packed[name], 'base64')))`,
  ].join('\n')
}

function base64(file: string): string {
  const wasm = readFileSync(require.resolve(file))
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: wasm.length }
  return brotliCompressSync(wasm, { params }).toString('base64')
}
