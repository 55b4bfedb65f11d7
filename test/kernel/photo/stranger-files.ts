import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import startWebpEncoder from '@jsquash/webp/codec/enc/webp_enc.js'
import type { Picture } from '../../../cloudfunctions/kernel/photo/picture'

// Files as strangers' phones make them, built byte by byte: each test says what is inside.

type Part = string | number[] | Uint8Array

export const bytesOf = (...parts: Part[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))))

const be16 = (n: number): number[] => [(n >> 8) & 255, n & 255]
const be32 = (n: number): number[] => [...be16(n >>> 16), ...be16(n & 0xffff)]
const le32 = (n: number): number[] => be32(n).reverse()

/** Four flat corners of different colours, so that any turn or mirror shows and JPEG keeps them. */
export const corners = {
  topLeft: [220, 40, 40],
  topRight: [40, 180, 60],
  bottomLeft: [50, 70, 210],
  bottomRight: [230, 210, 60],
}

type Colour = (x: number, y: number) => number[]

export function picture(width: number, height: number, colourAt: Colour = cornerColour(width, height)): Picture {
  const rgba = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const color = colourAt(x, y)
      rgba.set([color[0]!, color[1]!, color[2]!, color[3] ?? 255], (y * width + x) * 4)
    }
  }
  return { width, height, rgba }
}

const cornerColour =
  (width: number, height: number): Colour =>
  (x, y) => {
    const isLeft = x * 2 < width
    if (y * 2 < height) return isLeft ? corners.topLeft : corners.topRight
    return isLeft ? corners.bottomLeft : corners.bottomRight
  }

export function colorAt({ width, rgba }: Picture, x: number, y: number): number[] {
  return [...rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)]
}

/** An EXIF block with orientation, the phone's make, and GPS of a home in Hohhot: 40° 48′ 36″ N, 111° 41′ 24″ E. */
export function exif(orientation: number, { little = false } = {}): Uint8Array {
  const u16 = (n: number) => (little ? be16(n).reverse() : be16(n))
  const u32 = (n: number) => (little ? le32(n) : be32(n))
  const entry = (tag: number, type: number, count: number, value: number[]) => [
    ...u16(tag),
    ...u16(type),
    ...u32(count),
    ...value,
  ]
  const rationals = (...values: number[]) => values.flatMap((v) => [...u32(v), ...u32(1)])
  const make = 'FinderPhone 9'
  const first = 8
  const gps = first + 2 + 3 * 12 + 4
  const makeAt = gps + 2 + 4 * 12 + 4
  const latAt = makeAt + make.length + 1
  const lngAt = latAt + 24
  return bytesOf(
    little ? 'II' : 'MM',
    u16(42),
    u32(first),
    u16(3),
    entry(0x010f, 2, make.length + 1, u32(makeAt)),
    entry(0x0112, 3, 1, [...u16(orientation), 0, 0]),
    entry(0x8825, 4, 1, u32(gps)),
    u32(0),
    u16(4),
    entry(1, 2, 2, [...Buffer.from('N\0\0\0')]),
    entry(2, 5, 3, u32(latAt)),
    entry(3, 2, 2, [...Buffer.from('E\0\0\0')]),
    entry(4, 5, 3, u32(lngAt)),
    u32(0),
    make,
    [0],
    rationals(40, 48, 36),
    rationals(111, 41, 24),
  )
}

export const segment = (marker: number, ...parts: Part[]): Uint8Array => {
  const body = bytesOf(...parts)
  return bytesOf([0xff, marker], be16(body.length + 2), body)
}

/** Puts segments behind a JPEG's first two bytes, where phones put theirs. */
export const withSegments = (jpeg: Uint8Array, ...segments: Uint8Array[]): Uint8Array =>
  bytesOf(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2))

export const exifSegment = (orientation: number, options?: { little: boolean }): Uint8Array =>
  segment(0xe1, 'Exif\0\0', exif(orientation, options))

type Frame = { marker?: number; components?: number; precision?: number }

/** A frame header that claims a size; nothing follows that could be decoded. */
export function jpegClaiming(width: number, height: number, frame: Frame = {}): Uint8Array {
  const { marker = 0xc0, components = 3, precision = 8 } = frame
  const each = (...bytes: number[]): number[] => Array.from({ length: components }, (_, i) => [i + 1, ...bytes]).flat()
  return bytesOf(
    [0xff, 0xd8],
    segment(marker, [precision], be16(height), be16(width), [components], each(0x11, 0)),
    segment(0xda, [components], each(0), [0, 63, 0]),
    [0, 0xff, 0xd9],
  )
}

