import { readFileSync } from 'node:fs'
import { transformSync } from 'esbuild'

export type CodecName = 'jpegDecoder' | 'jpegEncoder' | 'webpDecoder'

/** The WebAssembly of a codec, and the script that starts an instance of it. */
export type CodecSource = { wasm: Uint8Array<ArrayBuffer>; start: unknown }

/** Each codec is a .wasm and a .js (Apache-2.0; mozjpeg and libwebp as the Squoosh project compiled them). */
export const codecFiles: Record<CodecName, string> = {
  jpegDecoder: '@jsquash/jpeg/codec/dec/mozjpeg_dec',
  jpegEncoder: '@jsquash/jpeg/codec/enc/mozjpeg_enc',
  webpDecoder: '@jsquash/webp/codec/dec/webp_dec',
}

/**
 * From node_modules while developing. What is built has neither node_modules nor esbuild: there `inline-codecs.ts` puts
 * a module with the same function and the codecs themselves in the place of this one.
 */
export const codecSource = (name: CodecName): CodecSource => installedCodec(codecFiles[name])

/** The scripts are ES modules with import.meta, which jest's CommonJS cannot load: esbuild translates them here too. */
export function installedCodec(file: string): CodecSource {
  const script = readFileSync(require.resolve(`${file}.js`), 'utf8')
  const { code } = transformSync(script, { format: 'cjs', logOverride: { 'empty-import-meta': 'silent' } })
  const module = { exports: {} as { default?: unknown } }
  new Function('module', code)(module)
  return { wasm: new Uint8Array(readFileSync(require.resolve(`${file}.wasm`))), start: module.exports.default }
}
