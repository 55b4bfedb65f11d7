import { copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { BuildOptions, Plugin } from 'esbuild'

/** pg asks for these two only where they exist; neither does here. */
const withoutNativeDrivers: Plugin = {
  name: 'without-native-drivers',
  setup(builder) {
    builder.onResolve({ filter: /^(pg-native|pg-cloudflare|cloudflare:sockets)$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'absent',
    }))
    builder.onLoad({ filter: /.*/, namespace: 'absent' }, ({ path: name }) => ({
      contents: `throw Object.assign(new Error('${name} is not part of this bundle'), { code: 'MODULE_NOT_FOUND' })`,
    }))
  },
}

/** A file that the code names by `require.resolve('….wasm')` is laid beside the bundle, and named there. */
const wasmBeside: Plugin = {
  name: 'wasm-beside',
  setup(builder) {
    const folder = path.dirname(builder.initialOptions.outfile!)
    builder.onResolve({ filter: /\.wasm$/ }, ({ path: asked }) => {
      const name = path.basename(asked)
      mkdirSync(folder, { recursive: true })
      copyFileSync(require.resolve(asked), path.join(folder, name))
      return { path: `./${name}`, external: true }
    })
  },
}

/** How everything that runs in Node without node_modules is built. */
export const bundled = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // Else every Chinese letter is written as six.
  charset: 'utf8',
  target: 'node20',
  plugins: [withoutNativeDrivers, wasmBeside],
  logLevel: 'warning',
  // The codecs ask for import.meta.url only to find their file, which they are handed instead.
  logOverride: { 'empty-import-meta': 'silent' },
} satisfies BuildOptions