/** Every marker of a JPEG with the first bytes of its segment, up to the end marker and what lies behind it. */
export function segmentsOf(jpeg: Uint8Array): { marker: number; start: string }[] {
  const found: { marker: number; start: string }[] = []
  let at = 2
  while (at < jpeg.length) {
    if (jpeg[at] !== 0xff) throw new Error(`no marker at ${at}`)
    const marker = jpeg[at + 1]!
    const length = marker === 0xd9 ? 0 : (jpeg[at + 2]! << 8) | jpeg[at + 3]!
    found.push({ marker, start: Buffer.from(jpeg.subarray(at + 4, at + 10)).toString('latin1') })
    at += 2 + length
    if (marker === 0xda) while (!(jpeg[at] === 0xff && jpeg[at + 1] !== 0 && (jpeg[at + 1]! & 0xf8) !== 0xd0)) at++
  }
  return found
}

// PNG

function crc32(bytes: Uint8Array): number {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ -1) >>> 0
}

export const chunk = (name: string, ...parts: Part[]): Uint8Array => {
  const body = bytesOf(...parts)
  return bytesOf(be32(body.length), name, body, be32(crc32(bytesOf(name, body))))
}

export const pngSignature = bytesOf([0x89], 'PNG\r\n', [0x1a], '\n')
export const ihdr = (width: number, height: number, depth: number, type: number, interlace = 0): Uint8Array =>
  chunk('IHDR', be32(width), be32(height), [depth, type, 0, 0, interlace])

/** `lines` are unpredicted rows; each gets the next of the five filters, as an encoder that tries them all would. */
export function filtered(lines: Uint8Array[], bytesPerPixel: number): Uint8Array {
  return bytesOf(
    ...lines.map((line, y) => {
      const filter = y % 5
      const above = lines[y - 1] ?? new Uint8Array(line.length)
      const out = line.map((value, i) => {
        const left = line[i - bytesPerPixel] ?? 0
        const up = above[i]!
        const corner = above[i - bytesPerPixel] ?? 0
        const p = left + up - corner
        const nearest = [left, up, corner].reduce((best, c) => (Math.abs(p - c) < Math.abs(p - best) ? c : best))
        return value - [0, left, up, (left + up) >> 1, nearest][filter]!
      })
      return bytesOf([filter], out)
    }),
  )
}

export const png = (header: Uint8Array, rows: Uint8Array, ...before: Uint8Array[]): Uint8Array => {
  const packed = deflateSync(rows)
  const half = packed.length >> 1
  return bytesOf(
    pngSignature,
    header,
    ...before,
    chunk('IDAT', packed.subarray(0, half)),
    chunk('IDAT', packed.subarray(half)),
    chunk('IEND'),
  )
}

/** A header that claims a size, and no pixels. */
export const emptyPng = (width: number, height: number): Uint8Array =>
  bytesOf(pngSignature, ihdr(width, height, 8, 6), chunk('IDAT', [0]), chunk('IEND'))

export const rgbaPng = ({ width, height, rgba }: Picture, ...before: Uint8Array[]): Uint8Array => {
  const lines = Array.from(
    { length: height },
    (_, y) => new Uint8Array(rgba.subarray(y * width * 4, (y + 1) * width * 4)),
  )
  return png(ihdr(width, height, 8, 6), filtered(lines, 4), ...before)
}

// WebP

export const riff = (...chunks: Uint8Array[]): Uint8Array => {
  const body = bytesOf('WEBP', ...chunks)
  return bytesOf('RIFF', le32(body.length), body)
}
export const riffChunk = (name: string, body: Uint8Array): Uint8Array =>
  bytesOf(name, le32(body.length), body, body.length & 1 ? [0] : [])
export const vp8x = (flags: number, width: number, height: number): Uint8Array =>
  riffChunk('VP8X', bytesOf([flags, 0, 0, 0], le32(width - 1).slice(0, 3), le32(height - 1).slice(0, 3)))

/** The frame chunk of a real encoder's still WebP. */
export async function webpFrame({ rgba, width, height }: Picture): Promise<Uint8Array> {
  type Encoder = { encode(rgba: Picture['rgba'], width: number, height: number, options: object): Uint8Array }
  const start = startWebpEncoder as unknown as (options: object) => Promise<Encoder>
  const file = require.resolve('@jsquash/webp/codec/enc/webp_enc.wasm')
  const module = new WebAssembly.Module(new Uint8Array(readFileSync(file)))
  const encoder = await start({
    noInitialRun: true,
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(module, imports)
      done(instance)
      return instance.exports
    },
  })
  return encoder.encode(rgba, width, height, webpOptions).slice(12)
}

const webpOptions = {
  quality: 90,
  target_size: 0,
  target_PSNR: 0,
  method: 4,
  sns_strength: 50,
  filter_strength: 60,
  filter_sharpness: 0,
  filter_type: 1,
  partitions: 0,
  segments: 4,
  pass: 1,
  show_compressed: 0,
  preprocessing: 0,
  autofilter: 0,
  partition_limit: 0,
  alpha_compression: 1,
  alpha_filtering: 1,
  alpha_quality: 100,
  lossless: 0,
  exact: 0,
  image_hint: 0,
  emulate_jpeg_size: 0,
  thread_level: 0,
  low_memory: 0,
  near_lossless: 100,
  use_delta_palette: 0,
  use_sharp_yuv: 0,
}
