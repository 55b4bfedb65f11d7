import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'esbuild'
import { codecFiles } from './codec-source'

/**
 * For the build of the functions: `esbuild.build({ …, plugins: [inlineCodecs] })`. Nothing else is needed.
 * Brotli inside base64, because the plain files would take 741 of the 1,024 KB a function may have; so they take 190.
 */
export const inlineCodecs: Plugin = {
  name: 'inline-codecs',
  setup(build) {
    // Also where packages stay outside (the host): the codecs are ES modules, which older Node 20 cannot require.
    // They ask for import.meta.url only to find their file, which they are handed instead.
    build.initialOptions.logOverride = { ...build.initialOptions.logOverride, 'empty-import-meta': 'silent' }
    build.onResolve({ filter: /^@jsquash\// }, ({ path }) => ({ path: require.resolve(path) }))
    build.onLoad({ filter: /[\\/]photo[\\/]codec-source\.ts$/ }, () => ({ contents: inlined(), loader: 'js' }))
  },
}

function inlined(): string {
  const packed = Object.entries(codecFiles).map(([name, file]) => {
    const bytes = readFileSync(require.resolve(file))
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    return `${name}: '${brotliCompressSync(bytes, { params }).toString('base64')}'`
  })
  return [
    `import { brotliDecompressSync } from 'node:zlib'`,
    `const packed = { ${packed.join(', ')} }`,
    `export const codecBytes = (name) => new Uint8Array(brotliDecompressSync(Buffer.from(packed[name], 'base64')))`,
  ].join('\n')
}
