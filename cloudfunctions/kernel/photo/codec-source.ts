import { readFileSync } from 'node:fs'

export type CodecName = 'jpegDecoder' | 'jpegEncoder' | 'webpDecoder'

/** Where the WebAssembly of each codec lies (Apache-2.0; mozjpeg and libwebp as the Squoosh project compiled them). */
export const codecFiles: Record<CodecName, string> = {
  jpegDecoder: '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  jpegEncoder: '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  webpDecoder: '@jsquash/webp/codec/dec/webp_dec.wasm',
}

/**
 * From node_modules while developing. What is built has none: there `inline-codecs.ts` puts a module with the same
 * function and the bytes themselves in the place of this one.
 */
export function codecBytes(name: CodecName): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(require.resolve(codecFiles[name])))
}
